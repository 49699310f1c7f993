import ApicalRandom
import ApicalTable
import Foundation
import Testing

struct TableNumberTests {
  @Test func notations() throws {
    let cells = ["1", "+1", "-1.5", "1.", ".5", "1e3", "1E-3", "1.5e+2", "007", "−2.5", "1e-400", "-0"]
    let values = try table("x\n" + cells.joined(separator: "\n")).numbers("x")
    #expect(values == [1, 1, -1.5, 1, 0.5, 1000, 0.001, 150, 7, -2.5, 0, 0])
    #expect(values.last??.sign == .minus)
  }

  @Test(arguments: [
    "abc", "1,5", "1 000", "1'000", "0x10", "1e", "1e+", "1.2.3", "--1", "+", "1-", "inf", "infinity",
    "1e400",
    "5%", "=1+1", "#DIV/0!", "١", "1e5.5", "e5",
  ]) func refusals(_ cell: String) throws {
    let result = try table("y,x\n0,\"\(cell)\"\n")
    let error = #expect(throws: TableError.self) { try result.numbers("x") }
    guard case .notNumber(let place, .point) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(place.line == 2 && place.column == "x" && place.content == cell)
    #expect(error?.description.hasPrefix("ef.csv, line 2, column 'x': '\(cell)' is no number. ") == true)
  }

  // Every digit survives: what Swift prints is read back as the same bits.
  @Test func roundTrip() throws {
    var random = CounterRandom(seed: 5, stream: "table numbers")
    var numbers: [Double] = []
    while numbers.count < 5000 {
      let bits = Double(bitPattern: random.next())
      let plain = (random.uniform() * 1e6).rounded() / pow(10, Double(random.next() % 8))
      numbers += [bits.isFinite ? bits : 0, plain, random.uniform()]
    }
    let points = try table("x;y\n" + numbers.map { "\($0);1\n" }.joined()).numbers("x")
    #expect(points.map { $0?.bitPattern } == numbers.map(\.bitPattern))
    let commas = "x;y\n" + numbers.map { "\($0)".replacingOccurrences(of: ".", with: ",") + ";1\n" }.joined()
    #expect(try table(commas).numbers("x").map { $0?.bitPattern } == numbers.map(\.bitPattern))
  }

  @Test func longMantissas() throws {
    let cells = [
      "0.1000000000000000055511151231257827021181583404541015625", "9007199254740993",
      "123456789012345678901234567890",
      "0.000000000000000000000000000000000000000000000000000001234567890123456789", "2.2250738585072011e-308",
      "179769313486231570000e288",
    ]
    #expect(try table("x\n" + cells.joined(separator: "\n")).numbers("x") == cells.map { Double($0) })
  }

  @Test func noBreakSpacesAroundNumbersAreBlanks() throws {
    let values = try table("x\n\u{A0}1.5\n2\u{A0}\n\u{202F}3\u{202F}\n").numbers("x")
    #expect(values == [1.5, 2, 3])
  }
}

struct DecimalMarkTests {
  @Test func decidedPerColumn() throws {
    let result = try table("id;ef;edv;text\n1;55,1;110.5;a,b\n2;60;99.25;1,2,3\n3;NA;-;x\n")
    #expect(try result.numbers("ef") == [55.1, 60, nil])
    #expect(try result.numbers("edv") == [110.5, 99.25, nil])
    #expect(try result.numbers("id") == [1, 2, 3])
    #expect(result.notes == ["Cells are separated by semicolons.", "Decimal commas: ef."])
    #expect(throws: TableError.self) { try result.numbers("text") }
  }

  @Test func mixedInOneColumn() throws {
    let result = try table("id\tef\n1\t55,1\n2\t60.5\n")
    let error = #expect(throws: TableError.self) { try result.numbers("ef") }
    #expect(
      error?.description
        == "ef.csv, line 2, column 'ef': '55,1' has a decimal comma, but line 3 holds '60.5'. Use one decimal mark."
    )
    #expect(try result.text("ef") == ["55,1", "60.5"])
  }

  @Test func thousandsAreNotGuessed() throws {
    // 1,234 may be a thousand or one and a fraction.
    let uncertain = try table("id\tedv\n1\t1,234\n2\t999\n")
    let error = #expect(throws: TableError.self) { try uncertain.numbers("edv") }
    #expect(error?.description.contains("line 2, column 'edv': '1,234': is ',' the decimal mark") == true)
    #expect(try table("id\tedv\n1\t1,234\n", decimalMark: .comma).numbers("edv") == [1.234])
    // Another cell of the column, or another column, tells.
    #expect(try table("id;a\n1;1,234\n2;0,5\n").numbers("a") == [1.234, 0.5])
    #expect(try table("id;a\n1;1,234\n2;0,500\n").numbers("a") == [1.234, 0.5])
    #expect(try table("a;b\n1,234;7,5\n").numbers("a") == [1.234])
    // Semicolons tell that commas are decimal marks, unless another column has decimal points.
    #expect(try table("a;b\n1,234;7\n").numbers("a") == [1.234])
    #expect(throws: TableError.self) { try table("a;b\n1,234;7.5\n").numbers("a") }
    #expect(throws: TableError.self) { try table("a;b\n1.234;7,5\n").numbers("a") }
    #expect(try table("a;b\n1.234;7.5\n").numbers("a") == [1.234])
    #expect(try table("a;b\n1.234;7\n").numbers("a") == [1.234])
    // Several groups are no number in any file.
    for cell in ["1.234.567", "1,234,567", "1.234,5", "1,234.5", "1 234,5"] {
      #expect(throws: TableError.self) { try table("a;b\n\(cell);7\n").numbers("a") }
      #expect(throws: TableError.self) { try table("a;b\n\(cell);7\n", decimalMark: .comma).numbers("a") }
    }
    // With commas between the cells, a comma in a cell is no decimal mark unless it is said to be.
    #expect(throws: TableError.self) { try table("a,b\n\"1,5\",2\n").numbers("a") }
    #expect(try table("a,b\n\"1,5\",2\n", decimalMark: .comma).numbers("a") == [1.5])
  }
}
