/// What became of an exam with one model: an EF, or the first cause of its absence.
struct ExamOutcome {
  let exam: ExamResults
  /// nil where there is an automatic EF.
  let cause: FailureRow?

  init(_ exam: ExamResults, model: String) {
    self.exam = exam
    cause = exam.automatic == nil ? Self.cause(exam, model: model) : nil
  }

  /// The model's own failure to reach an EF; before that, a failure of the model, of reading, of anything.
  private static func cause(_ exam: ExamResults, model: String) -> FailureRow {
    let own = exam.failures.filter { $0.source == model }
    let cause =
      own.first { $0.stage == ExamLedger.Stage.ef.rawValue } ?? own.first
      ?? exam.failures.first { $0.source == nil && $0.stage == ExamLedger.Stage.read.rawValue }
    return cause
      ?? FailureRow(
        exam: exam.row.id, source: model, stage: "ef", code: "no-result",
        message: "No EF is stored, and no cause of its absence.")
  }

  /// The cause in a few words; empty for a code that says it itself.
  static func label(_ code: String) -> String { labels[code] ?? "" }

  private static let labels = [
    "view-missing": "View missing", "no-beat-found": "No beat found",
    "phase-missing": "ED or ES frame missing",
    "mask-missing": "No mask to measure", "lv-empty": "No LV found", "lv-in-pieces": "LV in pieces",
    "cut-by-sector": "LV cut by the sector", "no-mitral-plane": "No mitral plane",
    "spacing-missing": "No pixel spacing", "esv-not-below-edv": "ESV not below EDV",
    "implausible-volume": "Volume implausible", "implausible-ef": "EF implausible", "no-result": "No result",
  ]
}
