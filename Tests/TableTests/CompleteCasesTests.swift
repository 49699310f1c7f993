import ApicalTable
import Testing

struct CompleteCasesTests {
  @Test func countsWhatIsLeftOut() throws {
    let result = try table("patient,auto,manual\np1,1,2\np2,,3\np3,4,NA\np4,.,-\np5,5,6\np6,7,\n,8,9\n")
    let cases = try result.completeCases(numbers: ["auto", "manual"], text: ["patient"])
    #expect(cases.numbers("auto") == [1, 5])
    #expect(cases.numbers("manual") == [2, 6])
    #expect(cases.text("patient") == ["p1", "p5"])
    #expect(cases.rows == [0, 4])
    #expect(
      cases.description
        == "Rows: 7, used: 2 (1 without auto, 2 without manual, 1 without patient, 1 without auto and manual)"
    )
    #expect(cases.leftOut.map(\.count).reduce(cases.count, +) == cases.rowCount)
  }

  @Test func nothingLeftOut() throws {
    let cases = try table("a,b\n1,2\n3,4\n").completeCases(numbers: ["a", "b"])
    #expect(cases.description == "Rows: 2, used: 2")
    #expect(cases.leftOut.isEmpty)
  }

  @Test func allLeftOut() throws {
    let cases = try table("a,b\n1,\n,4\n").completeCases(numbers: ["a", "b"])
    #expect(cases.count == 0)
    #expect(cases.description == "Rows: 2, used: 0 (1 without a, 1 without b)")
  }

  @Test func refusesWhatTheColumnsRefuse() throws {
    let result = try table("a,b\n1,x\n")
    #expect(throws: TableError.self) { try result.completeCases(numbers: ["a", "b"]) }
    #expect(throws: TableError.self) { try result.completeCases(numbers: ["c"]) }
  }
}
