internal import ApicalImaging

extension PDFComposer {
  mutating func compose(_ table: Table) {
    let label = numbering.nextTable()
    let layout = TableLayout(table, label: label)
    flow.space(PageStyle.blockSpace / 2)
    flow.reserve(layout.minimumHeight)
    targets["table-\(table.name)"] = flow.target
    add(layout.caption, x: PageStyle.left, y: flow.y, colour: Palette.ink)
    flow.advance(layout.caption.size.height + 6)
    composeHeader(of: layout)
    for (index, row) in layout.rows.enumerated() { compose(row, index, of: layout, label: label) }
    rule(Stroke(Palette.ink, width: 0.9))
    flow.advance(5)
    for note in layout.notes { flow.place(note, colour: Palette.muted) }
    flow.space(PageStyle.blockSpace)
  }

  private mutating func compose(_ row: TableLayout.Row, _ index: Int, of layout: TableLayout, label: String) {
    let isLast = index + 1 == layout.rows.count
    if row.height + (isLast ? layout.notesHeight : 0) > flow.room, !flow.isAtTop {
      rule(Stroke(Palette.hairline, width: 0.6))
      flow.newPage()
      let continued = TextLayout("\(label), continued", font: PageStyle.small)
      add(continued, x: PageStyle.left, y: flow.y, colour: Palette.muted)
      flow.advance(continued.size.height + 5)
      composeHeader(of: layout)
    } else if index > 0 {
      rule(row.isEmphasised ? Stroke(Palette.ink, width: 0.6) : Stroke(Palette.hairline, width: 0.6))
    }
    add(row, of: layout)
  }

  private mutating func composeHeader(of layout: TableLayout) {
    rule(Stroke(Palette.ink, width: 0.9))
    add(layout.header, of: layout, isHeader: true)
    rule(Stroke(Palette.ink, width: 0.6))
  }

  /// Cells of a row, on one first baseline; headings stand at the bottom.
  private mutating func add(_ row: TableLayout.Row, of layout: TableLayout, isHeader: Bool = false) {
    for (cell, x) in zip(row.cells, layout.positions) {
      let slack = isHeader ? row.height - 2 * PageStyle.cellPadding - cell.size.height : 0
      add(cell, x: PageStyle.left + x, y: flow.y + PageStyle.cellPadding + slack, colour: Palette.ink)
    }
    flow.advance(row.height)
  }
}
