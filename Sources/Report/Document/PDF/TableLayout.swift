/// Widths of columns and set cells of a table on a page.
struct TableLayout {
  /// One row of set cells.
  struct Row {
    let cells: [TextLayout]
    let height: Double
    let isEmphasised: Bool
  }

  let table: Table
  let caption: TextLayout
  let widths: [Double]
  /// Between columns.
  let gap: Double
  let header: Row
  let rows: [Row]
  let notes: [TextLayout]

  init(_ table: Table, label: String) {
    self.table = table
    caption = TextLayout(
      [TextSpan("\(label). ", weight: .semibold), TextSpan(table.title, weight: .medium)],
      font: PageStyle.caption, width: PageStyle.width)
    let fit = TableFit(table).best()
    (widths, gap) = (fit.widths, fit.gap)
    header = Self.row(
      table.columns.map { .text($0.heading) }, table, fit, weight: .semibold, isHeader: true)
    rows = table.rows.map { row in
      let weight: Font.Weight = row.isEmphasised ? .semibold : .regular
      return Self.row(row.cells, table, fit, weight: weight, isEmphasised: row.isEmphasised)
    }
    notes = table.notes.map { TextLayout($0, font: PageStyle.small, width: PageStyle.width, spacing: 1.15) }
  }

  /// What must stand on one page: a short table whole, of a longer one caption, header and two rows.
  var minimumHeight: Double {
    let whole = height(rows.count) + notesHeight
    return whole <= PageStyle.height * 0.4 ? whole : height(2)
  }

  /// Notes stay with the last row as far as they fit on a page.
  var notesHeight: Double {
    min(5 + notes.reduce(0) { $0 + $1.size.height }, PageStyle.height / 3)
  }

  /// Caption, header and the first rows.
  private func height(_ count: Int) -> Double {
    caption.size.height + 6 + header.height + rows.prefix(count).reduce(0) { $0 + $1.height }
  }

  /// Left edge of each column, from the left edge of the table.
  var positions: [Double] {
    var x = 0.0
    return widths.map { width in
      defer { x += width + gap }
      return x
    }
  }

  private static func row(
    _ cells: [Cell], _ table: Table, _ fit: TableFit.Choice, weight: Font.Weight, isHeader: Bool = false,
    isEmphasised: Bool = false
  ) -> Row {
    let font = Font(size: fit.size, weight: weight)
    let layouts = zip(cells, zip(table.columns, fit.widths)).map { cell, column in
      let isNumber = column.0.alignment == .trailing
      return TextLayout(
        isNumber && !isHeader ? cell.text.withWholeIntervals : cell.text, font: font, width: column.1,
        anchor: isNumber ? .end : .start)
    }
    let height = (layouts.map(\.size.height).max() ?? 0) + 2 * PageStyle.cellPadding
    return Row(cells: layouts, height: height, isEmphasised: isEmphasised)
  }
}
