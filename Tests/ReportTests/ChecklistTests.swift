import ApicalReport
import Foundation
import TestSupport
import Testing

@Suite struct ChecklistTests {
  private let checklist = Checklist(
    name: "checklist-made-up", title: "Made up",
    items: [
      .init("1", "All there", at: [.table("t"), .section("methods")]),
      .init("2", "Half there", at: [.table("t"), .figure("none")]),
      .init("3", "Nothing there", at: [.figure("none")], otherwise: .notApplicable),
      .init("4", "Never there"),
      .init("5", "A part of it", at: [.section("inner")], isPartial: true, remark: "see <there>"),
    ])

  private func document(_ blocks: [Block] = []) -> Document {
    let table = Table(name: "t", title: "T", columns: [.init("A")], rows: [])
    return Document(
      title: "D",
      sections: [
        Section("First", blocks: [.table(table)]),
        Section("Methods", name: "methods", subsections: [Section("Inner", name: "inner")]),
        Section("Checklists", blocks: blocks),
      ])
  }

  @Test func theStatusFollowsFromTheDocument() {
    let whole = document()
    #expect(
      checklist.items.map { checklist.status(of: $0, in: whole) } == [
        .reported, .partly, .notApplicable, .needsAuthor, .partly,
      ])
    var less = whole
    less.sections.removeFirst()
    #expect(
      checklist.items.map { checklist.status(of: $0, in: less) } == [
        .partly, .needsAuthor, .notApplicable, .needsAuthor, .partly,
      ])
    #expect(checklist.counts(in: whole).map(\.count) == [1, 2, 1, 1])
  }

  @Test func placesAreLinksInThePageAndWordsElsewhere() throws {
    let whole = document([.table(checklist.table(in: document()))])
    let html = try HTMLWriter(whole).html()
    #expect(
      html.contains("<a href=\"#table-t\">Table\u{00A0}1</a>, <a href=\"#section-2\">Section\u{00A0}2</a>"))
    #expect(html.contains("<a href=\"#section-2.1\">Section\u{00A0}2.1</a>"))
    #expect(html.contains("see &lt;there&gt;"))
    #expect(html.contains("id=\"section-2.1\"") && html.contains("id=\"table-t\""))
    #expect(
      !html.contains("{table:") && !html.unicodeScalars.contains { (0xE000...0xE002).contains($0.value) })
    let folder = try TemporaryFolder()
    try whole.write(toFolder: folder.url)
    let csv = try String(contentsOf: folder.file("tables/checklist-made-up.csv"), encoding: .utf8)
    #expect(csv.contains("\"Table\u{00A0}1, Section\u{00A0}2\""))
  }

  @Test func marksInTheDataMakeNoLinks() throws {
    let hostile =
      "\u{E000}javascript:alert(1)\u{E001}x\u{E002} \u{E000}a\" onclick=\"b\u{E001}y\u{E002} \u{E000}z"
    let html = try HTMLWriter(document([.paragraph(hostile)])).html()
    #expect(!html.contains("href=\"javascript") && !html.contains("onclick=\""))
    _ = try SVGReader.read(
      html.replacingOccurrences(of: "<!DOCTYPE html>", with: "").replacing(/<meta [^>]*>/) {
        $0.output.dropLast() + "/>"
      })
  }

  @Test func equalSectionNamesAreRefused() {
    var twice = document()
    twice.sections[0].name = "methods"
    #expect(throws: RenderError.duplicateName("methods")) { try HTMLWriter(twice).html() }
  }

  @Test func aTitlePageStandsAlone() throws {
    var titled = document()
    titled.hasTitlePage = true
    titled.footer = "Made <here>"
    let html = try HTMLWriter(titled).html()
    #expect(
      html.contains("class=\"page titled\"") && html.contains("<footer><p>Made &lt;here&gt;</p></footer>"))
    func pages(_ document: Document) throws -> Int {
      String(decoding: try PDFWriter(document).pdf(), as: UTF8.self).matches(of: /\/Type \/Page\b[^s]/).count
    }
    #expect(try pages(titled) == pages(document()) + 1)
  }

  /// Every way through a page by keyboard: skip link, landmarks, one first heading, tables that can be scrolled.
  @Test func thePageHasLandmarks() throws {
    var titled = document()
    titled.footer = "Made here"
    let html = try HTMLWriter(titled).html()
    for part in [
      "<a class=\"skip\" href=\"#content\">", "<header>", "<nav aria-label=\"Contents\">",
      "<main id=\"content\">", "<footer>", "role=\"region\" tabindex=\"0\"", "a:focus-visible",
      "@media print",
      "lang=\"en\"",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(html.components(separatedBy: "<h1").count == 2)
  }
}
