internal import Foundation

/// The median of the shifted slopes and the slopes that bound its interval.
struct SlopeRanks {
  /// nil where so many slopes lie below −1 that the shifted median falls off the end.
  let median: Double?
  let interval: ClosedRange<Double>

  /// - Parameter points: Number of points, from which the slopes come.
  init(
    _ slopes: PairwiseSlopes, points: Int, convention: PassingBablok.Convention, confidence: Double
  ) {
    let n = Double(points)
    let c = Normal.standard.quantile(0.5 + confidence / 2) * (n * (n - 1) * (2 * n + 5) / 18).squareRoot()
    let count = slopes.count
    let shift = 2 * slopes.belowMinusOne
    let lower: Int
    let upper: Int
    switch convention {
    case .angular:
      lower = Int((Double(count) - c).rounded())
      upper = Int((Double(count) + c).rounded())
    case .original:
      let first = Int(((Double(count) - c) / 2).rounded())
      lower = 2 * first - 1
      upper = 2 * (count - first + 1) - 1
    }
    let read = RankReader(slopes, convention, halfRanks: [count + shift, lower + shift, upper + shift])
    median = read.values[0]
    let value = median ?? 0
    interval = min(value, read.values[1] ?? -.infinity)...max(value, read.values[2] ?? .infinity)
  }
}

/// Reads slopes at half ranks: 2k − 1 is the k-th slope, 2k lies between the k-th and the next.
private struct RankReader {
  /// One for each half rank; nil beyond the first or last slope.
  let values: [Double?]

  init(_ slopes: PairwiseSlopes, _ convention: PassingBablok.Convention, halfRanks: [Int]) {
    let isInside = halfRanks.map { $0 >= 1 && $0 <= 2 * slopes.count - 1 }
    var ranks: [Int] = []
    for (half, inside) in zip(halfRanks, isInside) where inside {
      ranks += [(half + 1) / 2, (half + 2) / 2]
    }
    let read = slopes.values(ranks: ranks)
    var position = 0
    var values: [Double?] = []
    for inside in isInside {
      values.append(inside ? Self.between(read[position], read[position + 1], convention) : nil)
      position += inside ? 2 : 0
    }
    self.values = values
  }

  private static func between(
    _ first: Double, _ second: Double, _ convention: PassingBablok.Convention
  ) -> Double {
    if first == second { return first }
    return switch convention {
    case .angular: tan((atan(first) + atan(second)) / 2)
    case .original: first + (second - first) / 2
    }
  }
}
