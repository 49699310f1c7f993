/// Bias and variance of single differences, estimated from subjects with repeated values.
struct ReplicateModel {
  let bias: Double
  /// Of the bias.
  let standardError: Double
  /// Whose sum is the variance of a difference of two single values.
  let variance: RecoveredVariance

  /// Constant true value: the variance of subjects' mean differences, plus what averaging took off the noise
  /// of either method.
  ///
  /// - Precondition: at least two subjects.
  init(methods: [Moments], references: [Moments]) {
    self.init(
      means: zip(methods, references).map { $0.mean - $1.mean },
      within: Self.pooled(methods, .withinMethod, weight: 1 - Self.meanReciprocal(methods))
        + Self.pooled(references, .withinReference, weight: 1 - Self.meanReciprocal(references)))
  }

  /// Varying true value.
  ///
  /// - Precondition: at least two subjects.
  init(differences: [Moments], estimator: VaryingEstimator) {
    switch estimator {
    case .analysisOfVariance: self.init(table: OneWayVariance(differences), differences)
    case .subjectMeans:
      self.init(
        means: differences.map(\.mean),
        within: Self.pooled(
          differences, .withinSubject, weight: 1 - Self.meanReciprocal(differences)))
    }
  }

  private init(means: [Double], within: [VariancePart]) {
    let moments = Moments(means)
    let degrees = moments.count - 1
    let variance = moments.sumOfSquares / Double(degrees)
    let between = VariancePart(
      source: .subjectMeans, meanSquare: variance, degreesOfFreedom: Double(degrees), weight: 1)
    bias = moments.mean
    standardError = (variance / Double(moments.count)).squareRoot()
    self.variance = RecoveredVariance(parts: [between] + within)
  }

  /// MSb / m₀ + (1 − 1/m₀) MSw with m₀ the table's divisor, MSb with Satterthwaite's degrees of freedom.
  ///
  /// The bias is the mean of all pairs, a ratio of the subjects' sums to their numbers of pairs; so is its
  /// standard error, which is √(MSb / N) where all subjects have as many.
  private init(table: OneWayVariance, _ subjects: [Moments]) {
    let n = Double(subjects.count)
    let squares = CompensatedSum.of(
      subjects.lazy.map { subject in
        let deviation = Double(subject.count) * (subject.mean - table.mean)
        return deviation * deviation
      })
    let between = VariancePart(
      source: .betweenSubjects, meanSquare: table.betweenMeanSquare,
      degreesOfFreedom: table.effectiveDegrees(subjects), weight: 1 / table.divisor)
    bias = table.mean
    standardError = (squares * n / (n - 1)).squareRoot() / Double(table.count)
    variance = RecoveredVariance(
      parts: [between] + Self.pooled(subjects, .withinSubject, weight: 1 - 1 / table.divisor))
  }

  /// The pooled variance within subjects; nothing where no subject has two values.
  private static func pooled(
    _ subjects: [Moments], _ source: VariancePart.Source, weight: Double
  ) -> [VariancePart] {
    let degrees = subjects.reduce(0) { $0 + $1.count - 1 }
    guard degrees > 0 else { return [] }
    let squares = CompensatedSum.of(subjects.lazy.map(\.sumOfSquares))
    return [
      VariancePart(
        source: source, meanSquare: squares / Double(degrees),
        degreesOfFreedom: Double(degrees), weight: max(0, weight))
    ]
  }

  /// Σ (1/m) / n: one over the harmonic mean of the numbers of values.
  private static func meanReciprocal(_ subjects: [Moments]) -> Double {
    CompensatedSum.of(subjects.lazy.map { 1 / Double($0.count) }) / Double(subjects.count)
  }
}
