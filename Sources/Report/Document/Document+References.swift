internal import Foundation

extension Document {
  /// The document with every `{figure:NAME}` and `{table:NAME}` of its texts replaced by "Figure 2" or "Table 1".
  ///
  /// - Throws: ``RenderError/duplicateName(_:)``.
  func resolved() throws(RenderError) -> Document {
    let references =
      try Self.references("figure", "Figure", figures.map(\.name))
      + Self.references("table", "Table", tables.map(\.name))
    var result = self
    result.sections = sections.map { $0.replacing(references) }
    return result
  }

  private static func references(
    _ kind: String, _ label: String, _ names: [String]
  ) throws(RenderError) -> [(token: String, text: String)] {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
    return zip(1..., names).map { ("{\(kind):\($1)}", "\(label)\u{00A0}\($0)") }
  }
}

extension Section {
  fileprivate func replacing(_ references: [(token: String, text: String)]) -> Section {
    func replaced(_ text: String) -> String {
      guard text.contains("{") else { return text }
      return references.reduce(text) { $0.replacingOccurrences(of: $1.token, with: $1.text) }
    }
    let blocks = blocks.map { block -> Block in
      switch block {
      case .paragraph(let text): return .paragraph(replaced(text))
      case .list(let items): return .list(items.map(replaced))
      case .notice(let notice):
        return .notice(Notice(notice.kind, title: notice.title, text: replaced(notice.text)))
      case .keyFigures, .table, .figure: return block
      }
    }
    return Section(title, blocks: blocks, subsections: subsections.map { $0.replacing(references) })
  }
}
