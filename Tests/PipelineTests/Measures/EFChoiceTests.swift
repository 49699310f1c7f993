import ApicalEF
import ApicalImaging
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ApicalPipeline

/// The switches of `ef:` in a study file, and what they turn into failures.
@Suite struct EFChoiceTests {
  private func store(_ mini: MiniatureStudy, _ choices: String) throws -> Store {
    try mini.writeStudy("ef:\n" + choices)
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    return run.store
  }

  private func choice(_ text: String) throws -> EFChoice {
    try Study(
      yaml: "name: x\ncohort:\n  layout: camus\nmodel:\n  card: m.json\nef:\n  \(text)\n", file: "x.yml"
    )
    .ef
  }

  @Test func areRead() throws {
    #expect(try choice("plausible: [5, 90]").plausible == 5...90)
    #expect(try choice("sector: true").sector)
    #expect(try choice("discs: 20") == EFChoice(discs: 20, reference: .masks, plausible: nil, sector: false))
    for (wrong, expected) in [
      ("plausible: [90, 5]", "expected [lowest, highest] from 0 to 100."), ("plausible: [5]", "'[5]'"),
      ("plausible: 5", "a list such as"), ("sector: perhaps", "expected true or false."),
    ] {
      let error = #expect(throws: StudyError.self) { try choice(wrong) }
      #expect(error?.line == 7)
      #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    }
  }

  /// Stores of before these choices hold studies without them.
  @Test func studiesWithoutThemAreRead() throws {
    let older = Data(#"{"discs":30,"reference":"recorded"}"#.utf8)
    #expect(
      try JSONDecoder().decode(EFChoice.self, from: older) == EFChoice(discs: 30, reference: .recorded))
    let choice = EFChoice(discs: 20, reference: .masks, plausible: 5...90, sector: true)
    #expect(try JSONDecoder().decode(EFChoice.self, from: JSONEncoder().encode(choice)) == choice)
  }

  /// EF is about 49 % in every exam of the miniature study.
  @Test func anImplausibleEFIsAFailure() throws {
    let store = try store(MiniatureStudy(exams: 2), "  plausible: [60, 90]")
    #expect(try store.all(ExamEFRow.self).isEmpty)
    let failures = try store.all(FailureRow.self)
    #expect(failures.count == 4 && failures.allSatisfy { $0.code == "implausible-ef" && $0.stage == "ef" })
    #expect(Set(failures.map(\.source)) == ["reference", "thresholds 1.0.0"])
    // Its contours are measured all the same, and the summaries name the cause.
    let summaries = try store.all(ExamMeasureRow.self)
    #expect(summaries.filter { $0.measure == "ef-sd-pairs" }.allSatisfy { $0.failure == "implausible-ef" })
    #expect(summaries.filter { $0.measure == "gls" }.allSatisfy { $0.value != nil })
    #expect(try StudyReport(store: store).summary().feasibility.solved == 0)
  }

  /// A reference LV drawn from side to side of the sector: cut, where the study asks.
  @Test func anLVThatTheSectorCutsIsAFailure() throws {
    for isAsked in [true, false] {
      let mini = try MiniatureStudy(exams: 2)
      let mask = mini.data.appendingPathComponent(MiniatureStudy.file(2, "4CH", "ED", "_gt"))
      let drawn = try ImageFile.read(mask)
      var map = LabelMap(
        size: drawn.size, spacing: drawn.spacing, labels: [UInt8](repeating: 0, count: drawn.size.count))
      for row in 60..<160 {
        for column in 0..<map.width {
          let (x, y) = ((Double(column) + 0.5 - 80) * 0.8, (Double(row) + 0.5) * 0.7)
          map[column, row] = abs(x) < y * 0.6 ? .lv : .background
        }
      }
      try NIfTI.write(map, to: mask)
      let store = try store(mini, "  sector: \(isAsked)")
      let failures = try store.all(FailureRow.self)
      let cut = failures.filter { $0.code == "cut-by-sector" }
      #expect(cut.count == (isAsked ? 1 : 0), "\(failures)")
      guard isAsked else { continue }
      #expect(cut[0].exam == "patient0002" && cut[0].view == "A4C" && cut[0].phase == "ED")
      #expect(cut[0].source == SourceRow.reference)
      // The other view still has its conventions; biplane and the budget state the cause.
      let rows = try store.all(ConventionRow.self).filter {
        $0.exam == "patient0002" && $0.source == SourceRow.reference
      }
      #expect(rows.first { $0.convention == "single-plane-a2c-20" }?.ef != nil)
      #expect(rows.first { $0.convention == "biplane-20" }?.failure == "cut-by-sector")
      #expect(rows.first { $0.convention == "camus-notebook" }?.failure == "cut-by-sector")
      let budget = try store.all(ErrorBudgetRow.self).first { $0.exam == "patient0002" }
      #expect(budget?.failure == "cut-by-sector" && budget?.automaticEf == nil)
    }
  }

  /// A4C alone: its own conventions and no others, and an exam's record is its single plane.
  @Test func oneViewHasItsOwnConventions() throws {
    let mini = try MiniatureStudy(exams: 1, views: ["4CH"])
    let rows = try store(mini, "  discs: 30").all(ConventionRow.self).filter { $0.source == "reference" }
    #expect(
      rows.map(\.convention) == [
        "single-plane-a4c-30", "single-plane-a4c-30-longest-of-beat", "single-plane-a4c-30-starts",
        "single-plane-a4c-30-whole-millilitres", "single-plane-a4c-10", "single-plane-a4c-20",
        "single-plane-a4c-40", "single-plane-a4c-80", "area-length-a4c",
      ])
    #expect(rows.allSatisfy { $0.ef != nil } && rows[0].isRecord && rows[0].efDifference == 0)
  }
}
