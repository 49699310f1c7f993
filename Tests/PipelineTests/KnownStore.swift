import Foundation
import GRDB
import TestSupport

@testable import ApicalPipeline

enum KnownStore {
  /// A store whose numbers are known, without any file behind it.
  ///
  /// Exam number i has the reference EF 50 and the automatic EF 50 + difference; the last one, "failed", has none.
  static func make(
    in folder: TemporaryFolder, differences: [Double], ids: [String] = [], choices: String = ""
  ) throws -> Store {
    let study = try Study(
      yaml: """
        name: known
        title: Known numbers <script>
        cohort: {layout: camus}
        model: {card: none.json}
        ef: {reference: recorded}
        \(choices)
        """, file: "known.yml")
    let json = try study.json()
    let store = try Store.create(folder.file("results.sqlite"))
    try store.write { database in
      try StudyRow(
        name: study.name, title: study.title, question: "", yaml: "", sha256: "0", choices: json,
        cohortName: "typed", cohortLayout: "camus-nifti", cohortOrigin: "nowhere", cohortSha256: "0",
        exams: differences.count + 1
      ).insert(database)
      try ModelRow(id: "m 1", name: "m", version: "1", sha256: "abc", licence: "none", card: "{}").insert(
        database)
      try SourceRow(id: SourceRow.reference, model: nil).insert(database)
      try SourceRow(id: "m 1", model: "m 1").insert(database)
    }
    for (position, difference) in differences.enumerated() {
      let id = position < ids.count ? ids[position] : "e\(position)"
      try store.insert(exam(id, position, automatic: 50 + difference))
    }
    var failed = ExamResult(
      exam: ExamRow(id: "failed", position: differences.count, recordedEf: 50, attributes: "{}"))
    failed.failures = [
      FailureRow(exam: "failed", source: "m 1", stage: "ef", code: "lv-empty", message: "=cmd()|x, no LV")
    ]
    try store.insert(failed)
    return store
  }

  /// An exam with depth 149 mm, or 151 mm for odd positions.
  private static func exam(_ id: String, _ position: Int, automatic: Double) -> ExamResult {
    var result = ExamResult(exam: ExamRow(id: id, position: position, recordedEf: 50, attributes: "{}"))
    result.views = [ViewRow(id: "\(id)/A4C", exam: id, kind: "A4C", frameRate: nil)]
    result.frames = [
      FrameRow(
        id: "\(id)/A4C/1/ED", view: "\(id)/A4C", beat: 1, phase: "ED", location: "x", width: 10, height: 10,
        spacingX: 1, spacingY: 1, depth: position.isMultiple(of: 2) ? 149 : 151, angle: 60)
    ]
    result.metrics = [
      FrameMetricRow(
        frame: "\(id)/A4C/1/ED", source: "m 1", label: "LV", outcome: "measured",
        dice: 0.9 + 0.01 * Double(position),
        hausdorff: Double(position), hausdorff95: 1, referencePixels: 5, predictedPixels: 5, removedPixels: 0)
    ]
    result.volumes = [
      ExamEFRow(
        exam: id, source: "m 1", method: "single-plane-a4c", edv: 100, esv: 50, ef: automatic, pairs: "[]")
    ]
    return result
  }
}
