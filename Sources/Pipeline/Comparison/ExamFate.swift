/// What became of one exam with one model: an EF, or the coded cause of there being none.
struct ExamFate: Sendable, Codable, Equatable {
  /// Where and why something failed.
  struct Event: Sendable, Codable, Equatable {
    let stage, code, message: String
    let view: String?
    let beat: Int?
    let phase: String?

    init(_ row: FailureRow) {
      stage = row.stage
      code = row.code
      message = row.message
      view = row.view
      beat = row.beat
      phase = row.phase
    }

    /// "A4C beat 2 ES", as far as it is known.
    var place: String {
      [view, beat.map { "beat \($0)" }, phase].compactMap { $0 }.joined(separator: " ")
    }
  }

  let exam, model: String
  /// Automatic EF, %; nil where the exam failed.
  let ef: Double?
  /// Reference EF, %; nil where the study has none.
  let reference: Double?
  /// What failed before this model or of it, in the order of the store; of a solved exam too.
  let events: [Event]
  /// Why there is no EF; nil for a solved exam.
  let cause: Event?

  var isSolved: Bool { ef != nil }

  init(_ exam: ExamResults, model: String) {
    let events = exam.failures.filter { $0.source != SourceRow.reference }
    self.exam = exam.row.id
    self.model = model
    ef = exam.automatic?.ef
    reference = exam.referenceEF
    self.events = events.map { Event($0) }
    cause = ExamOutcome(exam, model: model).cause.map { Event($0) }
  }
}
