internal import ApicalImaging

/// The key to a colour map, at the right of the panels.
struct ColourBarRenderer {
  static let barWidth = 9.0
  let bar: ColourBar

  /// Bar, ticks, labels and title together.
  var width: Double {
    let labels = bar.axis.tickLabels.map { TextLayout($0.label, font: .tickLabel).size.width }
    return Self.barWidth + Theme.tickLength + Theme.gap + (labels.max() ?? 0) + Theme.gap
      + Font.axisTitle.lineHeight
  }

  func primitives(in box: Rectangle) -> [Primitive] {
    [.raster(raster(), box)] + ticks(box) + [title(box)]
  }

  private func raster() -> Raster {
    let rows = 256
    let bytes = (0..<rows).flatMap { row -> [UInt8] in
      let colour = bar.map.bytes(1 - Double(row) / Double(rows - 1))
      return [colour.red, colour.green, colour.blue]
    }
    return Raster(size: PixelSize(width: 1, height: rows), rgb: bytes)
  }

  private func ticks(_ box: Rectangle) -> [Primitive] {
    bar.axis.tickLabels.flatMap { tick -> [Primitive] in
      let y = box.bottom - bar.axis.fraction(of: tick.position) * box.height
      let end = Point(x: box.right + Theme.tickLength, y: y)
      let stroke = Stroke(Palette.axis, width: Theme.axisWidth)
      let place = Point(x: end.x + Theme.gap / 2, y: y)
      return [
        .path([.line(Point(x: box.right, y: y), end)], fill: nil, stroke: stroke),
        .text(TextRun(tick.label, at: place, font: .tickLabel, colour: Palette.muted)),
      ]
    }
  }

  private func title(_ box: Rectangle) -> Primitive {
    let place = Point(x: box.x + width - Font.axisTitle.lineHeight / 2, y: box.middleY)
    return .text(
      TextRun(bar.axis.heading, at: place, anchor: .middle, font: .axisTitle, isUpright: true))
  }
}
