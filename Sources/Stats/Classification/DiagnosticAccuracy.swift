/// How well a yes–no test tells exams with the disease from those without.
///
/// All are shares or ratios without unit. A predictive value holds for the prevalence of these exams only:
/// see ``predictiveValues(prevalence:)`` for another.
public struct DiagnosticAccuracy: Sendable, Equatable, Codable {
  /// The table behind the results.
  public let counts: DiagnosticCounts
  /// Share of the diseased with a positive test.
  public let sensitivity: Estimate
  /// Share of the healthy with a negative test.
  public let specificity: Estimate
  /// Share of the positive tests with the disease (PPV); nil without a positive test.
  public let positivePredictiveValue: Estimate?
  /// Share of the negative tests without the disease (NPV); nil without a negative test.
  public let negativePredictiveValue: Estimate?
  /// Share of right tests.
  public let accuracy: Estimate
  /// Share of the exams with the disease.
  public let prevalence: Estimate
  /// Youden's J: sensitivity + specificity − 1, −1…1, with Newcombe's interval; Cancer 1950;3:32–35.
  public let youden: Estimate
  /// sensitivity / (1 − specificity): how much a positive test raises the odds of the disease.
  public let positiveLikelihoodRatio: GroupRatio
  /// (1 − sensitivity) / specificity: how much a negative test leaves of the odds of the disease.
  public let negativeLikelihoodRatio: GroupRatio
  /// Ratio of the two likelihood ratios.
  public let oddsRatio: GroupRatio

  /// - Parameters:
  ///   - counts: The test against the truth.
  ///   - method: Interval of the shares.
  ///   - ratioMethod: Interval of the ratios.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ProportionError`` without a diseased or a healthy exam, for the level, and where
  ///   ``GroupRatio/Method/deltaLog`` meets an empty cell.
  public init(
    _ counts: DiagnosticCounts, method: ProportionInterval.Method = .wilson,
    ratioMethod: GroupRatio.Method = .score, confidence: Double = 0.95
  ) throws(ProportionError) {
    func share(_ successes: Int, of count: Int) throws(ProportionError) -> Estimate {
      try ProportionInterval(successes: successes, count: count, confidence: confidence, method: method)
        .estimate
    }
    let positives = try TwoGroups(
      firstSuccesses: counts.truePositive, firstCount: counts.diseased,
      secondSuccesses: counts.falsePositive, secondCount: counts.healthy)
    let negatives = try TwoGroups(
      firstSuccesses: counts.falseNegative, firstCount: counts.diseased,
      secondSuccesses: counts.trueNegative, secondCount: counts.healthy)
    self.counts = counts
    sensitivity = try share(counts.truePositive, of: counts.diseased)
    specificity = try share(counts.trueNegative, of: counts.healthy)
    positivePredictiveValue =
      counts.positive > 0 ? try share(counts.truePositive, of: counts.positive) : nil
    negativePredictiveValue =
      counts.negative > 0 ? try share(counts.trueNegative, of: counts.negative) : nil
    accuracy = try share(counts.truePositive + counts.trueNegative, of: counts.count)
    prevalence = try share(counts.diseased, of: counts.count)
    youden = try positives.difference(confidence: confidence)
    positiveLikelihoodRatio = try GroupRatio(
      .risk, of: positives, method: ratioMethod, confidence: confidence)
    negativeLikelihoodRatio = try GroupRatio(
      .risk, of: negatives, method: ratioMethod, confidence: confidence)
    oddsRatio = try GroupRatio(.odds, of: positives, method: ratioMethod, confidence: confidence)
  }
}
