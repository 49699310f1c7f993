import ApicalEF

/// Where the EF error of one exam comes from.
struct ExamErrors {
  let exam: String

  /// Enters the budget of one model against the reference masks, or the cause why there is none.
  ///
  /// Without a reference there is no error to divide up and nothing is entered.
  ///
  /// - Parameters:
  ///   - reference: Beats of the reference masks.
  ///   - automatic: The same beats by the model; nil where it gave no mask.
  ///   - atReferenceFrames: The model's contours of the reference's frames, where it chose its own.
  func enter(
    reference: [BeatContours]?, automatic: [BeatContours]?, atReferenceFrames: [BeatContours]? = nil,
    source: String, into ledger: inout ExamLedger
  ) {
    guard let reference, let automatic else { return }
    do throws(ExamEFError) {
      let found = try ExamErrorBudget(
        reference: reference, automatic: automatic, automaticAtReferenceFrames: atReferenceFrames)
      let shares = found.budget.shares.map { share in
        ErrorShareRow(
          exam: exam, source: source, view: share.factor.view.rawValue, phase: share.factor.phase.rawValue,
          cause: share.factor.cause.rawValue, points: share.points)
      }
      let row = ErrorBudgetRow(
        exam: exam, source: source, method: found.method.rawValue, pairs: found.pairs.count,
        referenceEf: found.budget.referenceEF, automaticEf: found.budget.automaticEF)
      ledger.keep {
        $0.budgets.append(row)
        $0.shares += shares
      }
    } catch {
      let row = ErrorBudgetRow(
        exam: exam, source: source, method: error.method?.rawValue, pairs: 0,
        failure: error.failures.first?.cause.code ?? "unexpected")
      ledger.keep { $0.budgets.append(row) }
    }
  }
}
