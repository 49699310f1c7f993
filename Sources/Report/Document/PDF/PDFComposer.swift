internal import ApicalImaging

/// Lays a document out on pages.
struct PDFComposer {
  let document: Document
  var flow = PageFlow()
  var numbering = Numbering()
  private(set) var outline: [OutlineEntry] = []
  /// Where references lead, by id.
  var targets: [String: PageTarget] = [:]

  init(document: Document) { self.document = document }

  /// Fills all pages; call once.
  mutating func compose() {
    composeHeader()
    let contents = reserveContents()
    if document.hasTitlePage { flow.newPage() }
    for section in document.sections { compose(section, depth: 1) }
    fill(contents)
    flow.link(to: targets)
  }

  /// Running header and page number of a finished page.
  func furniture(page: Int) -> [PageItem] {
    var items: [PageItem] = []
    let number = TextLayout("\(page) / \(flow.pages.count)", font: PageStyle.small)
    let right = PageStyle.left + PageStyle.width
    items.append(
      .text(
        number, lines: 0..<1, at: Point(x: right - number.size.width, y: PageStyle.size.height - 42),
        colour: Palette.muted))
    guard page > 1 else { return items }
    let title = TextLayout(document.title, font: PageStyle.small, width: PageStyle.width * 0.8)
    items.append(.text(title, lines: 0..<1, at: Point(x: PageStyle.left, y: 36), colour: Palette.muted))
    let y = 50.0
    items.append(
      .rule(
        from: Point(x: PageStyle.left, y: y), to: Point(x: right, y: y), Stroke(Palette.hairline, width: 0.5))
    )
    return items
  }

  private mutating func composeHeader() {
    flow.place(TextLayout(document.title, font: PageStyle.title, width: PageStyle.width, spacing: 0.98))
    if !document.subtitle.isEmpty {
      flow.advance(5)
      flow.place(
        TextLayout(document.subtitle, font: PageStyle.subtitle, width: PageStyle.width), colour: Palette.muted
      )
    }
    flow.advance(16)
    composeFacts()
    rule(Stroke(Palette.hairline, width: 0.7))
    flow.advance(14)
  }

  /// Facts in rows of three.
  private mutating func composeFacts() {
    let width = (PageStyle.width - 2 * PageStyle.columnGap) / 3
    for start in stride(from: 0, to: document.metadata.count, by: 3) {
      var height = 0.0
      for (column, fact) in document.metadata[start..<min(start + 3, document.metadata.count)].enumerated() {
        let x = PageStyle.left + Double(column) * (width + PageStyle.columnGap)
        let label = TextLayout(fact.label, font: PageStyle.factLabel, width: width)
        let value = TextLayout(fact.value, font: PageStyle.fact, width: width)
        add(label, x: x, y: flow.y, colour: Palette.muted)
        add(value, x: x, y: flow.y + label.size.height + 1, colour: Palette.ink)
        height = max(height, label.size.height + 1 + value.size.height)
      }
      flow.advance(height + 10)
    }
  }

  private mutating func compose(_ section: Section, depth: Int) {
    let number = numbering.nextSection(depth: depth)
    let layout = headingLayout(section.title, number: number, depth: depth)
    flow.space(PageStyle.spaceAboveHeading(depth: depth))
    flow.reserve(layout.size.height + 6 + minimumStart(of: section, depth: depth))
    outline.append(OutlineEntry(number: number, title: section.title, depth: depth, target: flow.target))
    targets["section-\(number)"] = flow.target
    flow.place(layout)
    flow.advance(6)
    for block in section.blocks { compose(block) }
    for subsection in section.subsections { compose(subsection, depth: depth + 1) }
  }

  private mutating func compose(_ block: Block) {
    switch block {
    case .paragraph(let text): compose(paragraph: text)
    case .keyFigures(let figures): compose(figures)
    case .table(let table): compose(table)
    case .figure(let figure): compose(figure)
    case .notice(let notice): compose(notice)
    case .list(let items): compose(list: items)
    }
  }

  /// What must follow a heading on the same page, points.
  private func minimumStart(of section: Section, depth: Int) -> Double {
    guard !section.blocks.isEmpty else {
      guard let next = section.subsections.first else { return 0 }
      let heading = headingLayout(next.title, number: "1.1", depth: depth + 1).size.height
      return PageStyle.spaceAboveHeading(depth: depth + 1) + heading + 6
        + minimumStart(of: next, depth: depth + 1)
    }
    return minimumStart(of: section.blocks[...])
  }

  private func headingLayout(_ title: String, number: String, depth: Int) -> TextLayout {
    TextLayout(
      [TextSpan(number + "\u{2002}", weight: .regular, colour: Palette.muted), TextSpan(title)],
      font: PageStyle.heading(depth: depth), width: PageStyle.width)
  }
}

extension PDFComposer {
  /// Adds a whole text at a place of the current page.
  mutating func add(_ layout: TextLayout, x: Double, y: Double, colour: Colour) {
    flow.add(.text(layout, lines: 0..<layout.lines.count, at: Point(x: x, y: y), colour: colour))
  }

  /// A line over the whole text width at the cursor.
  mutating func rule(_ stroke: Stroke) {
    flow.add(
      .rule(
        from: Point(x: PageStyle.left, y: flow.y),
        to: Point(x: PageStyle.left + PageStyle.width, y: flow.y), stroke))
  }
}
