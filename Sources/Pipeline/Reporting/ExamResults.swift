import ApicalImaging

/// One exam's rows, gathered for one model.
struct ExamResults: Sendable {
  let row: ExamRow
  let views: [ViewRow]
  let frames: [FrameRow]
  let metrics: [FrameMetricRow]
  /// EF by the network and by the same method on the reference masks.
  let automatic, fromMasks: ExamEFRow?
  /// What failed before any model, on the reference, or of this model.
  let failures: [FailureRow]
  /// What failed of any model.
  let allFailures: [FailureRow]
  let status: RangeStatus
  /// The reference that the study compares with, %.
  let referenceEF: Double?

  var pair: EFPair? {
    guard let automatic, let referenceEF else { return nil }
    return EFPair(exam: row.id, reference: referenceEF, automatic: automatic.ef, status: status)
  }
}

/// The rows of every exam, grouped once for all models.
struct ExamRows {
  /// In the cohort's order.
  private let exams: [ExamRow]
  private let views: [String: [ViewRow]]
  private let frames: [String: [FrameRow]]
  private let metrics: [String: [FrameMetricRow]]
  private let volumes: [String: [ExamEFRow]]
  private let failures: [String: [FailureRow]]

  init(store: Store) throws {
    exams = try store.all(ExamRow.self).sorted { $0.position < $1.position }
    views = try Dictionary(grouping: store.all(ViewRow.self), by: \.exam)
    frames = try Dictionary(grouping: store.all(FrameRow.self).filter { !$0.isKnown }, by: \.view)
    metrics = try Dictionary(grouping: store.all(FrameMetricRow.self), by: \.frame)
    volumes = try Dictionary(grouping: store.all(ExamEFRow.self), by: \.exam)
    failures = try Dictionary(grouping: store.all(FailureRow.self), by: \.exam)
  }

  func results(of model: String, study: Study) -> [ExamResults] {
    exams.map { exam in
      let examViews = views[exam.id] ?? []
      let examFrames = examViews.flatMap { frames[$0.id] ?? [] }
      let examMetrics = examFrames.flatMap { metrics[$0.id] ?? [] }
      let fromMasks = volumes[exam.id]?.first { $0.source == SourceRow.reference }
      let events = failures[exam.id] ?? []
      return ExamResults(
        row: exam, views: examViews, frames: examFrames, metrics: examMetrics.filter { $0.source == model },
        automatic: volumes[exam.id]?.first { $0.source == model }, fromMasks: fromMasks,
        failures: events.filter { [nil, SourceRow.reference, model].contains($0.source) },
        allFailures: events,
        status: study.range.judge(examFrames.map { ($0.depth, $0.angle) }),
        referenceEF: study.ef.reference == .masks ? fromMasks?.ef : exam.recordedEf)
    }
  }
}
