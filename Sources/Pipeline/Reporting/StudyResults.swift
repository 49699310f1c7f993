import ApicalStats
import Foundation

/// All that a report needs, read from the store in one go: the results of one model, and those of the others beside it.
struct StudyResults: Sendable {
  let row: StudyRow
  let study: Study
  /// The model whose results ``exams`` holds.
  let model: ModelRow
  /// The results of the models after the first; empty for a study of one, and in the results of the others themselves.
  private(set) var others: [StudyResults] = []
  let runs: [RunRow]
  /// In the cohort's order.
  let exams: [ExamResults]
  let findings: [FindingRow]
  let previews: [String: Data]

  /// The results of the first model, with the others beside it.
  ///
  /// - Throws: ``StoreError`` for a store without a study.
  init(store: Store) throws {
    let models = try store.all(ModelRow.self).sorted { $0.position < $1.position }
    guard let row = try store.all(StudyRow.self).first, let first = models.first else {
      throw StoreError.notAStore(path: store.url.path, reason: "it holds no study.")
    }
    let study = try Study(json: row.choices)
    let rows = try ExamRows(store: store)
    let runs = try store.all(RunRow.self)
    let findings = try store.all(FindingRow.self)
    let previews = try Dictionary(store.all(PreviewRow.self).map { ($0.frame, $0.png) }) { first, _ in first }
    func results(of model: ModelRow) -> StudyResults {
      StudyResults(
        row: row, study: study, model: model, runs: runs, exams: rows.results(of: model.id, study: study),
        findings: findings, previews: previews)
    }
    self = results(of: first)
    others = models.dropFirst().map(results)
  }

  private init(
    row: StudyRow, study: Study, model: ModelRow, runs: [RunRow], exams: [ExamResults],
    findings: [FindingRow],
    previews: [String: Data]
  ) {
    self.row = row
    self.study = study
    self.model = model
    self.runs = runs
    self.exams = exams
    self.findings = findings
    self.previews = previews
  }

  /// One for each model of the study, this first.
  var perModel: [StudyResults] { [self] + others }

  /// A file stem for a table or figure of this model: with its name where the study has several.
  func stem(_ name: String) -> String { study.models.count > 1 ? "\(name)-\(model.id)" : name }

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
