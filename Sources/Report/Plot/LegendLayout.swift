internal import ApicalImaging

/// Keys in a line, broken where the figure ends.
struct LegendLayout {
  private struct Item {
    let entry: LegendEntry
    let x, y: Double
  }

  private static let symbolWidth = 16.0
  private static let spacing = 14.0
  private let items: [Item]
  /// Points, with the distance to what follows; 0 without entries.
  let height: Double

  init(_ entries: [LegendEntry], width: Double) {
    var items: [Item] = []
    var x = 0.0
    var line = 0
    for entry in entries {
      let needed = Self.symbolWidth + TextLayout(entry.label, font: .legend).size.width
      if x > 0, x + needed > width {
        x = 0
        line += 1
      }
      items.append(Item(entry: entry, x: x, y: (Double(line) + 0.5) * Self.lineHeight))
      x += needed + Self.spacing
    }
    self.items = items
    height = entries.isEmpty ? 0 : Double(line + 1) * Self.lineHeight + Theme.gap
  }

  private static let lineHeight = Font.legend.lineHeight + 3

  func primitives(at origin: Point) -> [Primitive] {
    items.flatMap { item in
      let centre = Point(x: origin.x + item.x + 6, y: origin.y + item.y)
      let text = Point(x: origin.x + item.x + Self.symbolWidth, y: centre.y)
      return [
        symbol(item.entry.symbol, at: centre),
        .text(TextRun(item.entry.label, at: text, font: .legend, colour: Palette.ink)),
      ]
    }
  }

  private func symbol(_ symbol: LegendEntry.Symbol, at centre: Point) -> Primitive {
    switch symbol {
    case .dot(let style):
      var larger = style
      larger.radius = max(style.radius, 3)
      return larger.primitive(at: [centre])
    case .line(let stroke):
      return .path(
        [.line(Point(x: centre.x - 6, y: centre.y), Point(x: centre.x + 6, y: centre.y))], fill: nil,
        stroke: stroke)
    case .swatch(let colour):
      let box = Rectangle(x: centre.x - 5, y: centre.y - 4, width: 10, height: 8)
      return .path([.rectangle(box)], fill: colour, stroke: nil)
    }
  }
}
