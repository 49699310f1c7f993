import ApicalEF
import ApicalEngine
import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// Every row of a store but those that tell when it was made.
struct StoreContent: Equatable {
  let exams: [ExamRow]
  let views: [ViewRow]
  let frames: [FrameRow]
  let masks: [MaskRow]
  let ventricles: [VentricleRow]
  let metrics: [FrameMetricRow]
  let volumes: [ExamEFRow]
  let failures: [FailureRow]
  let previews: [PreviewRow]
  var occupancies: [OccupancyRow]
  var measures: ExamMeasureRows

  init(_ store: Store) throws {
    exams = try store.all(ExamRow.self)
    views = try store.all(ViewRow.self)
    frames = try store.all(FrameRow.self)
    masks = try store.all(MaskRow.self)
    ventricles = try store.all(VentricleRow.self)
    metrics = try store.all(FrameMetricRow.self)
    volumes = try store.all(ExamEFRow.self)
    failures = try store.all(FailureRow.self)
    previews = try store.all(PreviewRow.self)
    occupancies = try store.all(OccupancyRow.self)
    measures = ExamMeasureRows(
      conventions: try store.all(ConventionRow.self), beats: try store.all(BeatMeasureRow.self),
      summaries: try store.all(ExamMeasureRow.self), budgets: try store.all(ErrorBudgetRow.self),
      shares: try store.all(ErrorShareRow.self))
  }
}

@Suite struct StudyRunTests {
  private func run(_ mini: MiniatureStudy, _ name: String = "out", resume: Bool = false) throws -> Store {
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(name), resume: resume)
    try run.run()
    return run.store
  }

  @Test func measuresWhatIsDrawn() throws {
    let mini = try MiniatureStudy(exams: 4)
    let store = try run(mini)
    let summary = try StudyReport(store: store).summary()
    #expect(summary.frames == 16)
    #expect(summary.exams == 4)
    #expect(summary.feasibility.solved == 4)
    #expect(try #require(summary.dice["LV"]?.mean) > 0.97)
    #expect(try #require(summary.hd["LV"]?.mean) < 3)
    // Half ellipsoids: EF = 1 − (0.88 · 0.76²), whatever the size. Drawn in pixels of 0.8 × 0.7 mm.
    let known = 100 * (1 - 0.88 * 0.76 * 0.76)
    for row in try store.all(ExamEFRow.self) where row.source == SourceRow.reference {
      #expect(row.method == VolumeMethod.biplane.rawValue)
      #expect(abs(row.ef - known) < 1.5)
    }
    #expect(try store.all(FailureRow.self) == [])
    let row = try #require(try store.all(ExamRow.self).first)
    #expect(row.recordedEf == 60)
    let frame = try #require(try store.all(FrameRow.self).first)
    #expect(frame.depth == 140)
    #expect(frame.spacingX == 0.8)
  }

  @Test func oneViewGivesASinglePlane() throws {
    let mini = try MiniatureStudy(exams: 1, views: ["4CH"])
    let rows = try run(mini).all(ExamEFRow.self)
    #expect(
      rows.map(\.method) == [VolumeMethod.singlePlaneA4C.rawValue, VolumeMethod.singlePlaneA4C.rawValue])
  }

  @Test func anInterruptedRunEndsWithTheSameRows() throws {
    let mini = try MiniatureStudy(exams: 11)
    let whole = try StoreContent(run(mini, "whole"))
    let done = try interrupted(mini, "parts")
    #expect((1..<11).contains(done))
    let second = try run(mini, "parts", resume: true)
    #expect(try StoreContent(second) == whole)
    #expect(try second.all(RunRow.self).map { $0.finished == nil } == [true, false])
  }

  /// Starts a run, stops it after the first exams and gives its folder free; returns the exams done.
  private func interrupted(_ mini: MiniatureStudy, _ name: String) throws -> Int {
    let stop = StopFlag()
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(name), resume: false)
    let error = #expect(throws: RunError.self) { try run.run(stop: stop) { _ in stop.set() } }
    try run.store.flush()
    guard case .interrupted(let done, 11) = error else { return 0 }
    return done
  }

  @Test func resultsAreNotOverwritten() throws {
    let mini = try MiniatureStudy(exams: 2)
    try run(mini).flush()
    #expect(throws: StoreError.alreadyHasResults(path: mini.output().path + "/results.sqlite", exams: 2)) {
      try run(mini)
    }
    try mini.writeStudy("ef:\n  discs: 30")
    #expect(throws: StoreError.otherStudy(path: mini.output().path + "/results.sqlite")) {
      try run(mini, resume: true)
    }
    // A comment is no change of the study.
    try mini.writeStudy("# a remark")
    _ = try run(mini, resume: true)
  }

  @Test func otherDataAreNotMixedIn() throws {
    let mini = try MiniatureStudy(exams: 2)
    _ = try run(mini)
    try "ED: 1\nES: 9\nEF: 61\n".write(
      to: mini.data.appendingPathComponent("patient0002/Info_2CH.cfg"), atomically: true, encoding: .utf8)
    #expect(throws: StoreError.otherCohort(path: mini.output().path + "/results.sqlite")) {
      try run(mini, resume: true)
    }
  }

  @Test func twoRunsDoNotShareAFolder() throws {
    let mini = try MiniatureStudy(exams: 1)
    let first = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    #expect(throws: RunError.alreadyRunning(path: mini.output().path)) { try run(mini) }
    try first.run()
  }

  @Test func aWrongModelIsRefusedBeforeAnythingIsWritten() throws {
    let mini = try MiniatureStudy(exams: 1)
    try mini.writeCard(sha256: String(repeating: "0", count: 64))
    let error = #expect(throws: EngineError.self) { try run(mini) }
    #expect(error?.code == "model-hash-mismatch")
    #expect(!FileManager.default.fileExists(atPath: mini.output().path))
  }

  @Test func aLabelThatTheModelLacksIsRefused() throws {
    let mini = try MiniatureStudy(exams: 1)
    try mini.writeStudy("measures:\n  labels: [LV, LA]")
    #expect(throws: RunError.modelLacksLabel(label: "LA", model: "thresholds 1.0.0", has: ["MYO", "LV"])) {
      try run(mini)
    }
  }

  @Test func aFolderThatCannotBeMadeIsAnError() throws {
    let mini = try MiniatureStudy(exams: 1)
    try Data().write(to: mini.folder.file("file"))
    #expect(throws: RunError.self) { try run(mini, "file/out") }
  }
}

