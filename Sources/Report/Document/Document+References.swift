internal import Foundation

extension Document {
  /// What becomes of a reference.
  enum ReferenceStyle {
    /// "Figure 2".
    case plain
    /// The same between marks that ``Swift/String/linkedParts`` reads.
    case linked
  }

  /// The document with every `{figure:NAME}`, `{table:NAME}` and `{section:NAME}` of its texts and cells replaced by
  /// "Figure 2", "Table 1" or "Section 3.1".
  ///
  /// - Throws: ``RenderError/duplicateName(_:)``.
  func resolved(_ style: ReferenceStyle = .plain) throws(RenderError) -> Document {
    var numbering = Numbering()
    let named = Self.numbered(sections, depth: 1, &numbering)
    let references =
      try Self.references("figure", "Figure", figures.map(\.name), style)
      + Self.references("table", "Table", tables.map(\.name), style)
      + Self.references(named, style)
    var result = self
    result.sections = sections.map { $0.replacing(references) }
    return result
  }

  private static func references(
    _ kind: String, _ label: String, _ names: [String], _ style: ReferenceStyle
  ) throws(RenderError) -> [(token: String, text: String)] {
    try refuseDuplicates(names)
    return zip(1..., names).map {
      ("{\(kind):\($1)}", style.text("\(label)\u{00A0}\($0)", id: "\(kind)-\($1)"))
    }
  }

  private static func references(
    _ sections: [(name: String, number: String)], _ style: ReferenceStyle
  ) throws(RenderError) -> [(token: String, text: String)] {
    try refuseDuplicates(sections.map(\.name))
    return sections.map { name, number in
      ("{section:\(name)}", style.text("Section\u{00A0}\(number)", id: "section-\(number)"))
    }
  }

  private static func refuseDuplicates(_ names: [String]) throws(RenderError) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
  }

  /// Number of every section that has a name.
  private static func numbered(
    _ sections: [Section], depth: Int, _ numbering: inout Numbering
  ) -> [(name: String, number: String)] {
    var result: [(name: String, number: String)] = []
    for section in sections {
      let number = numbering.nextSection(depth: depth)
      if !section.name.isEmpty { result.append((section.name, number)) }
      result += numbered(section.subsections, depth: depth + 1, &numbering)
    }
    return result
  }
}

extension Document.ReferenceStyle {
  fileprivate func text(_ label: String, id: String) -> String {
    self == .plain ? label : "\u{E000}\(id)\u{E001}\(label)\u{E002}"
  }
}

/// A part of a text: plain, or a reference to what has an id in the document.
struct LinkedText: Equatable {
  let text: String
  var target: String?
}

extension String {
  /// The text in parts, each with what it refers to; marks that are not whole vanish.
  var linkedParts: [LinkedText] {
    guard contains("\u{E000}") else { return [LinkedText(text: self)] }
    let parts = components(separatedBy: "\u{E000}")
    return [LinkedText(text: parts[0])]
      + parts.dropFirst().flatMap { part -> [LinkedText] in
        let target = part.components(separatedBy: "\u{E001}")
        let label = target.last?.components(separatedBy: "\u{E002}") ?? []
        guard target.count == 2, label.count == 2 else {
          return [LinkedText(text: part.filter { !"\u{E001}\u{E002}".contains($0) })]
        }
        return [LinkedText(text: label[0], target: target[0]), LinkedText(text: label[1])]
      }
  }

  /// The text escaped for markup, with references as elements.
  var escapedWithLinks: String {
    linkedParts.map { part in
      let text = part.text.escapedForMarkup
      return part.target.map { "<a href=\"#\($0.escapedForMarkup)\">\(text)</a>" } ?? text
    }.joined()
  }
}

extension Section {
  fileprivate func replacing(_ references: [(token: String, text: String)]) -> Section {
    func replaced(_ text: String) -> String {
      guard text.contains("{") else { return text }
      return references.reduce(text) { $0.replacingOccurrences(of: $1.token, with: $1.text) }
    }
    func replaced(_ table: Table) -> Table {
      var table = table
      table.notes = table.notes.map(replaced)
      for row in table.rows.indices {
        for column in table.rows[row].cells.indices {
          guard case .text(let text) = table.rows[row].cells[column], text.contains("{") else { continue }
          table.rows[row].cells[column] = .text(replaced(text))
        }
      }
      return table
    }
    let blocks = blocks.map { block -> Block in
      switch block {
      case .paragraph(let text): return .paragraph(replaced(text))
      case .list(let items): return .list(items.map(replaced))
      case .notice(let notice):
        return .notice(Notice(notice.kind, title: notice.title, text: replaced(notice.text)))
      case .table(let table): return .table(replaced(table))
      case .keyFigures, .figure: return block
      }
    }
    return Section(
      title, name: name, blocks: blocks, subsections: subsections.map { $0.replacing(references) })
  }
}
