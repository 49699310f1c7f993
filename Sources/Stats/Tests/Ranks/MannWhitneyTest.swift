/// Mann–Whitney test (Wilcoxon rank sum): does one of two independent samples tend to be larger?
///
/// U counts the pairs in which the value of the first sample is larger, ties half; R's W.
/// - Exact: the permutation distribution of U over all ways to label the values, ties included.
/// - Approximate: normal with tie-corrected variance, with or without a continuity correction of ½ towards the
///   mean, never beyond it.
/// - Auto: exact up to ``automaticLimit`` values in all, or ``automaticLimitWithTies`` with ties.
///
/// Two-sided p is twice the smaller tail, up to 1, which with ties need not be the probability of |U − mean|.
/// Values are equal where they differ by no more than 1e−14 of the largest magnitude.
///
/// H. B. Mann & D. R. Whitney, Ann. Math. Stat. 1947;18:50–60.
public struct MannWhitneyTest: Sendable, Equatable, Codable {
  /// U, p-value and the side tested: `greater` when the first sample tends to be larger.
  public let test: HypothesisTest
  /// Hodges–Lehmann shift: the median of all differences first − second, and its interval.
  ///
  /// The ends are order statistics of the differences, by the exact distribution of U without ties or by the
  /// normal approximation, as the p-value. The interval bounds the tested side alone; an end is infinite where so
  /// few values allow no bound at this level.
  public let shift: Estimate
  /// Common-language effect size U/(mn): the probability that a value of the first sample is larger than one of the
  /// second, ties half; with Newcombe's interval.
  public let superiority: Estimate
  /// (U − mean) / SD under the null hypothesis, without continuity correction; 0 where all values are equal.
  public let z: Double
  /// Sizes of the samples.
  public let firstCount, secondCount: Int

  /// Values of both samples together up to which `auto` is exact: 0.01 s.
  public static let automaticLimit = 200, automaticLimitWithTies = 100

  /// - Parameters:
  ///   - first: Values of one group of patients.
  ///   - second: Values of another group.
  ///   - unit: Unit of the values.
  ///   - method: Of the p-value and of the interval of the shift.
  ///   - continuityCorrection: Of the approximate method.
  ///   - alternative: The side tested.
  ///   - confidence: Level of both intervals.
  /// - Throws: ``TestError`` for an empty sample, a value not finite or beyond 1e150, or where `exact` is asked for
  ///   and would take more than some 10 s: beyond about 250 + 250 values with ties, 1000 + 1000 without.
  public init(
    first: [Double], second: [Double], unit: ClinicalUnit, method: RankTestMethod = .auto,
    continuityCorrection: Bool = true, alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(TestError) {
    try validate(first, minimum: 1, sample: "first sample")
    try validate(second, minimum: 1, sample: "second sample")
    try TestError.check(confidence: confidence)
    let ranks = RankSums(first, second)
    let null: any RankNull
    if method == .exact || method == .auto && ranks.count <= Self.limit(ranks) {
      null = try ExactRankSum(ranks)
    } else {
      null = ApproximateRankSum(ranks, correction: continuityCorrection ? 0.5 : 0)
    }
    test = HypothesisTest(
      method: "Mann–Whitney, \(null.name)", statisticName: "U", statistic: Double(ranks.doubledU) / 2,
      pValue: null.pValue(alternative), alternative: alternative, count: ranks.count)
    let shifts = PairwiseShifts(first, second)
    let accepted = null.accepted(alternative.tail(confidence: confidence))
    shift = Estimate(
      value: shifts.median, interval: shifts.interval(accepted, alternative), confidence: confidence,
      method: null.intervalMethod, count: ranks.count, unit: unit)
    superiority = Superiority(
      probability: Double(ranks.doubledU) / 2 / (Double(first.count) * Double(second.count)),
      firstCount: first.count, secondCount: second.count
    ).estimate(alternative, confidence: confidence)
    z = ranks.standardDeviation > 0 ? ranks.deviation / ranks.standardDeviation : 0
    firstCount = first.count
    secondCount = second.count
  }

  private static func limit(_ ranks: RankSums) -> Int {
    ranks.hasTies ? automaticLimitWithTies : automaticLimit
  }
}
