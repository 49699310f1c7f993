internal import ApicalImaging

/// Axis lines, ticks, their labels and titles of one panel.
struct AxisRenderer {
  let plot: Plot
  let area: Rectangle

  /// Faint lines at the ticks of y, behind the marks.
  func grid() -> [Primitive] {
    guard plot.y.categories == nil else { return [] }
    let inner = plot.y.scale.ticks.filter { (0.001...1.001).contains(plot.y.fraction(of: $0)) }
    let lines = inner.map { Outline.line(Point(x: area.x, y: y($0)), Point(x: area.right, y: y($0))) }
    return [.path(lines, fill: nil, stroke: Stroke(Palette.hairline.opacity(0.7), width: Theme.gridWidth))]
  }

  func primitives() -> [Primitive] {
    let stroke = Stroke(Palette.axis, width: Theme.axisWidth)
    let corner = Point(x: area.x, y: area.bottom)
    let lines = [
      Outline.line(corner, Point(x: area.right, y: area.bottom)), .line(corner, Point(x: area.x, y: area.y)),
    ]
    return [.path(lines + xTicks() + yTicks(), fill: nil, stroke: stroke)] + xLabels() + yLabels()
  }

  private func x(_ value: Double) -> Double { area.x + plot.x.fraction(of: value) * area.width }
  private func y(_ value: Double) -> Double { area.bottom - plot.y.fraction(of: value) * area.height }

  private func xTicks() -> [Outline] {
    plot.x.tickLabels.map {
      .line(
        Point(x: x($0.position), y: area.bottom),
        Point(x: x($0.position), y: area.bottom + Theme.tickLength))
    }
  }

  private func yTicks() -> [Outline] {
    plot.y.tickLabels.map {
      .line(Point(x: area.x, y: y($0.position)), Point(x: area.x - Theme.tickLength, y: y($0.position)))
    }
  }

  private func xLabels() -> [Primitive] {
    guard plot.x.isLabelled else { return [] }
    let top = area.bottom + Theme.tickLength + Theme.gap / 2
    var result = uncrowded(plot.x.tickLabels).map { tick in
      Primitive.text(
        TextRun(
          tick.label, at: Point(x: x(tick.position), y: top), anchor: .middle, level: .top, font: .tickLabel,
          colour: Palette.muted))
    }
    if !plot.x.title.isEmpty {
      let place = Point(x: area.middleX, y: top + plot.x.labelHeight + Theme.gap)
      result.append(
        .text(TextRun(plot.x.heading, at: place, anchor: .middle, level: .top, font: .axisTitle)))
    }
    return result
  }

  /// Of numbers that would touch, every second, third … is printed, zero among them where it is there.
  private func uncrowded(_ ticks: [Axis.Category]) -> [Axis.Category] {
    guard plot.x.categories == nil, ticks.count > 1 else { return ticks }
    let widest = ticks.map { TextLayout($0.label, font: .tickLabel).size.width }.max() ?? 0
    let apart = abs(x(ticks[1].position) - x(ticks[0].position))
    let step = apart > 0 ? max(1, Int(((widest + Theme.gap) / apart).rounded(.up))) : 1
    let zero = ticks.firstIndex { $0.position == 0 } ?? 0
    return ticks.indices.filter { ($0 - zero).isMultiple(of: step) }.map { ticks[$0] }
  }

  private func yLabels() -> [Primitive] {
    guard plot.y.isLabelled else { return [] }
    let right = area.x - Theme.tickLength - Theme.gap / 2
    var result = plot.y.tickLabels.map { tick in
      Primitive.text(
        TextRun(
          tick.label, at: Point(x: right, y: y(tick.position)), anchor: .end, font: .tickLabel,
          colour: Palette.muted))
    }
    if !plot.y.title.isEmpty {
      let widest = plot.y.tickLabels.map { TextLayout($0.label, font: .tickLabel).size.width }.max() ?? 0
      let place = Point(
        x: right - widest - Theme.gap - Font.axisTitle.lineHeight / 2, y: area.middleY)
      result.append(
        .text(TextRun(plot.y.heading, at: place, anchor: .middle, font: .axisTitle, isUpright: true)))
    }
    return result
  }
}
