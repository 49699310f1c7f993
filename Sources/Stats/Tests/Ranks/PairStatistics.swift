/// All averages or differences of pairs of values, sorted but never written down.
protocol PairStatistics {
  var count: Int { get }
  /// The value of this rank: 1 for the smallest, ``count`` for the largest.
  func orderStatistic(_ rank: Int) -> Double
}

extension PairStatistics {
  /// The Hodges–Lehmann estimate: the middle value, or the mean of both.
  var median: Double {
    let lower = orderStatistic((count + 1) / 2)
    guard count.isMultiple(of: 2) else { return lower }
    return lower / 2 + orderStatistic(count / 2 + 1) / 2
  }

  /// From the value of rank `accepted` to the one as far from the other end; without bound below rank 1.
  func interval(_ accepted: Int, _ alternative: Alternative) -> ClosedRange<Double> {
    guard accepted >= 1 else { return -.infinity ... .infinity }
    let rank = min(accepted, count)
    return alternative.interval(orderStatistic(rank), orderStatistic(count + 1 - rank))
  }
}
