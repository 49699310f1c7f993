internal import ApicalImaging

/// Up to four large numbers side by side, between two rules.
struct KeyFigureRow {
  private struct Column {
    let x: Double
    let label, value, detail: TextLayout
  }

  private static let padding = 9.0
  private let columns: [Column]
  /// Points.
  let height: Double

  init(_ figures: ArraySlice<KeyFigure>) {
    let (widths, scale) = Self.fit(figures)
    var x = PageStyle.left
    columns = zip(figures, widths).map { figure, width in
      defer { x += width + PageStyle.columnGap }
      return Column(
        x: x, label: TextLayout(figure.label, font: PageStyle.keyLabel, width: width),
        value: Self.value(figure, scale: scale),
        detail: TextLayout(figure.detail, font: PageStyle.small, width: width))
    }
    height =
      2 * Self.padding
      + (columns.map { $0.label.size.height + $0.value.size.height + $0.detail.size.height }.max() ?? 0)
  }

  func items(y: Double) -> [PageItem] {
    let right = PageStyle.left + PageStyle.width
    func rule(_ y: Double, _ stroke: Stroke) -> PageItem {
      .rule(from: Point(x: PageStyle.left, y: y), to: Point(x: right, y: y), stroke)
    }
    let label = columns.map { $0.label.size.height }.max() ?? 0
    return [
      rule(y, Stroke(Palette.accent, width: 1.4)), rule(y + height, Stroke(Palette.hairline, width: 0.7)),
    ]
      + columns.flatMap { column in
        let top = y + Self.padding
        let valueTop = top + label
        return [
          text(column.label, column.x, top, Palette.muted),
          text(column.value, column.x, valueTop, Palette.ink),
          text(column.detail, column.x, valueTop + column.value.size.height, Palette.muted),
        ]
      }
  }

  private func text(_ layout: TextLayout, _ x: Double, _ y: Double, _ colour: Colour) -> PageItem {
    .text(layout, lines: 0..<layout.lines.count, at: Point(x: x, y: y), colour: colour)
  }

  private static func value(_ figure: KeyFigure, scale: Double) -> TextLayout {
    var spans = [TextSpan(figure.value)]
    if !figure.unit.isEmpty {
      let size = PageStyle.keyLabel.size * scale
      spans.append(TextSpan(" " + figure.unit, weight: .regular, colour: Palette.muted, size: size))
    }
    var font = PageStyle.keyValue
    font.size *= scale
    return TextLayout(spans, font: font)
  }

  /// Widths of the columns and the factor on the numbers' size: smaller where they would not fit side by side.
  ///
  /// Each column gets what its number needs, more for its other lines where there is room, and a share of the rest.
  private static func fit(_ figures: ArraySlice<KeyFigure>) -> (widths: [Double], scale: Double) {
    let free = PageStyle.width - Double(figures.count - 1) * PageStyle.columnGap
    let numbers = figures.map { value($0, scale: 1).size.width }
    let scale = min(1, free / max(numbers.reduce(0, +), 1))
    let whole = zip(figures, numbers).map { figure, number in
      let detail = TextLayout(figure.detail, font: PageStyle.small).size.width
      let label = TextLayout(figure.label, font: PageStyle.keyLabel).size.width
      return max(number, label, min(detail, 130))
    }
    let needed = whole.reduce(0, +) <= free ? whole : numbers.map { $0 * scale }
    let rest = (free - needed.reduce(0, +)) / Double(max(figures.count, 1))
    return (needed.map { $0 + rest }, scale)
  }
}
