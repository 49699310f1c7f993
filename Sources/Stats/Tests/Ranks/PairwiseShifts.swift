/// The differences xᵢ − yⱼ of all pairs from two samples, never written down.
///
/// Their median is the Hodges–Lehmann estimate of the shift. O(m + n) memory; an order statistic takes at most
/// 64 passes over the m + n values.
struct PairwiseShifts: PairStatistics {
  /// Ascending.
  private let first, second: [Double]

  /// - Precondition: at least one value in each sample, all finite and up to 1e150.
  init(_ first: [Double], _ second: [Double]) {
    precondition(!first.isEmpty && !second.isEmpty, "a shift needs a value of each sample")
    self.first = first.sorted()
    self.second = second.sorted()
  }

  var count: Int { first.count * second.count }

  func orderStatistic(_ rank: Int) -> Double {
    precondition((1...count).contains(rank), "rank \(rank) of \(count) differences")
    let smallest = first[0] - second[second.count - 1]
    let largest = first[first.count - 1] - second[0]
    return ApicalStats.orderStatistic(rank, in: smallest...largest, countUpTo: count(upTo:))
  }

  private func count(upTo limit: Double) -> Int {
    let second = second.span
    var above = 0  // values of the second sample whose difference lies above the limit
    var count = 0
    for value in first {
      while above < second.count, value - second[above] > limit { above += 1 }
      count += second.count - above
    }
    return count
  }
}
