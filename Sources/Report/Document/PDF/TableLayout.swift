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
  let header: Row
  let rows: [Row]
  let notes: [TextLayout]

  init(_ table: Table, label: String) {
    self.table = table
    caption = TextLayout(
      [TextSpan("\(label). ", weight: .semibold), TextSpan(table.title, weight: .medium)],
      font: PageStyle.caption, width: PageStyle.width)
    let (size, widths) = Self.fit(table)
    self.widths = widths
    header = Self.row(
      table.columns.map { .text($0.heading) }, table, widths, Font(size: size, weight: .semibold),
      isEmphasised: true)
    rows = table.rows.map { row in
      let weight: Font.Weight = row.isEmphasised ? .semibold : .regular
      return Self.row(
        row.cells, table, widths, Font(size: size, weight: weight), isEmphasised: row.isEmphasised)
    }
    notes = table.notes.map { TextLayout($0, font: PageStyle.small, width: PageStyle.width, spacing: 1.15) }
  }

  /// Caption, header and two rows.
  var minimumHeight: Double {
    caption.size.height + 6 + header.height + rows.prefix(2).reduce(0) { $0 + $1.height }
  }

  /// Left edge of each column, from the left edge of the table.
  var positions: [Double] {
    var x = 0.0
    return widths.map { width in
      defer { x += width + PageStyle.columnGap }
      return x
    }
  }

  private static func row(
    _ cells: [Cell], _ table: Table, _ widths: [Double], _ font: Font, isEmphasised: Bool
  ) -> Row {
    let layouts = zip(cells, zip(table.columns, widths)).map { cell, column in
      TextLayout(
        cell.text, font: font, width: column.1, anchor: column.0.alignment == .trailing ? .end : .start)
    }
    let height = (layouts.map(\.size.height).max() ?? 0) + 2 * PageStyle.cellPadding
    return Row(cells: layouts, height: height, isEmphasised: isEmphasised)
  }

  /// The largest font at which numbers stay whole and words wrap; the last one wraps what it must.
  private static func fit(_ table: Table) -> (size: Double, widths: [Double]) {
    let free = PageStyle.width - Double(table.columns.count - 1) * PageStyle.columnGap
    for size in [PageStyle.table.size, 7.5, 6.75, 6] {
      if let widths = widths(table, free: free, size: size) { return (size, widths) }
    }
    return (6, [Double](repeating: free / Double(max(table.columns.count, 1)), count: table.columns.count))
  }

  private static func widths(_ table: Table, free: Double, size: Double) -> [Double]? {
    let natural = table.columns.indices.map { naturalWidth(table, column: $0, size: size) }
    let total = natural.reduce(0, +)
    if total <= free {
      let extra = (free - total) / Double(max(natural.count, 1))
      return natural.map { $0 + extra }
    }
    let words = table.columns.indices.filter { table.columns[$0].alignment == .leading }
    let wide = words.reduce(0) { $0 + natural[$1] }
    let left = free - (total - wide)
    guard !words.isEmpty, left >= Double(words.count) * 44 else { return nil }
    return shrink(natural, words, to: left)
  }

  /// Takes width from the widest columns of words first.
  private static func shrink(_ natural: [Double], _ words: [Int], to room: Double) -> [Double] {
    var result = natural
    var open = words.sorted { natural[$0] < natural[$1] }
    var left = room
    while let column = open.first {
      let share = left / Double(open.count)
      result[column] = min(natural[column], share)
      left -= result[column]
      open.removeFirst()
    }
    return result
  }

  private static func naturalWidth(_ table: Table, column: Int, size: Double) -> Double {
    let heading = TextLayout(table.columns[column].heading, font: Font(size: size, weight: .semibold))
    let cells = Set(table.rows.map { $0.cells[column].text })
    let weight: Font.Weight = table.rows.contains(where: \.isEmphasised) ? .semibold : .regular
    let font = Font(size: size, weight: weight)
    let widest = cells.map { TextLayout($0, font: font).size.width }.max() ?? 0
    return max(heading.size.width, widest) + 0.5
  }
}
