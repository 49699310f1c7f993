/// One section of a page.
struct HTMLSection {
  let section: Section
  /// 1 for a section of the document.
  let depth: Int
  /// SVG of figures by name.
  let drawings: [String: String]

  func html(_ numbering: inout Numbering) throws(RenderError) -> String {
    let number = numbering.nextSection(depth: depth)
    let level = min(depth + 1, 6)
    var text = "<section aria-labelledby=\"section-\(number)\">\n"
    text += "<h\(level) id=\"section-\(number)\"><span class=\"number\">\(number)</span>"
    text += "\(section.title.escapedForMarkup)</h\(level)>\n"
    for block in section.blocks { text += try html(block, &numbering) }
    for subsection in section.subsections {
      text += try HTMLSection(section: subsection, depth: depth + 1, drawings: drawings).html(&numbering)
    }
    return text + "</section>\n"
  }

  private func html(_ block: Block, _ numbering: inout Numbering) throws(RenderError) -> String {
    switch block {
    case .paragraph(let text): return "<p>\(text.escapedWithLinks)</p>\n"
    case .keyFigures(let figures): return html(figures)
    case .table(let table): return HTMLTable(table: table).html(label: numbering.nextTable())
    case .figure(let figure): return try html(figure, label: numbering.nextFigure())
    case .notice(let notice): return html(notice)
    case .list(let items):
      return "<ul>\n" + items.map { "<li>\($0.escapedWithLinks)</li>\n" }.joined() + "</ul>\n"
    }
  }

  private func html(_ figures: [KeyFigure]) -> String {
    let cards = figures.map { figure in
      let unit = figure.unit.isEmpty ? "" : " <span class=\"unit\">\(figure.unit.escapedForMarkup)</span>"
      let detail = figure.detail.isEmpty ? "" : "<dd class=\"detail\">\(figure.detail.escapedForMarkup)</dd>"
      return "<div><dt>\(figure.label.escapedForMarkup)</dt>"
        + "<dd class=\"value\">\(figure.value.escapedForMarkup)\(unit)</dd>\(detail)</div>\n"
    }
    return "<dl class=\"key\">\n\(cards.joined())</dl>\n"
  }

  private func html(_ figure: Figure, label: String) throws(RenderError) -> String {
    let width = Int((figure.scene.size.width * 1.72).rounded())
    let id = figure.name.escapedForMarkup
    let drawing = if let made = drawings[figure.name] { made } else { try figure.svg() }
    return "<figure id=\"figure-\(id)\">\n<div style=\"max-width:\(width)px\">\(drawing)</div>\n"
      + "<figcaption><strong>\(label).</strong> <span class=\"title\">\(figure.title.escapedForMarkup).</span> "
      + "\(figure.caption.escapedForMarkup)</figcaption>\n</figure>\n"
  }

  private func html(_ notice: Notice) -> String {
    "<aside class=\"notice \(notice.kind.rawValue)\" role=\"note\"><p><strong>\(notice.title.escapedForMarkup)</strong> "
      + "\(notice.text.escapedWithLinks)</p></aside>\n"
  }
}
