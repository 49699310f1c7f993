import ApicalImaging
import Foundation
import Testing

@testable import ApicalReport

@Suite struct DocumentTests {
  private let attack = "<script>alert('x')</script> & \"more\""

  private func hostile() throws -> Document {
    let figure = try BlandAltmanFigure(
      words: FigureWords(name: "ba", title: attack),
      points: [AgreementPoint(id: attack, reference: 1, measured: 2)], agreement: nil,
      labels: .init(method: attack))
    let table = Table(
      name: attack, title: attack, columns: [.init(attack, unit: attack), .number("n")],
      rows: [.init([.text(attack), .count(1)])], notes: [attack])
    return Document(
      title: attack, subtitle: attack, metadata: [.init(attack, attack)],
      sections: [
        Section(
          attack,
          blocks: [
            .paragraph(attack),
            .keyFigures([KeyFigure(label: attack, value: attack, unit: attack, detail: attack)]),
            .notice(Notice(.warning, title: attack, text: attack)), .list([attack]), .table(table),
            .figure(try figure.figure()),
          ]),
        Section("Second", subsections: [Section("Third")]),
      ])
  }

  @Test func everythingIsEscaped() throws {
    let html = try HTMLWriter(try hostile()).html()
    #expect(!html.contains("<script"))
    #expect(html.components(separatedBy: "&lt;script&gt;").count > 15)
    #expect(try PDFWriter(try hostile()).pdf().starts(with: Array("%PDF".utf8)))
  }

  /// The page without its doctype and with closed `meta` elements is XML, so every other tag has its end.
  @Test func pageIsWellFormedWithUniqueIds() throws {
    for document in [try hostile(), try SampleDocument.make()] {
      let html = try HTMLWriter(document).html()
      let closed = html.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
        .replacing(/<meta [^>]*>/) { $0.output.dropLast() + "/>" }
      let ids = try SVGReader.read(closed)
      #expect(Set(ids.defined).count == ids.defined.count)
      #expect(Set(ids.used).isSubset(of: ids.defined))
    }
  }

  @Test func pageNeedsNothingElse() throws {
    let html = try HTMLWriter(try SampleDocument.make()).html()
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    for forbidden in ["<script", "<link", "@import", "src=\"http", "url(http"] {
      #expect(!html.contains(forbidden))
    }
    #expect(html.contains("data:image/png;base64,"))
  }

  @Test func figuresAndTablesAreNumberedInOrder() throws {
    let html = try HTMLWriter(try SampleDocument.make()).html()
    let figures = html.matches(of: /<strong>(Figure \d+)\.<\/strong>/).map { String($0.output.1) }
    let tables = html.matches(of: /<caption><strong>(Table \d+)\.<\/strong>/).map { String($0.output.1) }
    #expect(figures == (1...7).map { "Figure \($0)" })
    #expect(tables == ["Table 1", "Table 2"])
  }

  @Test func referencesBecomeNumbers() throws {
    var document = try SampleDocument.make()
    document.sections[0].blocks.append(
      .paragraph("See {figure:scatter} and {table:failures}, not {figure:none}."))
    let html = try HTMLWriter(document).html()
    let figure = "<a href=\"#figure-scatter\">Figure\u{00A0}3</a>"
    let table = "<a href=\"#table-failures\">Table\u{00A0}2</a>"
    #expect(html.contains("See \(figure) and \(table), not {figure:none}."))
  }

  @Test func equalNamesAreRefused() throws {
    var document = try hostile()
    document.sections[1].blocks = [.figure(document.figures[0])]
    #expect(throws: RenderError.duplicateName("ba")) { try HTMLWriter(document).html() }
    #expect(throws: RenderError.duplicateName("ba")) { try PDFWriter(document).pdf() }
  }

  @Test func equalDocumentsGiveEqualBytes() throws {
    let (first, second) = (try hostile(), try hostile())
    #expect(try HTMLWriter(first).html() == HTMLWriter(second).html())
    #expect(try PDFWriter(first).pdf() == PDFWriter(second).pdf())
  }
}
