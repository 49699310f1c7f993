import ApicalRandom
import ApicalTable
import Foundation
import Testing

struct TableErrorTests {
  @Test(arguments: [
    ("", TableError.empty(file: "ef.csv")), (" \n\r\n", .empty(file: "ef.csv")),
    ("a,b\n", .noRows(file: "ef.csv")), ("a,b", .noRows(file: "ef.csv")),
    ("1,2.5\n3,4\n", .noHeader(file: "ef.csv", line: 1, found: ["1", "2.5"])),
    ("\na,,c\n1,2,3\n", .emptyName(file: "ef.csv", line: 2, position: 2)),
    ("a,b,a\n1,2,3\n", .duplicateName("a", file: "ef.csv", line: 1, positions: [1, 3])),
    ("a,b\n1,2\n3\n", .ragged(file: "ef.csv", line: 3, found: 1, needed: 2, separator: .comma)),
    ("a,b\n\"1\n1\",2\n3,4,5\n", .ragged(file: "ef.csv", line: 4, found: 3, needed: 2, separator: .comma)),
    ("a,b\n1,2 \"x\"\n", .strayQuote(file: "ef.csv", line: 2)),
    ("a,b\n1,\"x\"y\n", .strayQuote(file: "ef.csv", line: 2)),
    ("a,b\n1,2\n3,\"x\n5,6\n", .unclosedQuote(file: "ef.csv", line: 3)),
    ("a,b\n1,\u{0}\n", .notText(file: "ef.csv", advice: "It holds zero bytes; export it as CSV in UTF-8.")),
    ("PK\u{3}\u{4}xl", .notText(file: "ef.csv", advice: "It looks like a spreadsheet; export it as CSV.")),
  ]) func refusals(_ text: String, _ expected: TableError) {
    #expect(throws: expected) { try table(text) }
  }

  @Test func unknownColumn() throws {
    let result = try table("patient,ef_auto,ef_manual,edv\n1,2,3,4\n")
    func nearest(_ name: String) -> [String]? {
      guard
        case .unknownColumn(_, _, let nearest, _) = #expect(
          throws: TableError.self, performing: { try result.text(name) })
      else { return nil }
      return nearest
    }
    #expect(nearest("EF_Auto") == ["ef_auto"])
    #expect(nearest("ef auto") == ["ef_auto"])
    #expect(nearest("ef_atuo") == ["ef_auto"])
    #expect(nearest("ef") == ["ef_auto", "ef_manual"])
    #expect(nearest("evd") == ["edv"])
    #expect(nearest("patients") == ["patient"])
    #expect(nearest("weight") == [])
    #expect(nearest("") == [])
    let error = #expect(throws: TableError.self) { try result.numbers("EDV") }
    #expect(
      error?.description
        == "ef.csv has no column 'EDV'. Did you mean 'edv'? Columns: patient, ef_auto, ef_manual, edv.")
  }

  @Test func missingFile() {
    let url = URL(fileURLWithPath: "/no/such/table.csv")
    let error = #expect(throws: TableError.self) { try DataTable(contentsOf: url) }
    #expect(error?.description.hasPrefix("/no/such/table.csv cannot be read: ") == true)
    #expect(throws: TableError.self) { try DataTable(contentsOf: URL(fileURLWithPath: "/")) }
  }

  // Whatever the bytes, there is a table or an error, and every column can be asked for.
  @Test(arguments: 0..<8) func anyBytes(_ seed: UInt64) {
    var random = CounterRandom(seed: seed, stream: "table bytes")
    let alphabet = Array(",;\t\"\n\r .-10aeN/\u{20}".utf8) + [0xC3, 0xA4, 0xFF, 0xFE, 0x80]
    for _ in 0..<2000 {
      let bytes = (0..<Int(random.next() % 40)).map { _ in
        alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      guard let table = try? DataTable(data: Data("a;b\n".utf8 + bytes), file: "x") else { continue }
      for column in table.columns {
        #expect(try! table.text(column).count == table.rowCount)
        _ = try? table.numbers(column)
      }
      #expect(table.rowCount > 0 && table.line(ofRow: table.rowCount - 1) >= 2)
    }
  }

  // Any texts, written with every cell quoted, are read back.
  @Test(arguments: Separator.allCases) func roundTrip(_ separator: Separator) throws {
    var random = CounterRandom(seed: 9, stream: "table cells")
    let alphabet = Array("ab\"\n\r,;\t é€")
    var cells: [[String]] = []
    for _ in 0..<500 {
      cells.append(
        (0..<3).map { _ in
          "x"
            + String(
              (0..<Int(random.next() % 9)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
        })
    }
    let lines = ([["a", "b", "c"]] + cells).map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(
        separator: separator.rawValue)
    }
    let result = try table(lines.joined(separator: "\r\n"))
    #expect(result.separator == separator)
    for (index, column) in ["a", "b", "c"].enumerated() {
      #expect(try result.text(column) == cells.map { $0[index] })
    }
  }

  @Test func aFolderIsNoTable() throws {
    let folder = FileManager.default.temporaryDirectory
    let error = #expect(throws: TableError.self) { try DataTable(contentsOf: folder) }
    #expect(error?.description.contains("it is a folder") == true)
  }
}
