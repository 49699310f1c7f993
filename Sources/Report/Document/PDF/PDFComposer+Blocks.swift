internal import ApicalImaging

extension PDFComposer {
  /// What of a section's first blocks must stand on one page at least, points: a short paragraph keeps what it leads to.
  func minimumStart(of blocks: ArraySlice<Block>) -> Double {
    guard let block = blocks.first else { return 0 }
    let own = minimumHeight(of: block)
    guard case .paragraph(let text) = block, paragraphLayout(text).lines.count < 4 else { return own }
    let both =
      own + PageStyle.paragraphSpace + PageStyle.blockSpace / 2 + minimumStart(of: blocks.dropFirst())
    return both <= PageStyle.height * 0.6 ? both : own
  }

  /// What of a block must stand on one page at least, points.
  func minimumHeight(of block: Block) -> Double {
    switch block {
    case .paragraph(let text):
      let lines = paragraphLayout(text).lines
      return lines.count < 4 ? lines.last?.bottom ?? 0 : lines[1].bottom
    case .keyFigures(let figures):
      return KeyFigureRow(figures.prefix(4)).height + 2 * PageStyle.paragraphSpace
    case .table(let table): return TableLayout(table, label: "Table 1").minimumHeight + PageStyle.blockSpace
    case .figure(let figure): return FigureBox(figure, label: "Figure 1").height + PageStyle.blockSpace
    case .notice(let notice): return noticeLayout(notice).size.height + 20
    case .list(let items): return items.first.map { paragraphLayout($0).size.height } ?? 0
    }
  }

  mutating func compose(paragraph text: String) {
    flow.place(paragraphLayout(text))
    flow.space(PageStyle.paragraphSpace)
  }

  mutating func compose(list items: [String]) {
    for item in items {
      let layout = TextLayout(
        item, font: PageStyle.body, width: PageStyle.width - 14, spacing: PageStyle.bodySpacing)
      let lines = layout.lines
      flow.reserve(lines.count < 4 ? layout.size.height : lines[1].bottom)
      add(
        TextLayout("•", font: PageStyle.body), x: PageStyle.left + 2, y: flow.y + bulletDrop(lines),
        colour: Palette.muted)
      flow.place(layout, x: PageStyle.left + 14)
      flow.space(3)
    }
    flow.space(PageStyle.paragraphSpace - 3)
  }

  mutating func compose(_ notice: Notice) {
    let layout = noticeLayout(notice)
    let height = layout.size.height + 16
    flow.space(4)
    flow.reserve(height)
    let colour = notice.kind == .warning ? Palette.outOfRange : Palette.accent
    flow.add(
      .fill(Rectangle(x: PageStyle.left, y: flow.y, width: PageStyle.width, height: height), Palette.wash))
    flow.add(.fill(Rectangle(x: PageStyle.left, y: flow.y, width: 2, height: height), colour))
    add(layout, x: PageStyle.left + 14, y: flow.y + 8, colour: Palette.ink)
    flow.advance(height)
    flow.space(PageStyle.blockSpace - 4)
  }

  mutating func compose(_ figures: [KeyFigure]) {
    for start in stride(from: 0, to: figures.count, by: 4) {
      let row = KeyFigureRow(figures[start..<min(start + 4, figures.count)])
      flow.space(PageStyle.paragraphSpace)
      flow.reserve(row.height)
      for item in row.items(y: flow.y) { flow.add(item) }
      flow.advance(row.height)
    }
    flow.space(PageStyle.blockSpace)
  }

  mutating func compose(_ figure: Figure) {
    let box = FigureBox(figure, label: numbering.nextFigure())
    flow.space(PageStyle.blockSpace / 2)
    flow.reserve(box.height)
    targets["figure-\(figure.name)"] = flow.target
    flow.add(.scene(figure.scene, at: Point(x: PageStyle.left, y: flow.y), scale: box.scale))
    flow.advance(figure.scene.size.height * box.scale + FigureBox.captionGap)
    flow.place(box.caption, colour: Palette.muted)
    flow.space(PageStyle.blockSpace)
  }

  private func paragraphLayout(_ text: String) -> TextLayout {
    TextLayout(text, font: PageStyle.body, width: PageStyle.width, spacing: PageStyle.bodySpacing)
  }

  private func noticeLayout(_ notice: Notice) -> TextLayout {
    TextLayout(
      [TextSpan(notice.title + " ", weight: .semibold)] + [TextSpan](notice.text), font: PageStyle.body,
      width: PageStyle.width - 28, spacing: PageStyle.bodySpacing)
  }

  /// How far a list's sign must sink to stand on the first baseline.
  private func bulletDrop(_ lines: [TextLayout.Line]) -> Double {
    let own = TextLayout("•", font: PageStyle.body).lines[0]
    return (lines.first?.baseline ?? own.baseline) - own.baseline
  }
}
