import ApicalTable
import Foundation
import Testing

/// A table from text in UTF-8.
func table(_ text: String, decimalMark: DecimalMark? = nil) throws -> DataTable {
  try DataTable(data: Data(text.utf8), file: "ef.csv", decimalMark: decimalMark)
}

struct TableTests {
  @Test(arguments: ["\n", "\r\n", "\r"]) func lineEnds(_ end: String) throws {
    let lines = ["patient,ef", "p1,55.1", "p2,60", "p3,"]
    for last in ["", end, end + end] {
      let result = try table(lines.joined(separator: end) + last)
      #expect(result.columns == ["patient", "ef"])
      #expect(result.rowCount == 3)
      #expect(try result.numbers("ef") == [55.1, 60, nil])
      #expect(try result.text("patient") == ["p1", "p2", "p3"])
      #expect(result.notes.isEmpty)
      #expect(result.line(ofRow: 2) == 4)
    }
  }

  @Test func quotedCells() throws {
    let result = try table(
      "\"patient\",\"note, free\"\n\"p1\",\"says \"\"fine\"\"\"\n p2 , \"two\r\nlines\" \np3,\"\"\np4,=SUM(A1)\n"
    )
    #expect(result.columns == ["patient", "note, free"])
    #expect(try result.text("note, free") == ["says \"fine\"", "two\r\nlines", nil, "=SUM(A1)"])
    #expect(try result.text("patient") == ["p1", "p2", "p3", "p4"])
    #expect((0..<4).map { result.line(ofRow: $0) } == [2, 3, 5, 6])
  }

  @Test func missingValues() throws {
    let cells = ["", "NA", "na", "N/A", "n/a", "NaN", "nan", "NULL", "null", ".", "-", "  ", "\"NA\""]
    let result = try table("x,y\n" + cells.map { "1,\($0)\n" }.joined() + "1,0\n1,-1\n")
    #expect(try result.numbers("y") == cells.map { _ in nil } + [0, -1])
    #expect(try result.text("y").prefix(cells.count).allSatisfy { $0 == nil })
    #expect(try result.missingCount("y") == cells.count)
    #expect(try result.missingCount("x") == 0)
    // Not among them.
    #expect(try table("x\nnone\n").text("x") == ["none"])
    #expect(try table("x\nNaNs\n").text("x") == ["NaNs"])
  }

  @Test(arguments: [(",", Separator.comma), (";", .semicolon), ("\t", .tab)])
  func separators(_ mark: String, _ separator: Separator) throws {
    let result = try table("a\(mark)b\(mark)c\n1\(mark)2\(mark)3\n")
    #expect(result.separator == separator)
    #expect(try result.numbers("c") == [3])
    #expect(
      result.notes
        == (separator == .comma ? [] : ["Cells are separated by \(mark == ";" ? "semicolons" : "tabs")."]))
  }

  @Test func separatorOfMixedHeaders() throws {
    // Commas in unquoted names of a file of semicolons, and the other way round.
    let german = try table("EF, auto;EF, manual\n55,1;56,2\n")
    #expect(german.separator == .semicolon)
    #expect(try german.numbers("EF, auto") == [55.1])
    let english = try table("id,EF (a;b),x\n1,2,3\n4,5,6\n")
    #expect(english.columns == ["id", "EF (a;b)", "x"])
    let quoted = try table("\"a;b;c\",d\n1,2\n")
    #expect(quoted.separator == .comma)
    let one = try table("ef\n1\n2\n")
    #expect(one.columns == ["ef"])
  }

  @Test func namedSeparator() throws {
    let result = try table("sep=;\r\na,b;c\r\n1;2\r\n")
    #expect(result.columns == ["a,b", "c"])
    #expect(result.notes == ["The first line says that cells are separated by semicolons."])
    #expect(result.line(ofRow: 0) == 3)
  }

  @Test func blankLines() throws {
    let result = try table("\n\na,b\n\n1,2\n   \n3,4\n\n\n")
    #expect(try result.numbers("b") == [2, 4])
    #expect(result.notes == ["Blank lines skipped: 4."])
    #expect(result.line(ofRow: 1) == 7)
  }

  @Test func encodings() throws {
    let text = "Prüfer;EF\nJörg;55,1\n"
    let utf8 = try DataTable(data: Data([0xEF, 0xBB, 0xBF] + text.utf8), file: "a.csv")
    #expect(utf8.columns == ["Prüfer", "EF"])
    #expect(utf8.notes.count == 2)
    let little = Data([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    let big = Data([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    for data in [little, big] {
      let result = try DataTable(data: data, file: "a.csv")
      #expect(try result.text("Prüfer") == ["Jörg"])
      #expect(result.notes.first == "The text is UTF-16.")
    }
    // Windows-1252: ü is 0xFC, ö 0xF6, € 0x80.
    let latin = Data(
      "Pr#fer,Preis\nJ@rg,1$\n".utf8.map { (byte: UInt8) -> UInt8 in
        switch byte {
        case UInt8(ascii: "#"): 0xFC
        case UInt8(ascii: "@"): 0xF6
        case UInt8(ascii: "$"): 0x80
        default: byte
        }
      })
    let result = try DataTable(data: latin, file: "a.csv")
    #expect(try result.text("Prüfer") == ["Jörg"])
    #expect(try result.text("Preis") == ["1€"])
    #expect(result.notes.first?.hasPrefix("The text is not UTF-8") == true)
  }

  @Test func readsAFile() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("apical-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data("a,b\n1,2\n".utf8).write(to: url)
    let result = try DataTable(contentsOf: url)
    #expect(result.file == url.lastPathComponent)
    #expect(try result.numbers("a") == [1])
  }
}
