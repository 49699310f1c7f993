import ApicalImaging
import Foundation
import Testing

@testable import ApicalReport

@Suite struct PDFComposerTests {
  private func compose(_ document: Document) -> PDFComposer {
    var composer = PDFComposer(document: document)
    composer.compose()
    return composer
  }

  private func table(rows: Int) -> Table {
    Table(
      name: "t", title: "Rows", columns: [.init("Exam"), .number("Depth")],
      rows: (0..<rows).map { .init([.text("exam-\($0)"), .count($0)]) })
  }

  private func bottoms(_ page: [PageItem]) -> [Double] {
    page.compactMap { item in
      guard case .text(let layout, let lines, let position, _) = item, let last = lines.last else {
        return nil
      }
      let all = layout.lines
      return position.y + all[last].bottom - all[lines.lowerBound].top
    }
  }

  @Test func pagesOfTheFileAreThoseComposed() throws {
    let document = try SampleDocument.make()
    let pages = compose(document).flow.pages.count
    let text = String(decoding: try PDFWriter(document).pdf(), as: UTF8.self)
    #expect(pages > 3)
    #expect(text.components(separatedBy: "/Type /Page").dropFirst().count { !$0.hasPrefix("s") } == pages)
    #expect(text.contains("/Outlines"))
  }

  @Test func nothingReachesBelowThePage() throws {
    let long = String(repeating: "A paragraph that goes on over several pages. ", count: 400)
    var document = try SampleDocument.make()
    document.sections.append(
      Section("Long", blocks: [.paragraph(long), .list([long]), .table(table(rows: 200))]))
    let composer = compose(document)
    for page in composer.flow.pages { #expect(bottoms(page).allSatisfy { $0 <= PageStyle.bottom + 0.5 }) }
    #expect(composer.outline.map(\.target.page).max()! <= composer.flow.pages.count)
  }

  /// 100 rows do not fit on two pages, so the header (2 cells) comes again on each page after the first.
  @Test func headersAreRepeated() {
    let composer = compose(Document(title: "T", sections: [Section("S", blocks: [.table(table(rows: 100))])]))
    let pages = composer.flow.pages
    #expect(pages.count >= 3)
    let cells = pages.map { page in bottoms(page).count }
    // Title, heading and caption on the first page; "continued" on each later one; 2 cells a row and header.
    #expect(cells.reduce(0, +) == 3 + (pages.count - 1) + 2 * (100 + pages.count))
  }

  @Test(arguments: [1, 5, 14, 20, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 40])
  func headingsStandBeforeWhatTheyHead(_ lines: Int) throws {
    let filler = (0..<lines).map { Block.paragraph("Line \($0).") }
    let composer = compose(
      Document(
        title: "T",
        sections: [Section("First", blocks: filler), Section("Second", blocks: [.table(table(rows: 3))])]))
    let target = try #require(composer.outline.last?.target)
    let heading = TextLayout("X", font: PageStyle.heading(depth: 1)).size.height
    // Heading, caption, header and two rows below the target on the same page.
    #expect(
      target.y + heading + 6 + TableLayout(table(rows: 3), label: "Table 1").minimumHeight <= PageStyle.bottom
    )
    #expect(bottoms(composer.flow.pages[target.page - 1]).filter { $0 > target.y }.count >= 6)
  }

