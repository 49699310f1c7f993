/// The averages (dᵢ + dⱼ)/2, i ≤ j, of all pairs of differences, never written down.
///
/// Their median is the Hodges–Lehmann estimate; J. L. Hodges & E. L. Lehmann, Ann. Math. Stat. 1963;34:598–611.
/// O(n) memory; an order statistic takes at most 64 passes over n values.
struct WalshAverages: PairStatistics {
  /// Ascending; halves, so that no sum leaves the range of a `Double`.
  private let halves: [Double]

  /// - Precondition: at least one value, all finite.
  init(_ differences: [Double]) {
    precondition(!differences.isEmpty, "an average needs a value")
    halves = differences.map { $0 / 2 }.sorted()
  }

  var count: Int { halves.count * (halves.count + 1) / 2 }

  func orderStatistic(_ rank: Int) -> Double {
    precondition((1...count).contains(rank), "rank \(rank) of \(count) averages")
    let last = halves[halves.count - 1]
    return ApicalStats.orderStatistic(rank, in: (2 * halves[0])...(2 * last), countUpTo: count(upTo:))
  }

  /// Row i of the implicit matrix loses columns from the right as i grows.
  private func count(upTo limit: Double) -> Int {
    let halves = halves.span
    var first = 0
    var last = halves.count - 1
    var count = 0
    while first <= last {
      if halves[first] + halves[last] <= limit {
        count += last - first + 1
        first += 1
      } else {
        last -= 1
      }
    }
    return count
  }
}
