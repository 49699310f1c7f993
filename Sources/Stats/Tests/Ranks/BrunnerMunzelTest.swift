/// Brunner–Munzel test: is a value of one sample as likely to be larger as to be smaller than one of the other?
///
/// Unlike Mann–Whitney it allows the samples to differ in spread and shape under its null hypothesis. t on
/// Satterthwaite's degrees of freedom; its sign is that of lawstat and SciPy: above zero when the second sample
/// tends to be larger. E. Brunner & U. Munzel, Biom. J. 2000;42:17–25. Samples of 10 or more; for fewer a
/// permutation test is safer. Values are equal where they differ by no more than 1e−14 of the largest magnitude.
public struct BrunnerMunzelTest: Sendable, Equatable, Codable {
  /// t, its degrees of freedom and p; `greater` when the first sample tends to be larger.
  public let test: HypothesisTest
  /// Probability that a value of the first sample is larger than one of the second, ties half; Student's t, cut at
  /// 0 and 1. It bounds the tested side alone.
  public let superiority: Estimate

  /// - Parameters:
  ///   - first: Values of one group of patients.
  ///   - second: Values of another group.
  ///   - alternative: The side tested.
  ///   - confidence: Level of the interval.
  /// - Throws: ``TestError`` below two values in a sample, for one not finite or beyond 1e150, and
  ///   ``TestError/noSpread(test:)`` where the samples do not overlap: the statistic is infinite then.
  public init(
    first: [Double], second: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(TestError) {
    try validate(first, minimum: 2, sample: "first sample")
    try validate(second, minimum: 2, sample: "second sample")
    try TestError.check(confidence: confidence)
    let placements = Placements(first, second)
    guard placements.variance > 0 else { throw .noSpread(test: "Brunner–Munzel's statistic") }
    let standardError = placements.variance.squareRoot()
    let t = (0.5 - placements.superiority) / standardError
    let reference = StudentT(degreesOfFreedom: placements.degreesOfFreedom)
    test = HypothesisTest(
      method: "Brunner–Munzel, t distribution", statisticName: "t", statistic: t,
      degreesOfFreedom: [placements.degreesOfFreedom],
      pValue: alternative.pValue(lower: reference.survival(t), upper: reference.cdf(t)),
      alternative: alternative, count: first.count + second.count)
    let margin = standardError * reference.quantile(1 - alternative.tail(confidence: confidence))
    superiority = Estimate(
      value: placements.superiority,
      interval: alternative.interval(
        max(0, placements.superiority - margin), min(1, placements.superiority + margin), within: 0...1),
      confidence: confidence, method: .studentT, count: first.count + second.count, unit: .dimensionless)
  }
}

/// How many values of the other sample each value exceeds, ties half: the share of all, and its variance.
private struct Placements {
  /// Probability that a value of the first sample is larger.
  let superiority: Double
  /// Of `superiority`.
  let variance: Double
  /// Satterthwaite's.
  let degreesOfFreedom: Double

  init(_ first: [Double], _ second: [Double]) {
    let tolerance = 1e-14 * max(first.largestMagnitude, second.largestMagnitude)
    let (m, n) = (Double(first.count), Double(second.count))
    let all = TiedRanks(first + second, tolerance: tolerance).doubled
    func placements(_ ranks: ArraySlice<Int>, within: [Double]) -> Moments {
      let own = TiedRanks(within, tolerance: tolerance).doubled
      return Moments(zip(ranks, own).map { Double($0 - $1) / 2 })
    }
    let x = placements(all[..<first.count], within: first)
    let y = placements(all[first.count...], within: second)
    superiority = x.mean / n
    let ofFirst = x.sumOfSquares / (m - 1) / (m * n * n)
    let ofSecond = y.sumOfSquares / (n - 1) / (n * m * m)
    variance = ofFirst + ofSecond
    degreesOfFreedom = satterthwaite(ofFirst, m - 1, ofSecond, n - 1)
  }
}

/// Degrees of freedom of the sum of two variances; F. E. Satterthwaite, Biometrics Bull. 1946;2:110–114.
///
/// - Precondition: one of the variances is above zero.
func satterthwaite(
  _ first: Double, _ firstDegrees: Double, _ second: Double, _ secondDegrees: Double
) -> Double {
  let share = first / (first + second)
  return 1 / (share * share / firstDegrees + (1 - share) * (1 - share) / secondDegrees)
}
