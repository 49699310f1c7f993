import ApicalEngine
import ApicalMetrics
import ApicalReport
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// The stage of a study that augments its frames, without a denoiser.
@Suite struct AugmentationStageTests {
  private let section = """
    augmentation:
      recipe: depth
      count: 2
      sampler: none
      sheet: 3
    """

  private func study(_ keys: String) throws -> Study {
    try Study(
      yaml:
        "name: a\ncohort: {layout: in-silico, exams: 2, style: lv-focused, views: [A4C]}\nmodel: {card: c.json}\n"
        + keys, file: "a.yml")
  }

  @Test func studyFilesSayHow() throws {
    #expect(try study("").augmentation == nil)
    let choice = try #require(try study(section).augmentation)
    #expect(choice.recipe == .depth && choice.count == 2 && choice.sampler == .none && choice.sheet == 3)
    let defaults = try #require(try study("augmentation: {}").augmentation)
    #expect(defaults.recipe == .combination && defaults.count == 1 && defaults.sampler == .fast)
    #expect(defaults.card == "../Models/echo-denoiser.json" && defaults.features == nil)
    for wrong in ["{recipe: depths}", "{count: 0}", "{sampler: none, steps: 9}", "{tilt: 3}"] {
      #expect(throws: StudyError.self) { try study("augmentation: \(wrong)") }
    }
    // What a store of before says is a study without the stage.
    #expect(try Study(json: study("").json()).augmentation == nil)
    #expect(try Study(json: study(section).json()).augmentation == choice)
  }

  /// Runs a study, checks its rows and gives its folder free.
  private func rowsOfAFirstRun(_ mini: MiniatureStudy) throws -> [AugmentationRow] {
    let run = try StudyRun(studyFile: mini.study, data: nil, output: mini.output(), resume: false)
    try run.run()
    let rows = try run.store.all(AugmentationRow.self)
    let audits = try run.store.all(AugmentationAuditRow.self)
    #expect(rows.count == 8 && audits.count == 8)
    #expect(Set(rows.map(\.frame)) == Set(try run.store.all(FrameRow.self).map(\.id)))
    #expect(audits.allSatisfy { $0.keptMaximum <= 1 && $0.labelsOnPaint == 0 && $0.nearest != nil })
    #expect(try run.store.all(AugmentationPictureRow.self).map(\.position).sorted() == [0, 1, 2])
    return rows
  }

  @Test func augmentsAuditsAndReports() throws {
    let mini = try MiniatureStudy(exams: 2)
    try """
    name: augmented
    cohort: {layout: in-silico, exams: 2, style: lv-focused, views: [A4C]}
    model: {card: model/thresholds.json}
    \(section)
    """.write(to: mini.study, atomically: true, encoding: .utf8)
    let rows = try rowsOfAFirstRun(mini)

    // A second call finds everything there and changes no row.
    let again = try StudyRun(studyFile: mini.study, data: nil, output: mini.output(), resume: true)
    try again.run()
    #expect(try again.store.all(AugmentationRow.self) == rows)

    // The report comes from the store alone, and shows the numbers that it holds.
    try FileManager.default.removeItem(at: mini.output().appendingPathComponent("augmentation"))
    let results = try #require(try AugmentationResults(store: again.store))
    #expect(results.audit.samples.count == 8 && results.outcome.samples == 8)
    let section = try #require(try AugmentationSection(store: again.store)).section()
    #expect(section.title == "Generative augmentation")
    let stored = try StudyResults(store: again.store)
    let document = try StudyDocument(
      stored, measures: EFMeasures(store: again.store, stored), masks: MaskArchive(store: again.store)
    ).document()
    #expect(document.sections.contains { $0.title == "Generative augmentation" })
    #expect(document.figures.map(\.name).contains("augmentation-sheet"))
    let table = try #require(document.tables.first { $0.name == "augmentation-audits" })
    let audits = try again.store.all(AugmentationAuditRow.self)
    let difference = audits.map(\.keptDifference).reduce(0, +) / 8
    #expect(table.rows[0].cells[3] == .number(difference, digits: 2))
  }

  @Test func studiesWithoutTheStageHaveNoSection() throws {
    let mini = try MiniatureStudy(exams: 1)
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    let results = try AugmentationResults(store: run.store)
    #expect(results.map(\.rows.count) == nil)
  }
}
