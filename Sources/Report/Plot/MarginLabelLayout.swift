internal import ApicalImaging

/// Labels at the right of a panel, moved apart where they would overlap.
struct MarginLabelLayout {
  let plot: Plot
  let area: Rectangle

  func primitives() -> [Primitive] {
    let labels = plot.marginLabels.sorted { level($0) < level($1) }
    let centres = Self.spread(labels.map(level), heights: labels.map(Self.height))
    return zip(labels, centres).flatMap { label, centre in
      draw(label, centre: centre) + leader(from: level(label), to: centre)
    }
  }

  /// Centres moved as little as needed for labels of the given heights not to overlap; both ascending.
  static func spread(_ centres: [Double], heights: [Double]) -> [Double] {
    var result = centres
    for _ in 0..<50 {
      var moved = false
      for index in result.indices.dropFirst() {
        let needed = (heights[index - 1] + heights[index]) / 2 + 1
        let lacking = needed - (result[index] - result[index - 1])
        guard lacking > 0.01 else { continue }
        result[index - 1] -= lacking / 2
        result[index] += lacking / 2
        moved = true
      }
      if !moved { break }
    }
    return result
  }

  private func level(_ label: MarginLabel) -> Double {
    area.bottom - plot.y.fraction(of: label.value) * area.height
  }

  private static func height(_ label: MarginLabel) -> Double {
    Font.marginLabel.lineHeight + (label.detail == nil ? 0 : Font.annotation.lineHeight)
  }

  private func draw(_ label: MarginLabel, centre: Double) -> [Primitive] {
    let x = area.right + 2 * Theme.gap
    let first = label.detail == nil ? centre : centre - Font.annotation.lineHeight / 2
    var result = [
      Primitive.text(
        TextRun(label.text, at: Point(x: x, y: first), font: .marginLabel, colour: label.colour))
    ]
    if let detail = label.detail {
      let place = Point(x: x, y: first + Font.annotation.lineHeight)
      result.append(.text(TextRun(detail, at: place, font: .annotation, colour: Palette.muted)))
    }
    return result
  }

  private func leader(from level: Double, to centre: Double) -> [Primitive] {
    let ends = (Point(x: area.right + 1, y: level), Point(x: area.right + 2 * Theme.gap - 1.5, y: centre))
    return [.path([.line(ends.0, ends.1)], fill: nil, stroke: Stroke(Palette.axis, width: Theme.gridWidth))]
  }
}
