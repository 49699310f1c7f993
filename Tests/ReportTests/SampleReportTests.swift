import ApicalReport
import ApicalStats
import Foundation
import TestSupport
import Testing

@Suite struct SampleReportTests {
  /// Written where `APICAL_SAMPLE_REPORT` says, for the eye; into a temporary folder otherwise.
  @Test func aReportIsWrittenWithFiguresNumbersAndTables() throws {
    let temporary = try TemporaryFolder()
    let folder =
      ProcessInfo.processInfo.environment["APICAL_SAMPLE_REPORT"].map { URL(fileURLWithPath: $0) }
      ?? temporary.url
    try SampleDocument.make().write(toFolder: folder)
    func names(_ part: String) throws -> Set<String> {
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path))
    }
    #expect(try names(".").isSuperset(of: ["report.html", "report.pdf", "figures", "tables"]))
    #expect(try names("tables") == ["agreement.csv", "failures.csv"])
    let figures = [
      "bland-altman", "bland-altman-range", "scatter", "dice-hd", "occupancy", "gallery", "depth",
    ]
    let files = figures.flatMap { name in ["svg", "pdf", "png", "json"].map { "\(name).\($0)" } }
    #expect(try names("figures") == Set(files))
  }

  @Test func aFileInTheWayIsNamed() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: folder.file("figures"))
    #expect {
      try SampleDocument.make().write(toFolder: folder.url)
    } throws: { error in
      guard case .cannotWrite(let path, _) = error as? RenderError else { return false }
      return path.hasSuffix("figures")
    }
  }

  @Test func keyFiguresSayUnitAndInterval() {
    let estimate = Estimate(
      value: -0.42, interval: -2.9...2.04, confidence: 0.95, method: .studentT, count: 17, unit: .millilitres)
    let key = KeyFigure(label: "Bias", estimate: estimate, digits: 1, note: "n = 50")
    #expect(key.value == "−0.4" && key.unit == "mL")
    #expect(key.detail == "95\u{202F}% CI −2.9 to 2.0, n = 50")
  }
}
