import Foundation
import GRDB
import TestSupport

@testable import ApicalPipeline

/// A store of two models, "plain" and "augmented", whose numbers are typed in; there is no file behind it.
struct TwoModelStore {
  /// One exam with one A4C recording of an ED and an ES frame.
  struct Exam {
    var reference: Double? = 50
    /// EF by plain and by augmented; nil where it failed with the code.
    var plain: Double?
    var augmented: Double?
    var code = "lv-empty"
    var depth = 140.0
    var angle = 65.0
    /// LV Dice of the ED and ES frame, of each model.
    var plainDice = [0.8, 0.7]
    var augmentedDice = [0.9, 0.9]
    var attributes = "{}"
  }

  static let models = ["plain", "augmented"]
  let folder: TemporaryFolder
  let store: Store

  init(_ exams: [Exam], addition: String = "") throws {
    folder = try TemporaryFolder()
    let study = try Study(
      yaml: """
        name: two
        title: Two models
        seed: 3
        cohort: {layout: camus}
        models: [{card: a.json, name: plain}, {card: b.json, name: augmented}]
        measures: {labels: [LV]}
        ef: {reference: recorded}
        \(addition)
        """, file: "two.yml")
    let choices = try study.json()
    store = try Store.create(folder.file("results.sqlite"))
    try store.write { database in
      try StudyRow(
        name: study.name, title: study.title, question: "", yaml: "", sha256: "0", choices: choices,
        cohortName: "typed", cohortLayout: "camus-nifti", cohortOrigin: "nowhere", cohortSha256: "0",
        exams: exams.count
      ).insert(database)
      try SourceRow(id: SourceRow.reference, model: nil).insert(database)
      for (position, name) in Self.models.enumerated() {
        try ModelRow(
          id: name, name: "net", version: "\(position)", sha256: "abc", licence: "none", card: "{}",
          position: position
        ).insert(database)
        try SourceRow(id: name, model: name).insert(database)
      }
    }
    for (position, exam) in exams.enumerated() { try store.insert(Self.result(exam, position)) }
  }

  var results: StudyResults { get throws { try StudyResults(store: store) } }
  var pair: ModelPair { get throws { try ModelPair.all(results)[0] } }

  static func id(_ position: Int) -> String { "e\(position)" }

  private static func result(_ exam: Exam, _ position: Int) -> ExamResult {
    let id = id(position)
    var result = ExamResult(
      exam: ExamRow(id: id, position: position, recordedEf: exam.reference, attributes: exam.attributes))
    result.views = [ViewRow(id: "\(id)/A4C", exam: id, kind: "A4C", frameRate: nil)]
    let frames = ["ED", "ES"].map { "\(id)/A4C/1/\($0)" }
    for (frame, phase) in zip(frames, ["ED", "ES"]) {
      result.frames.append(
        FrameRow(
          id: frame, view: "\(id)/A4C", beat: 1, phase: phase, location: "x", width: 10, height: 10,
          spacingX: 1,
          spacingY: 1, depth: exam.depth, angle: exam.angle))
    }
    for (model, ef, dice) in [
      ("plain", exam.plain, exam.plainDice), ("augmented", exam.augmented, exam.augmentedDice),
    ] {
      for (frame, dice) in zip(frames, dice) {
        result.metrics.append(
          FrameMetricRow(
            frame: frame, source: model, label: "LV", outcome: "measured", dice: dice,
            hausdorff: 100 * (1 - dice),
            hausdorff95: 1, referencePixels: 5, predictedPixels: 5, removedPixels: 0))
      }
      if let ef {
        result.volumes.append(
          ExamEFRow(
            exam: id, source: model, method: "single-plane-a4c", edv: 100, esv: 100 - ef, ef: ef, pairs: "[]")
        )
      } else {
        result.failures.append(
          FailureRow(
            exam: id, view: "A4C", beat: 1, phase: "ES", source: model, stage: "ef", code: exam.code,
            message: "failed: \(exam.code)"))
      }
    }
    return result
  }

  /// Exams whose numbers look like those of the paper: plain fails and errs out of range, augmented does not.
  static func typical(_ count: Int = 40) -> [Exam] {
    (0..<count).map { number in
      let isDeep = number % 2 == 1
      let reference = 30 + Double((number * 7) % 40)
      let wobble = Double((number * 13) % 11) - 5
      var exam = Exam(
        reference: reference, plain: reference + wobble * (isDeep ? 4 : 1),
        augmented: reference + wobble * 0.9 + 1 + Double(number % 3))
      exam.depth = isDeep ? 160 + Double(number) / 10 : 120 + Double(number) / 4
      exam.angle = 60 + Double((number * 3) % 17)
      exam.plainDice =
        isDeep ? [0.7 - Double(number % 5) / 50, 0.72] : [0.9, 0.88 + Double(number % 4) / 100]
      exam.augmentedDice = [0.9 + Double(number % 7) / 200, 0.91]
      exam.attributes = #"{"Sex": "\#(number % 4 == 0 ? "F" : "M")", "Age": "\#(30 + number)"}"#
      if number == 0 { exam.plainDice = [0.6, 0.65] }
      if number % 10 == 3 { exam.plain = nil }
      return exam
    }
  }
}
