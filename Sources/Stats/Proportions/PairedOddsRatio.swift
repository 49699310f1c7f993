/// Ratio of odds of two classifications of the same exams: first only over second only.
///
/// Only the exams on which they differ count. Exact interval: Clopper and Pearson's of the first's share of
/// these, as odds; it leaves out 1 where ``McNemarTest/exact`` has a p-value below 1 − level.
public struct PairedOddsRatio: Sendable, Equatable, Codable {
  /// The table behind the ratio.
  public let counts: PairedCounts
  /// 0 or more; nil where no exam is the second's alone.
  public let value: Double?
  /// Lower end of the interval, 0 or more.
  public let lower: Double
  /// Upper end of the interval; nil where the data allow no bound.
  public let upper: Double?
  /// Level of the interval, between 0 and 1.
  public let confidence: Double

  /// - Throws: ``ProportionError`` for a level that is not between 0 and 1.
  public init(_ counts: PairedCounts, confidence: Double = 0.95) throws(ProportionError) {
    try ProportionError.check(confidence: confidence)
    self.counts = counts
    self.confidence = confidence
    let tail = (1 - confidence) / 2
    /// Least odds of an exam to be the one's alone.
    func leastOdds(_ own: Int) -> Double {
      let share = ProportionInterval.Method.clopperPearsonLower(
        successes: own, count: counts.discordant, tail: tail)
      return share / (1 - share)
    }
    value = counts.secondOnly > 0 ? Double(counts.firstOnly) / Double(counts.secondOnly) : nil
    lower = leastOdds(counts.firstOnly)
    upper = counts.secondOnly > 0 ? 1 / leastOdds(counts.secondOnly) : nil
  }

  /// The same numbers in the form that all results share, with the number of differing exams; nil where there
  /// is no ratio.
  public var estimate: Estimate? {
    guard let value else { return nil }
    return Estimate(
      value: value, interval: lower...(upper ?? .infinity), confidence: confidence, method: .clopperPearson,
      count: counts.discordant, unit: .dimensionless)
  }
}
