import ApicalReport
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// The report of two models: every table and figure, the same numbers in all of them.
@Suite struct ComparisonReportTests {
  @Test func everyFileSaysTheSame() throws {
    let two = try TwoModelStore(
      TwoModelStore.typical(), addition: "subsets: [{variable: depth}, {variable: Sex}]")
    let folder = two.folder.file("out")
    let report = StudyReport(store: two.store)
    let files = try report.write(to: folder)
    let summary = try report.summary()
    let json = try Data(contentsOf: folder.appendingPathComponent("summary.json"))
    #expect(try JSONDecoder().decode(StudySummary.self, from: json) == summary)
    let comparison = try #require(summary.comparisons?["augmented"])
    #expect(comparison.base == "plain" && comparison.n == 36)
    #expect(summary.models?["plain"]?.feasibility.solved == 36)
    let feasibility = try #require(comparison.feasibilityDifference)
    #expect(abs(feasibility.value - 0.1) < 1e-12)
    #expect(abs(try #require(comparison.feasibilityPValue) - 0.125) < 1e-12)

    func csv(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent("tables/\(name).csv"), encoding: .utf8)
    }
    let width = try #require(comparison.loaWidthDifference)
    let row = try #require(
      try csv("models-errors").split(separator: "\r\n").first { $0.contains("LoA width") })
    for value in [width.value, width.lower, width.upper, try #require(comparison.loaWidthPValue)] {
      #expect(row.contains("\(value)"), "\(value) in \(row)")
    }
    let dice = try #require(comparison.scores["LV Dice"])
    #expect(try csv("models-scores").contains("\(dice.hodgesLehmann.value)"))
    for name in [
      "feasibility", "feasibility-difference", "failure-causes", "agreement-sets", "excluded-exams",
      "feasibility-ledger",
      "models-error-sizes", "models-bands", "models-bands-counts", "models-corrected",
      "models-largest-differences",
      "subsets-depth", "subsets-Sex", "subsets-tests", "error-curves", "coverage",
    ] {
      #expect(try csv(name).split(separator: "\r\n").count > 1, "\(name)")
    }
    #expect(try csv("feasibility-ledger").split(separator: "\r\n").count == 81)
    let html = try String(contentsOf: files[0], encoding: .utf8)
    #expect(html.contains("Models compared") && html.contains("Subsets of the cohort"))
    #expect(!html.contains("{table:"))
  }

  @Test func drawnIsReported() throws {
    let two = try TwoModelStore(TwoModelStore.typical())
    let folder = two.folder.file("out")
    try StudyReport(store: two.store).write(to: folder)
    func sidecar<Value: Decodable>(_ name: String, _: Value.Type) throws -> Value {
      try JSONDecoder().decode(
        Value.self, from: Data(contentsOf: folder.appendingPathComponent("figures/\(name).json")))
    }
    let results = try two.results
    let grid = try sidecar("models-bland-altman", BlandAltmanFigure.Sidecar.self)
    #expect(grid.rowTitles == ["plain", "augmented"] && grid.panels.count == 4)
    let solved = Set(CommonExams(results).models[0].pairs.map(\.exam))
    let outOfRange = results.others[0].pairs.filter { $0.status == .outOfRange && solved.contains($0.exam) }
    #expect(grid.panels[3].points.map(\.id) == outOfRange.map(\.exam))
    #expect(grid.panels[3].agreement?.upperLoA.value == results.agreement(outOfRange)?.upperLoA.value)
    let flow = try sidecar("feasibility-flow", FeasibilityFlowFigure.Sidecar.self)
    #expect(flow.arms.map(\.solved.count) == [36, 40])
    let causes = FeasibilityLedger(results).models[0].causes.sorted { $0.code < $1.code }
    #expect(flow.arms[0].exclusions.map(\.exams) == causes.map(\.exams))
    let curves = try sidecar("error-curves-absoluteError", ErrorCurveFigure.Sidecar.self)
    let expected = ErrorCurve(results, .depth, .absoluteError)
    #expect(curves.panels[0][0].curve.map(\.value) == expected.curve?.values)
    #expect(curves.panels[0][0].exams.map(\.error) == expected.points.map(\.y))
    let frames = try sidecar("error-curves-hausdorff", ErrorCurveFigure.Sidecar.self)
    #expect(curves.item == "exam" && frames.item == "frame" && frames.panels[0][0].exams.count == 80)
    let coverage = try sidecar("coverage", CoverageMapFigure.Sidecar.self)
    let cells = AcquisitionCoverage(results).cells
    #expect(coverage.counts.joined().joined().reduce(0, +) == 40)
    #expect(coverage.counts.joined().joined().filter { $0 > 0 }.sorted() == cells.map(\.exams.count).sorted())
    let scatter = try sidecar("models-scatter", ScatterFigure.Sidecar.self)
    #expect(scatter.panels.map(\.title) == ["plain", "augmented"])
  }

  /// Two real runs over drawn frames: the exams that differ most are shown with all three contours.
  @Test func theLargestDifferencesAreShown() throws {
    let mini = try MiniatureStudy(exams: 4)
    try mini.writeStudyOfTwo(shift: 30)
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    let folder = mini.folder.file("report")
    try StudyReport(store: run.store).write(to: folder)
    let sidecar = try JSONDecoder().decode(
      GalleryFigure.Sidecar.self,
      from: Data(contentsOf: folder.appendingPathComponent("figures/models-largest-differences.json")))
    let items = LargestDifferences(try ModelPair.all(StudyResults(store: run.store))[0], count: 6).items
    #expect(sidecar.frames.map(\.id) == items.compactMap(\.frame))
    #expect(
      sidecar.frames.allSatisfy {
        !$0.reference.isEmpty && !$0.prediction.isEmpty && !$0.secondPrediction.isEmpty
      })
    #expect(sidecar.frames.allSatisfy { $0.prediction != $0.secondPrediction })
  }

  @Test func oneModelHasNoComparison() throws {
    let mini = try MiniatureStudy(exams: 3)
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    let folder = mini.folder.file("report")
    let html = try String(contentsOf: StudyReport(store: run.store).write(to: folder)[0], encoding: .utf8)
    #expect(!html.contains("Models compared") && !html.contains("Subsets of the cohort"))
    let summary = try String(contentsOf: folder.appendingPathComponent("summary.json"), encoding: .utf8)
    for key in ["comparisons", "models\"", "subsets"] { #expect(!summary.contains(key)) }
  }

  @Test func nothingSolvedGivesAReportAllTheSame() throws {
    for exams in [[], [TwoModelStore.Exam(plain: nil, augmented: nil)], Array(TwoModelStore.typical(2))] {
      let two = try TwoModelStore(exams)
      #expect(try StudyReport(store: two.store).write(to: two.folder.file("out")).count == 2)
    }
  }
}
