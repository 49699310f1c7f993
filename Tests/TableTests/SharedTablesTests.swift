import ApicalTable
import Foundation
import TestSupport
import Testing

/// Published tables as their authors saved them.
@Suite(.enabled(if: SharedData.has("vectors"), "needs the shared vectors"))
struct SharedTablesTests {
  private func read(_ name: String) throws -> DataTable {
    try DataTable(contentsOf: SharedData.path("vectors/\(name)"))
  }

  @Test(arguments: [
    ("ba1986_pefr.csv", 17, 4), ("ba1999_sbp_table1.csv", 85, 10), ("fleiss1971_counts.csv", 30, 5),
    ("pROC_aSAH.csv", 113, 4), ("ba1999_plasma_volume_table2.csv", 99, 3),
  ])
  func sizes(_ name: String, _ rows: Int, _ columns: Int) throws {
    let table = try read(name)
    #expect(table.rowCount == rows)
    #expect(table.columns.count == columns)
    #expect(table.separator == .comma)
    #expect(table.notes.isEmpty)
  }

  // A byte order mark, and names that are numbers.
  @Test func byteOrderMark() throws {
    let table = try read("carkeet_pycompare_referenceCIs.csv")
    #expect(table.columns == ["v", "0.025", "0.05", "0.5", "0.95", "0.975"])
    #expect(try table.numbers("0.025").first == 0.9744)
  }

  // Blanks before the cells.
  @Test func blanks() throws {
    let table = try read("mcr_passingbablok_td15.csv")
    #expect(try table.numbers("X").first == 18.6545991094560009)
    #expect(try table.missingCount("Y") == 0)
  }

  @Test func missing() throws {
    let cases = try read("mcr_creatinine.csv").completeCases(numbers: ["serum.crea", "plasma.crea"])
    #expect(cases.count + cases.leftOut.map(\.count).reduce(0, +) == cases.rowCount)
    #expect(cases.rowCount == 110)
    #expect(cases.numbers("serum.crea").count == cases.count)
  }

  @Test func percentSigns() throws {
    let table = try read("giavarina2015_table1.csv")
    #expect(try table.numbers("Difference").first == -7)
    let error = #expect(throws: TableError.self) { try table.numbers("Diff.Mean.Proportion") }
    #expect(error?.description.hasSuffix("'-155.60%' is no number. Remove the percent sign.") == true)
    let unknown = #expect(throws: TableError.self) { try table.numbers("method_a") }
    #expect(unknown?.description.contains("Did you mean 'Method.A'") == true)
  }

  // Pixels without a header, and a table of sentences in quotes.
  @Test func others() throws {
    #expect(throws: TableError.self) { try read("ssim_A.csv") }
    let vectors = try read("VECTORS.csv")
    #expect(try vectors.text("id").first == "B01")
    #expect(try vectors.text("description")[1] == "same, CI of bias (t, df16)")
    #expect(vectors.rowCount == 80)
  }
}
