import ApicalReport
import ApicalStats
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ApicalPipeline

/// A report comes from the store alone: no image, no model, no study file.
@Suite struct StudyReportTests {
  private func store(in folder: TemporaryFolder, differences: [Double]) throws -> Store {
    try KnownStore.make(in: folder, differences: differences)
  }

  @Test func theSummaryIsTheArithmeticOfTheStore() throws {
    let folder = try TemporaryFolder()
    let summary = try StudyReport(store: store(in: folder, differences: [-2, 0, 2, 4])).summary()
    // Differences −2, 0, 2, 4: mean 1, SD √(20/3) = 2.5820, LoA 1 ± 1.96 · 2.5820.
    #expect(summary.ef.n == 4)
    #expect(abs(summary.ef.bias! - 1) < 1e-12)
    #expect(abs(summary.ef.loaLower! - (1 - 1.96 * (20.0 / 3).squareRoot())) < 1e-12)
    #expect(abs(summary.ef.loaUpper! - (1 + 1.96 * (20.0 / 3).squareRoot())) < 1e-12)
    #expect(summary.feasibility.solved == 4)
    #expect(summary.feasibility.total == 5)
    #expect(summary.failures == ["lv-empty": 1])
    #expect(abs(summary.dice["LV"]!.mean! - 0.915) < 1e-12)
    #expect(abs(summary.hd["LV"]!.median! - 1.5) < 1e-12)
    #expect(summary.range["in range"]?.exams == 2)
    #expect(summary.range["out of range"]?.exams == 2)
    #expect(summary.range["unknown"]?.exams == 1)
  }

  @Test func everyFileSaysTheSame() throws {
    let folder = try TemporaryFolder()
    let report = StudyReport(store: try store(in: folder, differences: [-2, 0, 2, 4]))
    let written = try report.write(to: folder.file("out"))
    #expect(written.map(\.lastPathComponent) == ["report.html", "report.pdf"])
    let html = try String(contentsOf: written[0], encoding: .utf8)
    #expect(html.contains("Known numbers &lt;script&gt;"))
    #expect(!html.contains("Known numbers <script>"))
    #expect(html.contains("+1.0"))
    #expect(html.contains("4 of 5 (80.0"))
    #expect(try Data(contentsOf: written[1]).starts(with: Data("%PDF".utf8)))
    let json = try Data(contentsOf: folder.file("out/summary.json"))
    #expect(try JSONDecoder().decode(StudySummary.self, from: json) == report.summary())
    let csv = try String(contentsOf: folder.file("out/tables/failure-events.csv"), encoding: .utf8)
    #expect(csv.contains("'=cmd()|x"))
    // The sidecar of the Bland–Altman plot holds the points and the limits of the summary.
    let sidecar = try JSONDecoder().decode(
      BlandAltmanFigure.Sidecar.self, from: Data(contentsOf: folder.file("out/figures/bland-altman.json")))
    #expect(sidecar.panels[0].points.map(\.id) == ["e0", "e1", "e2", "e3"])
    #expect(sidecar.panels[0].points.map(\.isOutOfRange) == [false, true, false, true])
    #expect(try sidecar.panels[0].agreement?.upperLoA.value == report.summary().ef.loaUpper)
  }

  /// Even exams are in range: differences −2, 2, 5 against 0, 4, 5.
  @Test func rangesAreComparedInFullPrecision() throws {
    let folder = try TemporaryFolder()
    let report = StudyReport(store: try store(in: folder, differences: [-2, 0, 2, 4, 5, 5]))
    _ = try report.write(to: folder.file("out"))
    let csv = try String(contentsOf: folder.file("out/tables/agreement-range.csv"), encoding: .utf8)
    let expected = try GroupComparison(first: [-2, 2, 5], second: [0, 4, 5], unit: .percentagePoints)
    let bias = try #require(csv.split(separator: "\r\n").first { $0.contains("Difference of bias") })
    for value in [expected.biasDifference.value, expected.biasDifference.lower, expected.biasTest.pValue] {
      #expect(bias.contains("\(value)"), "\(value)")
    }
    #expect(csv.contains("\(expected.brownForsythe.pValue)"))
    #expect(FileManager.default.fileExists(atPath: folder.file("out/tables/agreement-checks.csv").path))
  }

  @Test func tooFewExamsGiveAReportAllTheSame() throws {
    for differences in [[], [1.0]] {
      let folder = try TemporaryFolder()
      let report = StudyReport(store: try store(in: folder, differences: differences))
      #expect(try report.summary().ef.bias == nil)
      #expect(try report.write(to: folder.file("out")).count == 2)
      let json = try String(contentsOf: folder.file("out/summary.json"), encoding: .utf8)
      #expect(json.contains("\"bias\" : null"))
    }
  }

  @Test func aStoreWithoutAStudyIsRefused() throws {
    let folder = try TemporaryFolder()
    let store = try Store.create(folder.file("empty.sqlite"))
    #expect(throws: StoreError.notAStore(path: store.url.path, reason: "it holds no study.")) {
      try StudyReport(store: store).write(to: folder.file("out"))
    }
  }
}
