public import ApicalStats

/// The error budgets of many exams: what shifts EF, and what scatters it.
public struct ErrorBudgetSummary: Sendable, Equatable, Codable {
  /// One factor over the exams.
  public struct Row: Sendable, Equatable, Codable {
    /// What it stands for.
    public let factor: ErrorBudget.Factor
    /// Its shares, percentage points: the means add up to the bias.
    public let points: Summary
    /// Mean size of its share, percentage points.
    public let meanAbsolute: Double
    /// Its part of the variance of the error: Cov(share, error) / Var(error). The parts add up to 1; a
    /// negative one makes up for others. Nil with fewer than two exams, or where all have the same error.
    public let varianceShare: Double?
  }

  /// Automatic − reference EF of each exam, percentage points.
  public let error: Summary
  /// One for each factor.
  public let rows: [Row]

  /// - Parameter budgets: One an exam.
  /// - Throws: ``SummaryError/empty`` without a budget.
  public init(_ budgets: [ErrorBudget]) throws(SummaryError) {
    let errors = budgets.map(\.error)
    error = try Summary(errors)
    let mean = error.mean
    let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    var rows: [Row] = []
    for factor in ErrorBudget(mean: budgets).shares.map(\.factor) {
      let points = budgets.map { $0.points(factor) }
      let products = zip(points, errors).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
      rows.append(
        Row(
          factor: factor, points: try Summary(points), meanAbsolute: try Summary(points.map(abs)).mean,
          varianceShare: squares > 0 ? products / squares : nil))
    }
    self.rows = rows
  }
}
