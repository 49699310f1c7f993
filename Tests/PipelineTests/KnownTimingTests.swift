import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalMetrics
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ApicalPipeline

/// A recording whose every frame has reference labels, and whose ED and ES are stated.
private struct DrawnCine: CineSource {
  var cine = MiniatureCine()
  let knownBeats: [KnownBeat]?

  var location: String { "drawn" }
  var fingerprint: String { location }

  func open() -> OpenedCine {
    OpenedCine(
      cine: Cine(frames: (0..<cine.frames).map { cine.drawing($0).image }, frameRate: 25),
      spacingSource: "drawn", rateSource: "drawn", format: "drawn")
  }

  func reference(frame index: Int) -> LabelMap? { cine.drawing(index).labels }
}

/// What the choice of frames does to EF, where the data set states ED and ES.
@Suite struct KnownTimingTests {
  private let mini: MiniatureStudy

  init() throws { mini = try MiniatureStudy(exams: 1) }

  private func process(_ known: [KnownBeat]?, views: [ViewKind] = [.a2c, .a4c]) throws -> ExamResult {
    try """
    name: known
    cohort: {layout: recordings}
    model: {card: model/thresholds.json}
    timing: {method: area}
    """.write(to: mini.study, atomically: true, encoding: .utf8)
    let study = try Study(file: mini.study)
    let processor = try ExamProcessor(
      study: study, models: StudyModel.prepare(study.models, studyFile: mini.study))
    let exam = Exam(
      id: "p1",
      views: views.map { View(kind: $0, beats: [], recordings: [DrawnCine(knownBeats: known)]) })
    return processor.process(exam, position: 0)
  }

  private func firstBudget(_ result: ExamResult) throws -> ErrorBudgetRow {
    try #require(result.measures.budgets.first)
  }

  /// The stated frames lie in the middle of the systole, where the ventricle is between full and empty.
  @Test func timingHasAShareAndTheSharesAddUp() throws {
    let result = try process([15, 40, 65].map { KnownBeat(ed: $0 + 2, es: $0 + 7) })
    let budget = try firstBudget(result)
    let (reference, automatic) = (try #require(budget.referenceEf), try #require(budget.automaticEf))
    let shares = result.measures.shares
    #expect(budget.pairs == 9 && shares.count == 12)
    #expect(abs(shares.reduce(0) { $0 + $1.points } - (automatic - reference)) < 1e-9)
    // The contours are those of the drawing: timing explains nearly all that EF is too large by.
    let timing = shares.filter { $0.cause == ErrorBudget.Cause.timing.rawValue }.reduce(0) { $0 + $1.points }
    #expect(automatic - reference > 5)
    #expect(abs(timing - (automatic - reference)) < 1.5)
    // EF of the reference is that of its own frames; the model's EF there is kept.
    let volumes = try #require(result.volumes.first { $0.source == SourceRow.reference })
    #expect(abs(volumes.ef - reference) < 1e-9)
    let known = try #require(
      result.measures.summaries.first { $0.measure == ExamMeasure.efAtKnownFrames.rawValue })
    let ef = try #require(known.value)
    #expect(known.n == 9 && abs(ef - reference) < 1.5)
  }

  /// Frames of known beats are in the store, but count neither as frames of the study nor in its scores.
  @Test func knownFramesCountNowhereElse() throws {
    let result = try process([KnownBeat(ed: 17, es: 22)])
    let known = result.frames.filter(\.isKnown)
    #expect(known.map(\.id).contains("p1/A4C/beat1/ED/known") && known.count == 4)
    #expect(result.frames.count - known.count == 12)
    #expect(Set(result.metrics.map(\.frame)).isDisjoint(with: known.map(\.id)))
    #expect(result.occupancies.values.allSatisfy { $0.frameCount == 12 })
    #expect(result.failures == [])
    let store = try Store.create(mini.folder.file("known.sqlite"))
    let sources = [SourceRow.reference, "thresholds 1.0.0"]
    try store.write { database in for id in sources { try SourceRow(id: id, model: nil).insert(database) } }
    try store.insert(result)
    #expect(try store.all(FrameRow.self) == result.frames)
  }

  @Test func whereNothingIsKnownTimingHasNoShare() throws {
    let result = try process(nil)
    #expect(result.measures.shares.allSatisfy { $0.cause != ErrorBudget.Cause.timing.rawValue })
    #expect(result.measures.shares.count == 8 && result.frames.allSatisfy { !$0.isKnown })
  }

  /// A known beat that was not found is the reference's all the same; the budget is of the beats of both.
  @Test func missedBeatsHaveANumberOfTheirOwn() {
    var beats = CutBeats()
    let cine = DrawnCine(knownBeats: nil)
    let image = cine.cine.drawing(0).image
    for _ in 1...2 {
      beats.add(
        [KnownBeat(ed: 15, es: 24)], known: [KnownBeat(ed: 16, es: 25), KnownBeat(ed: 40, es: 49)],
        rate: 25, from: "p1/A4C"
      ) { CineFrame(image, index: $0, of: cine) }
    }
    #expect(beats.found.map(\.number) == [1, 3])
    #expect(beats.known.map(\.number) == [1, 2, 3, 4])
    #expect(beats.known[1].frames.map(\.id) == ["p1/A4C/beat2/ED/known", "p1/A4C/beat2/ES/known"])
    #expect(beats.known[2].frames.map(\.index) == [16, 25])
  }

  @Test func theWindowIsASquareAroundTheVentricle() throws {
    let cine = MiniatureCine()
    let frames = VentricleWindow.frames(of: cine.frames)
    #expect(frames.first == 0 && frames.last == cine.frames - 1 && frames.count == 9)
    let window = try #require(VentricleWindow.window(frames.map { cine.drawing($0).labels }))
    // The LV ends at 115 mm and is 72 to 82 mm long; pixels of 0.8 × 0.7 mm.
    let bottom = Double(window.y + window.size.height) * 0.7
    #expect((121...125).contains(bottom))
    #expect(abs(Double(window.size.width) * 0.8 - Double(window.size.height) * 0.7) < 2)
    let middle = Double(window.x) + Double(window.size.width) / 2
    #expect(abs(middle - 80) <= 1)
    let empty = LabelMap(
      size: PixelSize(width: 9, height: 9), spacing: nil, labels: [UInt8](repeating: 0, count: 81))
    #expect(VentricleWindow.window([LabelMap?](repeating: empty, count: 9)) == nil)
  }
}