  /// A paragraph, a cell and a note lead to a table on the last page, each over its own words.
  @Test func referencesAreLinks() throws {
    let rows: [Table.Row] = [.init(["1", "{table:t}, {section:last}"])]
    var list = Table(name: "list", title: "List", columns: [.init("Item"), .init("Where")], rows: rows)
    list.notes = ["See {table:t}."]
    let document = Document(
      title: "T",
      sections: [
        Section(
          "First", blocks: [.paragraph("All is in {table:t}, not in {table:none}."), .table(list)]),
        Section("Last", name: "last", blocks: [.table(table(rows: 100))]),
      ])
    let composer = compose(try document.resolved(.linked))
    let links = composer.flow.pages.flatMap { $0 }.compactMap {
      item -> (box: Rectangle, target: PageTarget)? in
      if case .link(let box, let target) = item { (box, target) } else { nil }
    }
    // Two lines of the contents, and four references.
    #expect(links.count == 6)
    let section = try #require(composer.outline.last?.target)
    let toTable = links.filter { $0.target == composer.targets["table-t"] }
    #expect(toTable.count == 3 && links.count { $0.target == section } == 2)
    for link in toTable { #expect(link.box.width > 20 && link.box.width < 45 && link.box.height < 16) }
    let plain = TextLayout("All is in ", font: PageStyle.body).size.width
    #expect(abs(toTable[0].box.x - PageStyle.left - plain) < 3)
    let pdf = String(decoding: try PDFWriter(document).pdf(), as: UTF8.self)
    #expect(pdf.components(separatedBy: "/Subtype /Link").count - 1 == 6)
  }

  @Test func contentsNameTheRightPages() throws {
    let composer = compose(try SampleDocument.make())
    let links = composer.flow.pages[0].compactMap { item -> PageTarget? in
      if case .link(_, let target) = item { target } else { nil }
    }
    #expect(links == composer.outline.map(\.target))
    #expect(composer.outline.map(\.number) == ["1", "2", "3", "3.1", "3.2", "4", "5"])
  }

  @Test func wideTablesFitThePage() {
    let words = String(repeating: "segmentation without a base plane ", count: 6)
    let columns: [Table.Column] =
      (0..<4).map { .init("Column \($0)") } + (0..<8).map { .number("Number \($0)") }
    let cells: [Cell] =
      (0..<4).map { _ in .text(words) } + (0..<8).map { .number(Double($0) * 1234.5, digits: 1) }
    let layout = TableLayout(
      Table(name: "t", title: "", columns: columns, rows: [.init(cells)]), label: "Table 1")
    let total = layout.widths.reduce(0, +) + Double(columns.count - 1) * layout.gap
    #expect(total <= PageStyle.width + 0.01)
    #expect(layout.widths.allSatisfy { $0 > 0 })
  }

  /// A column of words beside six of numbers: no cell takes more than two lines, no word or number is broken.
  @Test func wordsGetTheRoomThatNumbersDoNotNeed() {
    let columns = [Table.Column("Convention")] + (0..<6).map { Table.Column.number("Number \($0)") }
    let cells =
      [Cell.text("single plane (A4C), 20 discs, longest axis of the beat")]
      + (0..<6).map { _ in Cell.text("−7.94 (−8.77 to −7.12)") }
    let layout = TableLayout(
      Table(name: "t", title: "", columns: columns, rows: [.init(cells)]), label: "Table 1")
    #expect(layout.rows[0].cells.dropFirst().allSatisfy { $0.lines.count <= 2 })
    #expect(layout.header.cells.allSatisfy { $0.lines.count <= 2 })
    #expect(layout.rows[0].cells[0].lines.count <= 6)
    let narrow = TableLayout(
      Table(name: "t", title: "", columns: Array(columns.prefix(3)), rows: [.init(Array(cells.prefix(3)))]),
      label: "Table 1")
    #expect(narrow.rows[0].cells.allSatisfy { $0.lines.count == 1 } && narrow.gap == PageStyle.columnGap)
  }

  @Test(arguments: [
    ("−14.6 (−19.1 to −10.0)", "−14.6 (−19.1\u{a0}to\u{a0}−10.0)"),
    ("0.907 ± 0.081", "0.907\u{a0}±\u{a0}0.081"),
    ("1 of 10, 14 of 29", "1\u{a0}of\u{a0}10,\u{a0}14\u{a0}of\u{a0}29"), ("3.2", "3.2"),
  ])
  func intervalsBreakBeforeTheBracketAlone(_ text: String, _ fixed: String) {
    #expect(text.withWholeIntervals == fixed)
  }

  @Test func tallFiguresShrinkToOnePage() throws {
    let axis = Axis("", scale: Scale(domain: 0...1))
    let grid = PlotGrid(rows: (0..<12).map { _ in [Plot(x: axis, y: axis, marks: [])] }, plotHeight: 150)
    let figure = Figure(
      name: "tall", title: "T", caption: "C", altText: "", sidecar: Data(),
      scene: GridLayout(grid: grid).scene())
    #expect(figure.scene.size.height > PageStyle.height)
    let box = FigureBox(figure, label: "Figure 1")
    #expect(box.scale < 1 && box.height <= PageStyle.height + 0.01)
  }
}
