import ApicalPipeline
import ApicalStats
import ApicalTable
import Foundation
import Testing

struct TableTestTests {
  private func table(_ csv: String) throws -> DataTable {
    try DataTable(data: Data(csv.utf8), file: "data.csv")
  }

  private func json(_ value: some Encodable) throws -> [String: Any] {
    let data = try JSONEncoder().encode(value)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func wilcoxon(
    _ table: DataTable, _ columns: TestColumns, method: RankTestMethod = .auto, zeros: ZeroPolicy = .wilcox
  ) throws -> TableTest {
    try .wilcoxon(
      table, columns, method: method, zeros: zeros, continuityCorrection: true, alternative: .twoSided,
      confidence: 0.95, unit: .dimensionless)
  }

  /// Row T01: Darwin's maize, heights of crossed minus self-fertilised plants, in eighths of an inch.
  @Test func darwin() throws {
    let values = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]
    let table = try table("d\n" + values.map(String.init).joined(separator: "\n") + "\n")
    let json = try json(wilcoxon(table, TestColumns(x: "d"), method: .exact))
    #expect(json["statistic"] as? Double == 96)
    #expect(abs(try #require(json["pValue"] as? Double) - 0.041259765625) < 1e-12)
    #expect(json["n"] as? Int == 15)
    let median = try #require(json["hodgesLehmann"] as? [String: Any])
    #expect(median["estimate"] as? Double == 25)
    #expect(median["lower"] as? Double == 4 && median["upper"] as? Double == 41.5)
  }

  /// Row T02 (Hollander & Wolfe): columns are paired row by row, and a row without a value is left out.
  @Test func pairsOfColumns() throws {
    let x = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    let y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    let rows = zip(x, y).map { "\($0);\($1)" }.joined(separator: "\n")
    let result = try wilcoxon(
      table("x;y\n\(rows)\n9,5;NA\n".replacingOccurrences(of: ".", with: ",")), TestColumns(x: "x", y: "y"))
    #expect(abs(result.test.pValue - 0.0390625) < 1e-12)
    #expect(result.notes.first == "Rows: 10, used: 9 (1 without y)")
  }

  /// Row T03 (Hollander & Wolfe), as two columns of unequal length and as groups of one column.
  @Test func samplesByColumnAndByGroup() throws {
    let x = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    let y = [1.15, 0.88, 0.90, 0.74, 1.21]
    let columns = x.enumerated().map { "\($1)," + ($0 < y.count ? "\(y[$0])" : "") }
    let groups = x.map { "\($0),at term" } + y.map { "\($0),early" }
    func test(_ csv: String, _ columns: TestColumns) throws -> TableTest {
      try .mannWhitney(
        table(csv), columns, method: .exact, continuityCorrection: true, alternative: .twoSided,
        confidence: 0.95, unit: .dimensionless)
    }
    let byColumn = try test("x,y\n" + columns.joined(separator: "\n"), TestColumns(x: "x", y: "y"))
    let byGroup = try test("v,g\n" + groups.joined(separator: "\n"), TestColumns(x: "v", group: "g"))
    #expect(byColumn.test == byGroup.test)
    #expect(abs(byColumn.test.pValue - 0.2544122544) < 1e-9)
    #expect(byColumn.test.statistic == 35)
  }

  /// Rows T10 and T11: the paper's survey.
  @Test(arguments: [(86, 0.00091889555, 0.549913, 0.718007), (72, 0.24563123, 0.445554, 0.619619)])
  func survey(_ right: Int, _ pValue: Double, _ lower: Double, _ upper: Double) throws {
    let report = try BinomialReport(
      successes: right, trials: 135, probability: 0.5, alternative: .greater, confidence: 0.95)
    let json = try json(report)
    #expect(abs(try #require(json["pValue"] as? Double) - pValue) < 1e-8)
    #expect(json["alternative"] as? String == "greater")
    let interval = try #require(json["clopperPearson"] as? [String: Any])
    #expect(abs(try #require(interval["lower"] as? Double) - lower) < 1e-6)
    #expect(abs(try #require(interval["upper"] as? Double) - upper) < 1e-6)
    #expect(report.text.contains("one-sided"))
  }

  @Test func refusesSamplesThatAreNone() throws {
    #expect(throws: TestColumnsError.oneSampleOnly) {
      try TableTest.brunnerMunzel(
        table("x\n1\n2\n"), TestColumns(x: "x"), alternative: .twoSided, confidence: 0.95)
    }
    #expect(throws: TestColumnsError.notTwoGroups(column: "g", found: ["a", "b", "c"], count: 3)) {
      try TableTest.brunnerMunzel(
        table("x,g\n1,a\n2,b\n3,c\n"), TestColumns(x: "x", group: "g"), alternative: .twoSided,
        confidence: 0.95)
    }
  }
}
