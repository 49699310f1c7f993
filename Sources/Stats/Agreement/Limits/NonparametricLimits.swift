/// Limits of agreement without a distribution: quantiles of the differences.
///
/// The limits hold the middle share `coverage` of the differences (quantiles of type 7), bias is the median.
/// Intervals are order statistics, by the binomial distribution of the number of differences below a
/// quantile; each level is at least the one asked for, and an end is infinite where even the extreme
/// difference does not reach it (below about 150 pairs for 95 % of 95 % limits). Bland & Altman, Stat.
/// Methods Med. Res. 1999;8:135–160, section 4; intervals: W. J. Conover, Practical Nonparametric Statistics,
/// 3rd edition 1999, section 3.2.
public struct NonparametricLimits: Sendable, Equatable, Codable {
  /// Median of the differences.
  public let median: Estimate
  /// The outer quantiles.
  public let lowerLoA, upperLoA: Estimate
  /// Share of the differences between the limits.
  public let coverage: Double
  /// Number of patients.
  public let count: Int

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - coverage: Share of the differences between the limits.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``AgreementError`` below 3 pairs, for a value not finite, or for an option out of its range.
  public init(
    differences: [Double], unit: ClinicalUnit, coverage: Double = 0.95, confidence: Double = 0.95
  ) throws(AgreementError) {
    try validate(differences, minimum: 3)
    try AgreementError.check(confidence: confidence)
    guard coverage > 0, coverage < 1 else { throw .coverageOutOfRange(coverage) }
    let sorted = differences.sorted()
    func estimate(_ probability: Double) -> Estimate {
      let ranks = QuantileRanks(count: sorted.count, probability: probability, confidence: confidence)
      return Estimate(
        value: quantile(sorted: sorted, probability: probability),
        interval: (ranks.lower.map { sorted[$0] } ?? -.infinity)...(ranks.upper.map { sorted[$0] }
          ?? .infinity),
        confidence: confidence, method: .orderStatistics, count: sorted.count, unit: unit)
    }
    median = estimate(0.5)
    lowerLoA = estimate((1 - coverage) / 2)
    upperLoA = estimate((1 + coverage) / 2)
    self.coverage = coverage
    count = sorted.count
  }
}
