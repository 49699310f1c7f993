import ApicalImaging

/// One exam's rows, gathered.
struct ExamResults: Sendable {
  let row: ExamRow
  let views: [ViewRow]
  let frames: [FrameRow]
  let metrics: [FrameMetricRow]
  /// EF by the network and by the same method on the reference masks.
  let automatic, fromMasks: ExamEFRow?
  let failures: [FailureRow]
  let status: RangeStatus
  /// The reference that the study compares with, %.
  let referenceEF: Double?

  var pair: EFPair? {
    guard let automatic, let referenceEF else { return nil }
    return EFPair(exam: row.id, reference: referenceEF, automatic: automatic.ef, status: status)
  }

  static func all(in store: Store, study: Study, model: String) throws -> [ExamResults] {
    let views = try Dictionary(grouping: store.all(ViewRow.self), by: \.exam)
    let frames = try Dictionary(grouping: store.all(FrameRow.self), by: \.view)
    let metrics = try Dictionary(grouping: store.all(FrameMetricRow.self), by: \.frame)
    let volumes = try Dictionary(grouping: store.all(ExamEFRow.self), by: \.exam)
    let failures = try Dictionary(grouping: store.all(FailureRow.self), by: \.exam)
    return try store.all(ExamRow.self).sorted { $0.position < $1.position }.map { exam in
      let examViews = views[exam.id] ?? []
      let examFrames = examViews.flatMap { frames[$0.id] ?? [] }
      let fromMasks = volumes[exam.id]?.first { $0.source == SourceRow.reference }
      return ExamResults(
        row: exam, views: examViews, frames: examFrames, metrics: examFrames.flatMap { metrics[$0.id] ?? [] },
        automatic: volumes[exam.id]?.first { $0.source == model }, fromMasks: fromMasks,
        failures: failures[exam.id] ?? [],
        status: study.range.judge(examFrames.map { ($0.depth, $0.angle) }),
        referenceEF: study.ef.reference == .masks ? fromMasks?.ef : exam.recordedEf)
    }
  }
}
