/// The permutation distribution over all choices of signs.
struct ExactSignedRank: RankNull {
  let name = "exact"
  let intervalMethod = IntervalMethod.exactTest
  private let doubledPositive: Int
  private let permutation: SignedRankDistribution
  private let untied: SignedRankDistribution

  /// - Parameter ranked: Number of differences that the interval rests on.
  init(_ ranks: SignedRanks, ranked: Int) {
    doubledPositive = ranks.doubledPositive
    permutation = SignedRankDistribution(doubledRanks: ranks.doubledRanks)
    let isUntied = ranks.doubledRanks.count == ranked && !ranks.hasTies
    untied = isUntied ? permutation : SignedRankDistribution(count: ranked)
  }

  func pValue(_ alternative: Alternative) -> Double {
    alternative.pValue(
      lower: permutation.lowerTail(doubledPositive), upper: permutation.upperTail(doubledPositive))
  }

  func accepted(_ tail: Double) -> Int { untied.quantile(tail) }
}

/// The normal approximation.
struct ApproximateSignedRank: RankNull {
  let intervalMethod = IntervalMethod.asymptoticTest
  private let ranks: SignedRanks
  /// Mean and SD of V at any other shift of the ranked differences, where none is zero.
  private let shiftedMean, shiftedSD: Double
  private let correction: Double

  /// - Parameter ranked: The differences that the interval rests on.
  init(_ ranks: SignedRanks, ranked: [Double], tolerance: Double, correction: Double) {
    self.ranks = ranks
    let n = Double(ranked.count)
    let ties = TiedRanks(ranked, tolerance: tolerance).tieSum
    shiftedMean = n * (n + 1) / 4
    shiftedSD = max(0, n * (n + 1) * (2 * n + 1) / 24 - ties / 48).squareRoot()
    self.correction = correction
  }

  var name: String { "approximate" + (correction > 0 ? ", continuity correction" : "") }

  func pValue(_ alternative: Alternative) -> Double {
    correctedNormalPValue(
      ranks.deviation, standardDeviation: ranks.standardDeviation, correction: correction, alternative)
  }

  func accepted(_ tail: Double) -> Int {
    let margin = shiftedSD * Normal.standard.quantile(1 - tail) + correction
    return Int((shiftedMean - margin).rounded(.up))
  }
}
