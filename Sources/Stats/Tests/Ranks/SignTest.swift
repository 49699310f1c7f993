/// Sign test of paired differences: is their median zero? Exact binomial.
///
/// Assumes nothing about the shape of the differences, not even symmetry. R: `binom.test` of the positive ones.
public struct SignTest: Sendable, Equatable, Codable {
  /// What is done with differences of zero.
  public enum ZeroPolicy: String, Sendable, Codable, CaseIterable {
    /// Left out. W. J. Dixon & A. M. Mood, J. Am. Stat. Assoc. 1946;41:557–566.
    case dropped
    /// Half of them count as positive, half as negative; an odd one is left out.
    case split
    /// All of them count against the tested side, and against the more frequent sign when both are tested.
    case conservative
  }

  /// Number of positive differences, p-value and the side tested: `greater` when most are above zero.
  public let test: HypothesisTest
  /// Median of all differences, zeros included, between two order statistics that the binomial distribution
  /// chooses; the level is at least the stated one. It bounds the tested side alone; an end is infinite where so
  /// few differences allow no bound at this level.
  public let median: Estimate
  /// Differences above, below and at zero.
  public let positiveCount, negativeCount, zeroCount: Int
  /// What was done with zeros.
  public let zeros: ZeroPolicy

  /// - Parameters:
  ///   - differences: Method − reference, one per patient. Those up to 1e−12 of the largest magnitude are zero.
  ///   - unit: Unit of the differences.
  ///   - zeros: What is done with differences of zero.
  ///   - alternative: The side tested.
  ///   - confidence: Level of the interval.
  /// - Throws: ``TestError`` without a difference, or for one not finite or beyond 1e150.
  public init(
    differences: [Double], unit: ClinicalUnit, zeros: ZeroPolicy = .dropped,
    alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(TestError) {
    try validate(differences, minimum: 1, sample: "differences")
    try TestError.check(confidence: confidence)
    let tolerance = 1e-12 * differences.largestMagnitude
    positiveCount = differences.count { $0 > tolerance }
    negativeCount = differences.count { $0 < -tolerance }
    zeroCount = differences.count - positiveCount - negativeCount
    self.zeros = zeros
    let (positive, trials) = Self.counts(positiveCount, negativeCount, zeroCount, zeros, alternative)
    test = HypothesisTest(
      method: "Sign test, exact, zeros \(zeros.rawValue)", statisticName: "S", statistic: Double(positive),
      pValue: BinomialTest.pValue(positive, Binomial(trials: trials, probability: 0.5), alternative),
      alternative: alternative, count: trials)
    median = Self.median(differences.sorted(), alternative, confidence, unit)
  }

  /// Successes and trials of the binomial test.
  private static func counts(
    _ positive: Int, _ negative: Int, _ zero: Int, _ zeros: ZeroPolicy, _ alternative: Alternative
  ) -> (successes: Int, trials: Int) {
    switch zeros {
    case .dropped: return (positive, positive + negative)
    case .split: return (positive + zero / 2, positive + negative + zero / 2 * 2)
    case .conservative:
      let all = positive + negative + zero
      switch alternative {
      case .greater: return (positive, all)
      case .less: return (positive + zero, all)
      case .twoSided:
        // As many zeros as close the gap; what is left of them is split.
        let gap = min(zero, abs(positive - negative))
        let left = zero - gap
        return ((positive < negative ? positive + gap : positive) + left / 2, all - left % 2)
      }
    }
  }

  private static func median(
    _ sorted: [Double], _ alternative: Alternative, _ confidence: Double, _ unit: ClinicalUnit
  ) -> Estimate {
    let rank = signRank(count: sorted.count, tail: alternative.tail(confidence: confidence))
    return Estimate(
      value: quantile(sorted: sorted, probability: 0.5),
      interval: alternative.interval(
        rank < 1 ? -.infinity : sorted[rank - 1], rank < 1 ? .infinity : sorted[sorted.count - rank]),
      confidence: confidence, method: .orderStatistics, count: sorted.count, unit: unit)
  }

  /// The largest k for which fewer than k positive signs have at most the probability `tail`; 0 for none.
  private static func signRank(count: Int, tail: Double) -> Int {
    let binomial = Binomial(trials: count, probability: 0.5)
    var (low, high) = (0, count + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if binomial.cdf(middle - 1) <= tail { low = middle } else { high = middle }
    }
    return low
  }
}
