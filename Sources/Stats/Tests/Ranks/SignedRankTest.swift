/// Wilcoxon's signed rank test: are paired differences symmetric about zero?
///
/// V is the sum of the ranks of positive differences among all magnitudes; equal magnitudes share their midrank.
/// - Exact: the permutation distribution of V over all choices of signs, ties and zeros included.
/// - Approximate: normal, mean and variance of that distribution (tie-corrected), with or without R's continuity
///   correction of ½ towards the mean, never beyond it. For ``ZeroPolicy/zsplit`` the ranks of zeros stay in the variance, as in
///   SciPy; the exact distribution holds them fixed, as it does for ``ZeroPolicy/pratt``.
/// - Auto: exact up to ``automaticLimit`` ranked differences.
///
/// Two-sided p is twice the smaller tail, up to 1. Magnitudes are equal where they differ by no more than 1e−12
/// of the largest (rounding makes 0.3 − 0.2 and 0.4 − 0.3 differ), and zero where they are no larger than that.
///
/// F. Wilcoxon, Biometrics Bull. 1945;1:80–83; E. E. Cureton, J. Am. Stat. Assoc. 1967;62:1068–1069 for the
/// variance with zeros. Exact: O(n³) time, about 0.3 s at n = 2000; approximate: O(n log n).
public struct SignedRankTest: Sendable, Equatable, Codable {
  /// V, p-value and the side tested: `greater` when the differences tend to be above zero.
  public let test: HypothesisTest
  /// Hodges–Lehmann estimate: the median of all averages of two differences, and its interval.
  ///
  /// The ends are order statistics of these averages, by the exact distribution of V without ties or by the
  /// normal approximation, as the p-value. With ties the exact interval holds at least its level (G. E. Noether,
  /// J. Am. Stat. Assoc. 1967;62:184–188). It bounds the tested side alone; an end is infinite where so few
  /// differences allow no bound at this level. Zeros are left out under ``ZeroPolicy/wilcox`` only.
  public let hodgesLehmann: Estimate
  /// Matched-pairs rank-biserial correlation (V − V⁻) / (V + V⁻), −1…1; 0 where all differences are zero.
  /// D. S. Kerby, Compr. Psychol. 2014;3:11.
  public let rankBiserial: Double
  /// (V − mean) / SD under the null hypothesis, without continuity correction; 0 where nothing varies.
  public let z: Double
  /// Rank sums of positive and of negative differences.
  public let positiveRankSum, negativeRankSum: Double
  /// Number of zeros among the differences.
  public let zeroCount: Int
  /// What was done with them.
  public let zeros: ZeroPolicy

  /// Ranked differences up to which `auto` is exact: 0.01 s.
  public static let automaticLimit = 500
  /// Ranked differences up to which `exact` is offered: half a minute, 100 MB.
  public static let exactLimit = 5000

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences.
  ///   - method: Of the p-value and of the interval.
  ///   - zeros: What is done with differences of zero.
  ///   - continuityCorrection: Of the approximate method.
  ///   - alternative: The side tested.
  ///   - confidence: Level of the interval.
  /// - Throws: ``TestError`` without a difference, for one not finite or beyond 1e150, or for more than
  ///   ``exactLimit`` where `exact` is asked for.
  public init(
    differences: [Double], unit: ClinicalUnit, method: RankTestMethod = .auto, zeros: ZeroPolicy = .wilcox,
    continuityCorrection: Bool = true, alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(TestError) {
    try self.init(
      differences, resolution: 0, unit: unit, method: method, zeros: zeros,
      continuityCorrection: continuityCorrection, alternative: alternative, confidence: confidence)
  }

  /// The test of first − second, in the same order of patients.
  ///
  /// Differences that rounding of either series may have made are zero or equal: up to four units in the last
  /// place of the largest value.
  /// - Throws: ``TestError`` for series of unequal length, and as for differences.
  public init(
    first: [Double], second: [Double], unit: ClinicalUnit, method: RankTestMethod = .auto,
    zeros: ZeroPolicy = .wilcox, continuityCorrection: Bool = true, alternative: Alternative = .twoSided,
    confidence: Double = 0.95
  ) throws(TestError) {
    let differences = try pairedDifferences(first, second)
    try self.init(
      differences, resolution: 4 * (first + second).largestMagnitude.ulp, unit: unit, method: method,
      zeros: zeros, continuityCorrection: continuityCorrection, alternative: alternative,
      confidence: confidence)
  }

  private init(
    _ differences: [Double], resolution: Double, unit: ClinicalUnit, method: RankTestMethod,
    zeros: ZeroPolicy, continuityCorrection: Bool, alternative: Alternative, confidence: Double
  ) throws(TestError) {
    try validate(differences, minimum: 1, sample: "differences")
    try TestError.check(confidence: confidence)
    let tolerance = max(1e-12 * differences.largestMagnitude, resolution)
    let ranks = SignedRanks(differences, zeros: zeros, tolerance: tolerance)
    let ranked = zeros == .wilcox ? ranks.nonzero : differences
    let isExact = method == .exact || method == .auto && ranked.count <= Self.automaticLimit
    if isExact, ranked.count > Self.exactLimit {
      throw .tooLargeForExact(count: ranked.count, limit: Self.exactLimit)
    }
    let null: any RankNull =
      isExact
      ? ExactSignedRank(ranks, ranked: ranked.count)
      : ApproximateSignedRank(
        ranks, ranked: ranked, tolerance: tolerance, correction: continuityCorrection ? 0.5 : 0)
    let split = zeros == .zsplit ? Double(ranks.doubledZeros) / 4 : 0
    let positive = Double(ranks.doubledPositive) / 2 + split
    let negative = Double(ranks.doubledNegative) / 2 + split
    test = HypothesisTest(
      method: "Wilcoxon signed rank, \(null.name), \(zeros.name)", statisticName: "V", statistic: positive,
      pValue: null.pValue(alternative), alternative: alternative, count: ranked.count)
    hodgesLehmann = Self.hodgesLehmann(
      ranked, null.accepted(alternative.tail(confidence: confidence)), alternative, confidence,
      null.intervalMethod, unit)
    rankBiserial = positive + negative > 0 ? (positive - negative) / (positive + negative) : 0
    z = ranks.standardDeviation > 0 ? ranks.deviation / ranks.standardDeviation : 0
    positiveRankSum = positive
    negativeRankSum = negative
    zeroCount = ranks.zeroCount
    self.zeros = zeros
  }

  /// The interval from the `accepted`-th smallest average to the `accepted`-th largest.
  private static func hodgesLehmann(
    _ ranked: [Double], _ accepted: Int, _ alternative: Alternative, _ confidence: Double,
    _ method: IntervalMethod, _ unit: ClinicalUnit
  ) -> Estimate {
    guard !ranked.isEmpty else {
      return Estimate(
        value: 0, interval: -.infinity ... .infinity, confidence: confidence, method: method, count: 0,
        unit: unit)
    }
    let averages = WalshAverages(ranked)
    return Estimate(
      value: averages.median, interval: averages.interval(accepted, alternative), confidence: confidence,
      method: method,
      count: ranked.count, unit: unit)
  }
}
