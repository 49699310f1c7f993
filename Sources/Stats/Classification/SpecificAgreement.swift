/// Agreement of two yes–no classifications: overall, on the positive and on the negative exams.
///
/// With a exams positive for both, b and c for one, d for neither: overall (a + d) / n, positive 2a / (2a + b
/// + c), negative 2d / (2d + b + c). Positive agreement is also Dice's coefficient, or F₁. D. V. Cicchetti &
/// A. R. Feinstein, J. Clin. Epidemiol. 1990;43:551–558. Intervals of the specific agreements: 2q / (1 + q)
/// of the interval of q = a / (a + b + c), whose exams are independent trials.
public struct SpecificAgreement: Sendable, Equatable, Codable {
  /// Share of exams on which the two agree, 0…1.
  public let overall: Estimate
  /// Agreement on the positive exams, 0…1; nil where no exam is positive for either.
  public let positive: Estimate?
  /// Agreement on the negative exams, 0…1; nil where no exam is negative for either.
  public let negative: Estimate?
  /// Prevalence- and bias-adjusted kappa, 2 × overall − 1; T. Byrt et al., J. Clin. Epidemiol.
  /// 1993;46:423–429.
  public let adjustedKappa: Estimate
  /// (a − d) / n, −1…1: how unequal positive and negative exams are; pulls Cohen's kappa down.
  public let prevalenceIndex: Double
  /// (b − c) / n, −1…1: how much more often the first classification is positive.
  public let biasIndex: Double

  /// - Parameters:
  ///   - counts: The two classifications, counted.
  ///   - method: Interval of the proportions behind the results.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ProportionError`` for a level that is not between 0 and 1.
  public init(
    _ counts: PairedCounts, method: ProportionInterval.Method = .wilson, confidence: Double = 0.95
  ) throws(ProportionError) {
    let agreeing = try ProportionInterval(
      successes: counts.both + counts.neither, count: counts.count, confidence: confidence, method: method)
    func specific(_ agreeing: Int) throws(ProportionError) -> Estimate? {
      let count = agreeing + counts.discordant
      guard count > 0 else { return nil }
      let share = try ProportionInterval(
        successes: agreeing, count: count, confidence: confidence, method: method)
      return share.estimate.mapped { 2 * $0 / (1 + $0) }
    }
    let n = Double(counts.count)
    overall = agreeing.estimate
    positive = try specific(counts.both)
    negative = try specific(counts.neither)
    adjustedKappa = agreeing.estimate.mapped { 2 * $0 - 1 }
    prevalenceIndex = Double(counts.both - counts.neither) / n
    biasIndex = Double(counts.firstOnly - counts.secondOnly) / n
  }
}

extension Estimate {
  /// The estimate of an increasing function of the same quantity.
  fileprivate func mapped(_ function: (Double) -> Double) -> Estimate {
    Estimate(
      value: function(value), interval: function(lower)...function(upper), confidence: confidence,
      method: method, count: count, unit: unit)
  }
}
