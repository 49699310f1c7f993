import ApicalEngine
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ApicalPipeline

/// Two networks on the same frames, in one store.
@Suite struct SeveralModelsTests {
  private func run(_ mini: MiniatureStudy, _ name: String = "out", resume: Bool = false) throws -> Store {
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(name), resume: resume)
    try run.run()
    return run.store
  }

  @Test func eachModelHasTheRowsItWouldHaveAlone() throws {
    let mini = try MiniatureStudy(exams: 3)
    let alone = try run(mini, "alone")
    try mini.writeStudyOfTwo(shift: 30)
    let both = try run(mini, "both")
    #expect(try both.all(ModelRow.self).map(\.id) == ["bold", "shy"])
    #expect(try both.all(ModelRow.self).map(\.position) == [0, 1])
    #expect(try both.all(ModelRow.self).map(\.precision) == ["f32", "f32"])
    #expect(try both.all(SourceRow.self).map(\.id) == ["reference", "bold", "shy"])
    func metrics(_ store: Store, _ source: String) throws -> [FrameMetricRow] {
      try store.all(FrameMetricRow.self).filter { $0.source == source }
    }
    let bold = try metrics(both, "bold")
    #expect(try bold.map(\.dice) == metrics(alone, "thresholds 1.0.0").map(\.dice))
    #expect(try bold.map(\.dice) != metrics(both, "shy").map(\.dice))
    #expect(try metrics(both, "shy").count == bold.count)
    #expect(try both.all(MaskRow.self).count == 3 * 4 * 3)
    #expect(try both.all(ExamEFRow.self).count == 3 * 3)
  }

  @Test func aModelThatFindsNothingFailsAloneAndIsCounted() throws {
    let mini = try MiniatureStudy(exams: 2)
    try mini.writeStudyOfTwo(shift: 70)
    let summary = try StudyReport(store: run(mini)).summary()
    #expect(summary.model == "bold")
    #expect(summary.failures == [:])
    let figures = try #require(summary.models)
    #expect(figures.keys.sorted() == ["bold", "shy"])
    #expect(figures["bold"]?.feasibility.solved == 2)
    #expect(figures["bold"]?.ef == summary.ef)
    #expect(figures["shy"]?.feasibility.solved == 0)
    #expect(figures["shy"]?.failures == ["lv-empty": 2])
  }

  @Test func anInterruptedRunOfTwoEndsWithTheSameRows() throws {
    let mini = try MiniatureStudy(exams: 11)
    try mini.writeStudyOfTwo(shift: 30)
    let whole = try StoreContent(run(mini, "whole"))
    do {
      let stop = StopFlag()
      let run = try StudyRun(
        studyFile: mini.study, data: mini.data, output: mini.output("parts"), resume: false)
      #expect(throws: RunError.self) { try run.run(stop: stop) { _ in stop.set() } }
      try run.store.flush()
    }
    #expect(try StoreContent(run(mini, "parts", resume: true)) == whole)
  }

  @Test func everyModelIsCheckedBeforeGoingOn() throws {
    let mini = try MiniatureStudy(exams: 1)
    try mini.writeStudyOfTwo(shift: 30)
    try run(mini).flush()
    // The same weights and the same study file, but the card of the second model feeds it other pixels.
    try mini.writeStudyOfTwo(shift: 31)
    #expect(throws: StoreError.otherModel(path: mini.output().path + "/results.sqlite", needed: "shy")) {
      try run(mini, resume: true)
    }
  }

  @Test func modelsNeedNamesOfTheirOwn() throws {
    let mini = try MiniatureStudy(exams: 1)
    try mini.writeStudyOfTwo(shift: 30)
    let yaml = try String(contentsOf: mini.study, encoding: .utf8)
    func with(_ name: String) throws {
      try yaml.replacing("name: shy", with: "name: \(name)").write(
        to: mini.study, atomically: true, encoding: .utf8)
    }
    try with("bold")
    let error = #expect(throws: StudyError.self) { try run(mini) }
    #expect(error?.description.contains("names that differ, found bold, bold") == true)
    try with("'bold'\n        precision: f32\n  #")
    #expect(throws: StudyError.self) { try run(mini) }
    try with("Bold")
    #expect(throws: RunError.modelsShareName(name: "bold")) { try run(mini) }
    try with("reference")
    #expect(throws: StudyError.self) { try run(mini) }
  }

  @Test func aStudyHoldsModelOrModels() throws {
    let yaml = "name: n\ncohort: {layout: camus}\n"
    let one = try Study(yaml: yaml + "models: [{card: a.json}]", file: "s.yml")
    #expect(one.models.map(\.card) == ["a.json"])
    // A list of one is the same study as the key `model`.
    #expect(try one.json() == Study(yaml: yaml + "model: {card: a.json}", file: "s.yml").json())
    let two = try Study(
      yaml: yaml + "models: [{card: a.json}, {card: b.json, name: B, precision: bf16}]", file: "s.yml")
    #expect(try Study(json: two.json()).models.map(\.name) == [nil, "B"])
    for wrong in ["model: {card: a}\nmodels: [{card: b}]", "models: []", "models: [{name: x}]", ""] {
      #expect(throws: StudyError.self) { try Study(yaml: yaml + wrong, file: "s.yml") }
    }
  }

  /// A store as the first release wrote it.
  @Test func olderStoresOpen() throws {
    let mini = try MiniatureStudy(exams: 2)
    let url = mini.output().appendingPathComponent("results.sqlite")
    try run(mini).flush()
    var written = try StoreContent(Store.open(url))
    written.occupancies = []
    written.measures = ExamMeasureRows()
    try DatabaseQueue(path: url.path).write { database in
      for column in ["position", "precision", "threads"] {
        try database.execute(sql: "ALTER TABLE models DROP COLUMN \(column)")
      }
      let later = [
        "occupancy", "exam_conventions", "beat_measures", "exam_measures", "error_shares", "error_budgets",
        "cine_frames", "timings", "recordings", "augmentation_summary",
        "augmentation_pictures", "augmentation_audits", "augmentations",
      ]
      for table in later { try database.execute(sql: "DROP TABLE \(table)") }
      try database.execute(sql: "ALTER TABLE exam_ef DROP COLUMN volume_unit")
      try database.execute(sql: "ALTER TABLE frames DROP COLUMN is_known")
      try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier NOT LIKE '1 %'")
    }
    let store = try Store.open(url)
    #expect(try StoreContent(store) == written)
    #expect(try store.all(ModelRow.self).map(\.precision) == ["f32"])
    #expect(try StudyReport(store: store).summary().models == nil)
    _ = try run(mini, resume: true)
  }

  @Test func theReportHoldsBothModels() throws {
    let mini = try MiniatureStudy(exams: 4)
    try mini.writeStudyOfTwo(shift: 30)
    let folder = mini.folder.file("report")
    let files = try StudyReport(store: run(mini)).write(to: folder)
    let html = try String(contentsOf: files[0], encoding: .utf8)
    #expect(html.contains("bold (thresholds 1.0.0)"))
    for name in ["bland-altman-bold.json", "bland-altman-shy.json", "gallery-shy.svg"] {
      #expect(FileManager.default.fileExists(atPath: folder.path + "/figures/" + name), "\(name)")
    }
    let exams = try String(contentsOf: folder.appendingPathComponent("tables/exams.csv"), encoding: .utf8)
    #expect(exams.split(separator: "\r\n").count == 1 + 2 * 4)
    #expect(exams.contains("shy,patient0004"))
  }
}
