internal import Foundation

/// Null distribution of the Mann–Whitney statistic U, doubled: over all ways to label m of N values as the first.
///
/// Tails are sums of small positive terms, so they keep their digits far below the last digit of 1. Counts start
/// at a power of two that lets them neither overflow nor underflow.
struct RankSumDistribution {
  /// Number of labellings for each doubled U, times a power of two.
  private let counts: [Double]
  /// Sum of `counts`.
  private let total: Double
  /// Ways to choose, as log₂, up to which a distribution without ties fits a `Double`; with ties, half of it.
  private static let exponentLimit = 2000.0

  /// With ties: goes through the groups of equal values from the smallest up. O(N·m·mn) time, O(m·mn) memory.
  ///
  /// - Parameters:
  ///   - groups: Sizes of the groups of equal values, smallest value first.
  ///   - firstCount: How many of all values are labelled as the first sample.
  init(groups: [Int], firstCount: Int) {
    counts = TiedRankSums(groups: groups, firstCount: firstCount).table
    total = CompensatedSum.of(counts)
  }

  /// Without ties: the coefficients of the Gaussian binomial Π (1 − qⁿ⁺ⁱ)/(1 − qⁱ), i = 1…m. O(m·mn) time.
  ///
  /// Each factor turns the distribution for i − 1 values of the first sample into that for i. The subtractions
  /// cost digits, about 1.4 for each hundred values of the smaller sample, so they are done with 32 digits.
  init(firstCount: Int, secondCount: Int) {
    let (m, n) = (min(firstCount, secondCount), max(firstCount, secondCount))
    let exponent = max(0, logChoices(m + n, m) - Self.exponentLimit / 2)
    let half = Self.gaussianBinomial(
      m, n, start: Double(sign: .plus, exponent: -Int(exponent), significand: 1))
    var all = [Double](repeating: 0, count: 2 * m * n + 1)
    for u in 0...(m * n) { all[2 * u] = half[min(u, m * n - u)].high }
    counts = all
    total = CompensatedSum.of(all)
  }

  /// Lower half of the coefficients, the first of which is `start`.
  private static func gaussianBinomial(_ m: Int, _ n: Int, start: Double) -> [DoubleDouble] {
    var half = [DoubleDouble](repeating: DoubleDouble(0), count: m * n / 2 + 1)
    half[0] = DoubleDouble(start)
    var cells = half.mutableSpan
    for i in stride(from: 1, through: m, by: 1) {
      for u in stride(from: cells.count - 1, through: n + i, by: -1) {
        cells[u] = cells[u] - cells[u - n - i]
      }
      for u in stride(from: i, to: cells.count, by: 1) { cells[u] = cells[u] + cells[u - i] }
    }
    return half
  }

  /// Probability of a doubled U up to this.
  func lowerTail(_ doubledU: Int) -> Double {
    if doubledU < 0 { return 0 }
    if doubledU >= counts.count { return 1 }
    return min(1, CompensatedSum.of(counts[...doubledU]) / total)
  }

  /// Probability of a doubled U from this on, summed from the far end.
  func upperTail(_ doubledU: Int) -> Double {
    if doubledU <= 0 { return 1 }
    if doubledU >= counts.count { return 0 }
    return min(1, CompensatedSum.of(counts[doubledU...].reversed()) / total)
  }

  /// The smallest U, not doubled, whose lower tail reaches `tail`; without ties.
  func quantile(_ tail: Double) -> Int {
    let limit = tail * (1 - 1e-12) * total
    var sum = CompensatedSum()
    for index in stride(from: 0, to: counts.count, by: 2) {
      sum.add(counts[index])
      if sum.value >= limit { return index / 2 }
    }
    return (counts.count - 1) / 2
  }

  /// Whether a table is small enough: 10¹⁰ steps, counts within the range of a `Double`.
  static func isFeasible(firstCount: Int, secondCount: Int, hasTies: Bool) -> Bool {
    let m = Double(min(firstCount, secondCount))
    let n = Double(max(firstCount, secondCount))
    let steps = hasTies ? (m + n) * m * m * n : m * m * n
    let choices = logChoices(firstCount + secondCount, min(firstCount, secondCount))
    return steps <= 1e10 && choices <= (hasTies ? exponentLimit / 2 : exponentLimit)
  }
}

/// log₂ of the number of ways to choose `some` of `all`.
func logChoices(_ all: Int, _ some: Int) -> Double {
  (0..<some).reduce(0) { $0 + log2(Double(all - $1) / Double($1 + 1)) }
}
