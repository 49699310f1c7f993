import ApicalReport
import ApicalStats
import Testing

@Suite struct TableTests {
  private func csv(_ cells: [Cell]) -> String {
    Table(name: "t", title: "", columns: cells.map { _ in .init("c") }, rows: [.init(cells)]).csv()
      .split(separator: "\r\n").dropFirst().joined(separator: "\r\n")
  }

  @Test(arguments: ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx"])
  func formulasAreNeutralised(_ text: String) {
    #expect(csv([.text(text), .count(1)]).hasPrefix("'" + text))
  }

  @Test(arguments: ["-3.5", "+2", "plain", "−1.2", "a=b"])
  func whatNoSpreadsheetRunsStays(_ text: String) { #expect(csv([.text(text)]) == text) }

  @Test func quotesFollowRFC4180() {
    #expect(
      csv([.text("a,b"), .text("say \"no\""), .text("two\nlines")])
        == "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"")
  }

  @Test func numbersKeepFullPrecisionAndAnASCIIMinus() {
    #expect(csv([.number(-1.23456789, digits: 1), .count(-4), .missing]) == "-1.23456789,-4,")
  }

  @Test func estimatesBecomeThreeColumns() {
    let estimate = Estimate(
      value: -1.25, interval: -2.5...0.5, confidence: 0.95, method: .studentT, count: 17,
      unit: .percentagePoints)
    let table = Table(
      name: "t", title: "", columns: [.init("Group"), .number("Bias", unit: "%")],
      rows: [.init(["all", .estimate(estimate, digits: 1)]), .init(["none", .missing])])
    #expect(
      table.csv()
        == "Group,Bias (%),\"Bias (%), lower\",\"Bias (%), upper\"\r\nall,-1.25,-2.5,0.5\r\nnone,,,\r\n")
    #expect(table.rows[0].cells[1].text == "−1.2 (−2.5 to 0.5)")
  }
}
