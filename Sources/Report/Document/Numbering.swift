/// Counts figures, tables and sections in the order of the document.
struct Numbering {
  private(set) var figure = 0
  private(set) var table = 0
  private(set) var section: [Int] = []

  mutating func nextFigure() -> String {
    figure += 1
    return "Figure \(figure)"
  }

  mutating func nextTable() -> String {
    table += 1
    return "Table \(table)"
  }

  /// "2" or "2.1".
  mutating func nextSection(depth: Int) -> String {
    while section.count < depth { section.append(0) }
    section.removeLast(section.count - depth)
    section[depth - 1] += 1
    return section.map(String.init).joined(separator: ".")
  }
}
