extension IntraclassCorrelation.Form {
  private var isAverage: Bool {
    switch self {
    case .oneWayAverage, .twoWayRandomAverage, .twoWayMixedAverage: true
    case .oneWaySingle, .twoWayRandomSingle, .twoWayMixedSingle: false
    }
  }

  /// nil where numerator and denominator vanish or a mean's variance is not above zero.
  func coefficient(_ table: MeanSquares) -> Double? {
    let k = Double(table.raters)
    let between = table.betweenSubjects
    let raters = (table.betweenRaters - table.residual) / Double(table.subjects)
    let (error, extra) =
      switch self {
      case .oneWaySingle, .oneWayAverage: (table.withinSubjects, 0.0)
      case .twoWayRandomSingle, .twoWayRandomAverage: (table.residual, raters)
      case .twoWayMixedSingle, .twoWayMixedAverage: (table.residual, 0.0)
      }
    let denominator = isAverage ? between + extra : between + (k - 1) * error + k * extra
    return denominator > 0 ? (between - error) / denominator : nil
  }

  func test(_ table: MeanSquares) -> HypothesisTest? {
    let (error, degrees) = errorTerm(table)
    guard error > 0 else { return nil }
    let ratio = table.betweenSubjects / error
    let numerator = Double(table.subjects - 1)
    guard ratio.isFinite else { return nil }
    return HypothesisTest(
      method: "F test of \(rawValue) = 0", statisticName: "F", statistic: ratio,
      degreesOfFreedom: [numerator, degrees],
      pValue: FisherF(numerator: numerator, denominator: degrees).survival(ratio), alternative: .greater,
      count: table.subjects)
  }

  func interval(_ table: MeanSquares, confidence: Double) -> ClosedRange<Double> {
    let single =
      switch self {
      case .twoWayRandomSingle, .twoWayRandomAverage: absoluteAgreement(table, confidence: confidence)
      default: ratioInterval(table, confidence: confidence)
      }
    let lower = min(single.lower, single.upper)
    let upper = max(single.lower, single.upper)
    guard isAverage else { return lower...upper }
    return Self.steppedUp(lower, table.raters)...Self.steppedUp(upper, table.raters)
  }

  /// Mean square of the error and its degrees of freedom.
  private func errorTerm(_ table: MeanSquares) -> (meanSquare: Double, degrees: Double) {
    let n = Double(table.subjects)
    let k = Double(table.raters)
    return switch self {
    case .oneWaySingle, .oneWayAverage: (table.withinSubjects, n * (k - 1))
    default: (table.residual, (n - 1) * (k - 1))
    }
  }

  /// (F − 1) / (F + k − 1) at both ends of the interval of F, written without a division by the error.
  private func ratioInterval(_ table: MeanSquares, confidence: Double) -> (lower: Double, upper: Double) {
    let (error, degrees) = errorTerm(table)
    let subjects = Double(table.subjects - 1)
    let level = 0.5 + confidence / 2
    let k = Double(table.raters)
    let below = FisherF(numerator: subjects, denominator: degrees).quantile(level)
    let above = FisherF(numerator: degrees, denominator: subjects).quantile(level)
    func coefficient(_ between: Double) -> Double { (between - error) / (between + (k - 1) * error) }
    return (coefficient(table.betweenSubjects / below), coefficient(table.betweenSubjects * above))
  }

  /// McGraw & Wong, table 7, case 2A and 3A: the denominator mixes two mean squares.
  private func absoluteAgreement(
    _ table: MeanSquares, confidence: Double
  ) -> (lower: Double, upper: Double) {
    let n = Double(table.subjects)
    let k = Double(table.raters)
    guard table.residual > 0 || table.betweenRaters > 0 else { return (1, 1) }
    let r = Self.twoWayRandomSingle.coefficient(table) ?? 0
    let raterTerm = k * r * table.betweenRaters
    let errorFactor = n * (1 + (k - 1) * r) - k * r
    let errorTerm = errorFactor * table.residual
    let weight = (k - 1) * (raterTerm + errorTerm) * (raterTerm + errorTerm)
    let parts = raterTerm * raterTerm + errorTerm * errorTerm / (n - 1)
    let level = 0.5 + confidence / 2
    // A negative coefficient can leave next to no degrees; a floor keeps the quantiles within a `Double`.
    let degrees = max(parts > 0 ? weight / parts : (n - 1) * (k - 1), 0.1)
    let below = FisherF(numerator: n - 1, denominator: degrees).quantile(level)
    let above = FisherF(numerator: degrees, denominator: n - 1).quantile(level)
    let noise = k * table.betweenRaters + (k * n - k - n) * table.residual
    let between = table.betweenSubjects
    return (
      n * (between - below * table.residual) / (below * noise + n * between),
      n * (above * between - table.residual) / (noise + n * above * between)
    )
  }

  /// Spearman and Brown: the coefficient of a mean of k ratings; −∞ where that mean has no variance left.
  private static func steppedUp(_ single: Double, _ raters: Int) -> Double {
    let k = Double(raters)
    let denominator = 1 + (k - 1) * single
    return denominator > 0 ? k * single / denominator : -.infinity
  }
}
