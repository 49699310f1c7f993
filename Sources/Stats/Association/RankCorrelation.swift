/// Spearman's rank correlation ρ: Pearson's r of the midranks.
///
/// Interval: Fisher's z with the standard error √((1 + ρ²/2) / (n − 3)) of D. G. Bonett & T. A. Wright,
/// Psychometrika 2000;65:23–28. Test: t = ρ √((n − 2) / (1 − ρ²)) on n − 2 degrees of freedom, two-sided, as
/// SciPy's `spearmanr` and R's `cor.test(exact = FALSE)`; approximate below some ten pairs.
public struct RankCorrelation: Sendable, Equatable, Codable {
  /// ρ, −1…1, without unit.
  public let spearman: Estimate
  /// Number of pairs.
  public let count: Int

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - confidence: Level of the interval.
  /// - Throws: ``AgreementError`` below 4 pairs, for series of unequal length, a value not finite, or a
  ///   series whose values are all the same.
  public init(method: [Double], reference: [Double], confidence: Double = 0.95) throws(AgreementError) {
    try validatePairs(method, reference, minimum: 4)
    try AgreementError.check(confidence: confidence)
    guard method.contains(where: { $0 != method[0] }) else { throw .constantValues(series: "method") }
    guard reference.contains(where: { $0 != reference[0] }) else {
      throw .constantValues(series: "reference")
    }
    let rho = try PairedMoments(TiedRanks(method).midranks, TiedRanks(reference).midranks).correlation
    count = method.count
    let standardError = ((1 + rho * rho / 2) / Double(count - 3)).squareRoot()
    let margin = Normal.standard.quantile(0.5 + confidence / 2) * standardError
    spearman = Estimate(
      value: rho, interval: fisherInterval(rho, margin: margin), confidence: confidence, method: .fisherZ,
      count: count, unit: .dimensionless)
  }

  /// Test of no monotonic relation; its statistic is ρ itself.
  public var test: HypothesisTest {
    HypothesisTest(
      method: "Spearman's rank correlation, t distribution", statisticName: "rho", statistic: spearman.value,
      degreesOfFreedom: [Double(count - 2)], pValue: correlationPValue(spearman.value, count: count),
      alternative: .twoSided, count: count)
  }
}
