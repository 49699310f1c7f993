import ApicalStats
import Foundation

/// All that a report needs, read from the store in one go.
struct StudyResults: Sendable {
  let row: StudyRow
  let study: Study
  let model: ModelRow
  let runs: [RunRow]
  /// In the cohort's order.
  let exams: [ExamResults]
  let findings: [FindingRow]
  let previews: [String: Data]

  /// - Throws: ``StoreError`` for a store without a study.
  init(store: Store) throws {
    guard let row = try store.all(StudyRow.self).first, let model = try store.all(ModelRow.self).first else {
      throw StoreError.notAStore(path: store.url.path, reason: "it holds no study.")
    }
    self.row = row
    self.model = model
    let study = try Study(json: row.choices)
    self.study = study
    runs = try store.all(RunRow.self)
    findings = try store.all(FindingRow.self)
    previews = try Dictionary(store.all(PreviewRow.self).map { ($0.frame, $0.png) }) { first, _ in first }
    exams = try ExamResults.all(in: store, study: study, model: model.id)
  }

  var frames: [FrameRow] { exams.flatMap(\.frames) }

  /// Scores of one label in the cohort's order.
  func metrics(_ label: String) -> [FrameMetricRow] { exams.flatMap(\.metrics).filter { $0.label == label } }

  /// Exams with both EF values: one point each.
  var pairs: [EFPair] { exams.compactMap(\.pair) }

  /// Agreement of automatic with reference EF over the given pairs; nil below three.
  func agreement(_ pairs: [EFPair]) -> BlandAltman? {
    try? BlandAltman(
      method: pairs.map(\.automatic), reference: pairs.map(\.reference), unit: .percentagePoints,
      multiplier: study.agreement.multiplier, confidence: study.agreement.confidence,
      limits: study.agreement.limits, bootstrap: Bootstrap(seed: study.seed))
  }
}

/// Automatic and reference EF of one exam, %.
struct EFPair: Sendable, Equatable, Codable {
  let exam: String
  let reference, automatic: Double
  let status: RangeStatus
}
