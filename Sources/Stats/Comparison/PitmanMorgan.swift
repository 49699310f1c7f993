/// Do two paired series scatter equally? The Pitman–Morgan test of their variances.
///
/// The correlation of sums and differences is zero when the variances are equal; t on n − 2 degrees of
/// freedom, exact for bivariate normal pairs. Interval of the ratio of SDs: the ratios that the test does not
/// reject. E. J. G. Pitman, Biometrika 1939;31:9–12; W. A. Morgan, ibid. 13–19. Given the errors of two
/// methods against one reference, it asks which method is the more precise.
public struct PitmanMorgan: Sendable, Equatable, Codable {
  /// SD of the first series / SD of the second.
  public let sdRatio: Estimate
  /// Test of equal variances, two-sided; its statistic is the correlation r of sums and differences.
  public let test: HypothesisTest

  /// - Parameters:
  ///   - first: One value per patient, such as the errors of one method.
  ///   - second: Values of the same patients.
  ///   - confidence: Level of the interval.
  /// - Throws: ``ComparisonError`` below 4 pairs, for series of unequal length, a value not finite, or
  ///   series that do not vary, or differ by a constant.
  public init(first: [Double], second: [Double], confidence: Double = 0.95) throws(ComparisonError) {
    try requirePairs(first, second, minimum: 4)
    try ComparisonError.check(confidence: confidence)
    let count = first.count
    let n = Double(count)
    let correlation = try Double.pearson(first, second)
    let one = Moments(first)
    let two = Moments(second)
    let difference = Moments(zip(first, second).map { $0 - $1 })
    let sum = Moments(zip(first, second).map { $0 + $1 })
    guard difference.sumOfSquares > 0, sum.sumOfSquares > 0 else {
      throw .constantValues(series: "the differences or of the sums")
    }
    // Σ (sum)(difference) = S₁ − S₂.
    let r =
      (one.sumOfSquares.squareRoot() - two.sumOfSquares.squareRoot())
      * (one.sumOfSquares.squareRoot() + two.sumOfSquares.squareRoot())
      / (difference.sumOfSquares.squareRoot() * sum.sumOfSquares.squareRoot())
    let bounded = min(1, max(-1, r))
    let t = StudentT(degreesOfFreedom: n - 2).quantile(0.5 + confidence / 2)
    let excess = 2 * (1 - correlation) * (1 + correlation) * t * t / (n - 2)
    let factor = (1 + excess + (excess * (2 + excess)).squareRoot()).squareRoot()
    let ratio = (one.sumOfSquares / two.sumOfSquares).squareRoot()
    sdRatio = Estimate(
      value: ratio, interval: (ratio / factor)...(ratio * factor), confidence: confidence,
      method: .exactTest, count: count, unit: .dimensionless)
    test = HypothesisTest(
      method: "Pitman–Morgan", statisticName: "r", statistic: bounded, degreesOfFreedom: [n - 2],
      pValue: correlationPValue(bounded, count: count), alternative: .twoSided, count: count)
  }
}
