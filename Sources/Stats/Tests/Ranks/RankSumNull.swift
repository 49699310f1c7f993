/// The permutation distribution over all ways to label the values.
struct ExactRankSum: RankNull {
  let name = "exact"
  let intervalMethod = IntervalMethod.exactTest
  private let doubledU: Int
  private let permutation, untied: RankSumDistribution

  /// - Throws: ``TestError/tooLargeForExact(count:limit:)``.
  init(_ ranks: RankSums) throws(TestError) {
    guard
      RankSumDistribution.isFeasible(
        firstCount: ranks.firstCount, secondCount: ranks.secondCount, hasTies: ranks.hasTies)
    else { throw .tooLargeForExact(count: ranks.count, limit: ranks.hasTies ? 500 : 2000) }
    doubledU = ranks.doubledU
    untied = RankSumDistribution(firstCount: ranks.firstCount, secondCount: ranks.secondCount)
    permutation =
      ranks.hasTies ? RankSumDistribution(groups: ranks.groups, firstCount: ranks.firstCount) : untied
  }

  func pValue(_ alternative: Alternative) -> Double {
    alternative.pValue(lower: permutation.lowerTail(doubledU), upper: permutation.upperTail(doubledU))
  }

  func accepted(_ tail: Double) -> Int { untied.quantile(tail) }
}

/// The normal approximation.
struct ApproximateRankSum: RankNull {
  let intervalMethod = IntervalMethod.asymptoticTest
  private let ranks: RankSums
  private let correction: Double

  init(_ ranks: RankSums, correction: Double) {
    self.ranks = ranks
    self.correction = correction
  }

  var name: String { "approximate" + (correction > 0 ? ", continuity correction" : "") }

  func pValue(_ alternative: Alternative) -> Double {
    correctedNormalPValue(
      ranks.deviation, standardDeviation: ranks.standardDeviation, correction: correction, alternative)
  }

  func accepted(_ tail: Double) -> Int {
    let mean = Double(ranks.firstCount) * Double(ranks.secondCount) / 2
    let margin = ranks.shiftedSD * Normal.standard.quantile(1 - tail) + correction
    return Int((mean - margin).rounded(.up))
  }
}
