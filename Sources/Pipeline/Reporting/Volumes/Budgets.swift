import ApicalEF
import ApicalStats

/// The error budgets of one model over its exams, read back from the store.
struct Budgets {
  /// One part of the error, or a sum of parts.
  struct Part {
    let title: String
    /// Percentage points over the exams.
    let points: Summary
    let meanAbsolute: Double
    /// Cov(part, error) / Var(error); nil without a variance.
    let varianceShare: Double?
  }

  /// One an exam.
  let all: [ErrorBudget]
  /// Each view, phase and cause.
  let parts: [Part]
  /// Sums over phases, views and causes.
  let margins: [Part]
  /// The error itself.
  let whole: Part

  /// - Returns: nil for a source without a budget.
  init?(_ source: EFMeasures.Source) throws {
    let shares = Dictionary(grouping: source.shares, by: \.exam)
    let all = source.budgets.compactMap { row -> ErrorBudget? in
      guard let reference = row.referenceEf, let automatic = row.automaticEf else { return nil }
      return ErrorBudget(
        referenceEF: reference, automaticEF: automatic, shares: (shares[row.exam] ?? []).compactMap(\.share))
    }
    guard !all.isEmpty else { return nil }
    func part(_ title: String, _ points: (ErrorBudget) -> Double) throws -> Part {
      let values = all.map(points)
      return Part(
        title: title, points: try Summary(values), meanAbsolute: try Summary(values.map(abs)).mean,
        varianceShare: Self.varianceShare(values, of: all.map(\.error)))
    }
    self.all = all
    parts = try ErrorBudget(mean: all).shares.map(\.factor).sorted(by: Self.isBefore).map { factor in
      try part("\(factor.view.rawValue), \(factor.phase.rawValue), \(factor.cause.rawValue)") {
        $0.points(factor)
      }
    }
    let causes = ErrorBudget.Cause.allCases.filter { cause in
      all.contains { $0.shares.contains { $0.factor.cause == cause } }
    }
    let views = EFView.allCases.filter { view in
      all.contains { $0.shares.contains { $0.factor.view == view } }
    }
    margins =
      try EFPhase.allCases.map { phase in try part("All \(phase.rawValue)") { $0.points(phase: phase) } }
      + (views.count > 1 ? views : []).map { view in
        try part("All \(view.rawValue)") { $0.points(view: view) }
      }
      + causes.map { cause in try part("All \(cause.rawValue)") { $0.points(cause: cause) } }
    whole = try part("Error, automatic − reference masks") { $0.error }
  }

  private static func isBefore(_ one: ErrorBudget.Factor, _ other: ErrorBudget.Factor) -> Bool {
    func key(_ factor: ErrorBudget.Factor) -> (String, String, Int) {
      let cause = ErrorBudget.Cause.allCases.firstIndex(of: factor.cause) ?? 0
      return (factor.view.rawValue, factor.phase.rawValue, cause)
    }
    return key(one) < key(other)
  }

  /// Cov(part, whole) / Var(whole); nil where the whole does not vary.
  static func varianceShare(_ part: [Double], of whole: [Double]) -> Double? {
    let mean = whole.reduce(0, +) / Double(max(1, whole.count))
    let squares = whole.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return nil }
    return zip(part, whole).reduce(0) { $0 + $1.0 * ($1.1 - mean) } / squares
  }
}

extension ErrorShareRow {
  /// nil for a word that this version does not know.
  var share: ErrorBudget.Share? {
    guard let view = EFView(rawValue: view), let phase = EFPhase(rawValue: phase),
      let cause = ErrorBudget.Cause(rawValue: cause)
    else { return nil }
    return ErrorBudget.Share(factor: .init(view: view, phase: phase, cause: cause), points: points)
  }
}