/// One damaged exam among three: a coded failure, and the others as if nothing had happened.
@Suite struct DamagedInputTests {
  struct Damage: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let act: @Sendable (MiniatureStudy) throws -> Void
    var testDescription: String { name }
  }

  private static let image = MiniatureStudy.file(2, "4CH", "ES")
  private static let mask = MiniatureStudy.file(2, "4CH", "ES", "_gt")

  /// Rewrites bytes of the header of a file.
  private static func patch(_ file: String, at offset: Int, _ bytes: [UInt8])
    -> @Sendable (MiniatureStudy) throws -> Void
  {
    { mini in
      var data = try Data(contentsOf: mini.data.appendingPathComponent(file))
      data.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
      try mini.overwrite(file, with: data)
    }
  }

  static let damages = [
    Damage(name: "truncated image", code: "file-truncated") { mini in
      try mini.overwrite(image, with: Data(contentsOf: mini.data.appendingPathComponent(image)).prefix(9000))
    },
    Damage(name: "empty image", code: "file-truncated") { try $0.overwrite(image, with: Data()) },
    Damage(name: "wrong magic", code: "file-wrong-magic", act: patch(image, at: 344, Array("JUNK".utf8))),
    // dim[1] and dim[2] of the NIfTI-1 header, little endian: 32767 × 32767 pixels.
    Damage(
      name: "oversized image", code: "file-too-large", act: patch(image, at: 42, [0xFF, 0x7F, 0xFF, 0x7F])),
    // pixdim[1] = 0.
    Damage(name: "zero spacing", code: "spacing-invalid", act: patch(image, at: 80, [0, 0, 0, 0])),
    Damage(name: "label 9", code: "label-unknown", act: patch(mask, at: 352 + 500, [9])),
    Damage(name: "missing mask", code: "mask-missing") { try $0.remove(mask) },
    Damage(name: "no view at all", code: "view-missing") { mini in
      for name in try FileManager.default.contentsOfDirectory(atPath: mini.data.path + "/patient0002") {
        try mini.remove("patient0002/\(name)")
      }
    },
    Damage(name: "no ES frame", code: "phase-missing") { mini in
      try mini.remove(image)
      try mini.remove(mask)
    },
  ]

  @Test(arguments: damages)
  func becomesACodedFailure(_ damage: Damage) throws {
    let sound = try MiniatureStudy(exams: 3)
    let damaged = try MiniatureStudy(exams: 3)
    try damage.act(damaged)
    let expected = try stored(sound)
    let found = try stored(damaged)
    let failures = try found.all(FailureRow.self)
    #expect(
      failures.contains { $0.exam == "patient0002" && $0.code == damage.code }, "\(failures.map(\.code))")
    #expect(failures.allSatisfy { $0.exam == "patient0002" && !$0.message.isEmpty })
    for id in ["patient0001", "patient0003"] {
      #expect(try volumes(found, id) == volumes(expected, id))
      #expect(try volumes(found, id).count == 2)
    }
    // The report can be written all the same, and no exam is lost from the count.
    let summary = try StudyReport(store: found).summary()
    #expect(summary.exams == 3)
    #expect(summary.feasibility.total == 3)
  }

  private func stored(_ mini: MiniatureStudy) throws -> Store {
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    return run.store
  }

  private func volumes(_ store: Store, _ exam: String) throws -> [ExamEFRow] {
    try store.all(ExamEFRow.self).filter { $0.exam == exam }
  }
}
