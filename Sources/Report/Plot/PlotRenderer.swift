internal import ApicalImaging

/// Turns one panel into primitives over a rectangle of the scene.
struct PlotRenderer {
  let plot: Plot
  /// Where the axes span.
  let area: Rectangle

  func primitives() -> [Primitive] {
    var result: [Primitive] = []
    if plot.frame == .axes { result += AxisRenderer(plot: plot, area: area).grid() }
    result.append(.clipped(area, plot.marks.flatMap(primitives(for:))))
    result += plot.marks.compactMap(words)
    if plot.frame == .axes { result += AxisRenderer(plot: plot, area: area).primitives() }
    result += MarginLabelLayout(plot: plot, area: area).primitives()
    return result + heading() + message() + captions()
  }

  /// Position of a data point in the scene.
  func place(_ point: Point) -> Point { Point(x: placeX(point.x), y: placeY(point.y)) }

  func placeX(_ x: Double) -> Double { area.x + plot.x.fraction(of: x) * area.width }

  func placeY(_ y: Double) -> Double { area.bottom - plot.y.fraction(of: y) * area.height }

  private func primitives(for mark: Mark) -> [Primitive] {
    switch mark {
    case .rule(let rule, let stroke): [.path([outline(of: rule)], fill: nil, stroke: stroke)]
    case .band(let direction, let range, let colour):
      [.path([.rectangle(box(direction, range))], fill: colour, stroke: nil)]
    case .dots(let points, let style, let titles): [.symbols(points.map(place), style, titles: titles)]
    case .line(let from, let to, let stroke):
      [.path([.line(place(from), place(to))], fill: nil, stroke: stroke)]
    case .polyline(let points, let stroke): [.path([.open(points.map(place))], fill: nil, stroke: stroke)]
    case .polygon(let points, let fill, let stroke):
      [.path([.closed(points.map(place))], fill: fill, stroke: stroke)]
    case .bars(let bars, let fill): bars.filter { $0.height > 0 }.map { primitive(for: $0, fill: fill) }
    case .text: []
    case .raster(let raster, let rectangle): [.raster(raster, box(rectangle))]
    case .contour(let rings, let stroke):
      [.path(rings.map { .closed($0.map(place)) }, fill: nil, stroke: stroke)]
    }
  }

  private func outline(of rule: Rule) -> Outline {
    switch rule {
    case .horizontal(let y): return .line(Point(x: area.x, y: placeY(y)), Point(x: area.right, y: placeY(y)))
    case .vertical(let x): return .line(Point(x: placeX(x), y: area.y), Point(x: placeX(x), y: area.bottom))
    case .sloped(let intercept, let slope):
      let domain = plot.x.scale.domain
      let ends = [domain.lowerBound, domain.upperBound].map { Point(x: $0, y: intercept + slope * $0) }
      return .line(place(ends[0]), place(ends[1]))
    }
  }

  private func box(_ direction: Direction, _ range: ClosedRange<Double>) -> Rectangle {
    switch direction {
    case .horizontal:
      let (top, bottom) = (placeY(range.upperBound), placeY(range.lowerBound))
      return Rectangle(x: area.x, y: min(top, bottom), width: area.width, height: abs(bottom - top))
    case .vertical:
      let (left, right) = (placeX(range.lowerBound), placeX(range.upperBound))
      return Rectangle(x: min(left, right), y: area.y, width: abs(right - left), height: area.height)
    }
  }

  private func box(_ rectangle: Rectangle) -> Rectangle {
    let first = place(Point(x: rectangle.x, y: rectangle.y))
    let second = place(Point(x: rectangle.right, y: rectangle.bottom))
    return Rectangle(
      x: min(first.x, second.x), y: min(first.y, second.y), width: abs(second.x - first.x),
      height: abs(second.y - first.y))
  }

  /// A bar, set off from its neighbours by a hair of paper.
  private func primitive(for bar: Bar, fill: Colour) -> Primitive {
    let full = box(
      Rectangle(
        x: bar.range.lowerBound, y: bar.base, width: bar.range.upperBound - bar.range.lowerBound,
        height: bar.height))
    let gap = min(0.4, full.width / 8)
    let inner = Rectangle(x: full.x + gap, y: full.y, width: full.width - 2 * gap, height: full.height)
    return .path([.rectangle(inner)], fill: fill, stroke: nil)
  }

  private func words(_ mark: Mark) -> Primitive? {
    guard case .text(let text) = mark else { return nil }
    let anchor = place(text.position)
    let position = Point(x: anchor.x + text.offset.width, y: anchor.y + text.offset.height)
    return .text(
      TextRun(
        text.text, at: position, anchor: text.anchor, level: text.level, font: text.font, colour: text.colour)
    )
  }

  private func heading() -> [Primitive] {
    guard let title = plot.title else { return [] }
    let place = Point(x: area.x, y: area.y - Theme.gap)
    return [.text(TextRun(title, at: place, level: .bottom, font: .panelTitle))]
  }

  private func message() -> [Primitive] {
    guard let message = plot.message else { return [] }
    let place = Point(x: area.middleX, y: area.y + min(28, area.height / 2))
    return [.text(TextRun(message, at: place, anchor: .middle, font: .legend, colour: Palette.muted))]
  }

  private func captions() -> [Primitive] {
    plot.captionLines.enumerated().map { index, line in
      let place = Point(
        x: area.x, y: area.bottom + Theme.gap + Double(index) * Font.annotation.lineHeight)
      var font = Font.annotation
      if index == 0 { font.weight = .semibold }
      return .text(
        TextRun(line, at: place, level: .top, font: font, colour: index == 0 ? Palette.ink : Palette.muted))
    }
  }
}
