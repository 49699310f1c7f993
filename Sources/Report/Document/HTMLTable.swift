/// One table of a page.
struct HTMLTable {
  let table: Table

  func html(label: String) -> String {
    var text =
      "<div class=\"table\" id=\"table-\(table.name.escapedForMarkup)\" role=\"region\" tabindex=\"0\" "
    text += "aria-label=\"\(label)\">\n<table>\n"
    text += "<caption><strong>\(label).</strong> \(table.title.escapedForMarkup)</caption>\n<thead>\n<tr>"
    for column in table.columns {
      let unit = column.unit.isEmpty ? "" : " <span class=\"unit\">(\(column.unit.escapedForMarkup))</span>"
      text += "<th scope=\"col\"\(style(column))>\(column.title.escapedForMarkup)\(unit)</th>"
    }
    text += "</tr>\n</thead>\n<tbody>\n" + table.rows.map(row).joined() + "</tbody>\n</table>\n"
    if !table.notes.isEmpty {
      text +=
        "<div class=\"notes\">" + table.notes.map { "<p>\($0.escapedWithLinks)</p>" }.joined() + "</div>\n"
    }
    return text + "</div>\n"
  }

  private func row(_ row: Table.Row) -> String {
    let cells = zip(row.cells, table.columns).enumerated().map { index, pair -> String in
      let (cell, column) = pair
      let text = cell.text.escapedWithLinks
      return index == 0 && column.alignment == .leading
        ? "<th scope=\"row\">\(text)</th>" : "<td\(style(column))>\(text)</td>"
    }
    return "<tr\(row.isEmphasised ? " class=\"total\"" : "")>\(cells.joined())</tr>\n"
  }

  private func style(_ column: Table.Column) -> String {
    column.alignment == .trailing ? " class=\"num\"" : ""
  }
}
