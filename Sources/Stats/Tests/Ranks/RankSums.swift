/// Mann–Whitney's U of two samples, and its moments under the null hypothesis.
struct RankSums {
  let firstCount, secondCount: Int
  /// Twice the number of pairs in which the first value is larger, ties half.
  let doubledU: Int
  /// Sizes of the groups of equal values, smallest first.
  let groups: [Int]
  /// U − mean.
  let deviation: Double
  /// SD of U with the ties at hand, and at a shift at which no value of one sample equals one of the other.
  let standardDeviation, shiftedSD: Double

  /// - Precondition: both samples hold a value.
  init(_ first: [Double], _ second: [Double]) {
    let tolerance = 1e-14 * max(first.largestMagnitude, second.largestMagnitude)
    let ranks = TiedRanks(first + second, tolerance: tolerance)
    let (m, n) = (Double(first.count), Double(second.count))
    firstCount = first.count
    secondCount = second.count
    groups = ranks.groups
    doubledU = ranks.doubled[..<first.count].reduce(0, +) - first.count * (first.count + 1)
    deviation = (Double(doubledU) - m * n) / 2
    func spread(tieSum: Double) -> Double {
      let all = m + n
      return max(0, m * n / 12 * (all + 1 - tieSum / (all * (all - 1)))).squareRoot()
    }
    standardDeviation = spread(tieSum: ranks.tieSum)
    let within =
      TiedRanks(first, tolerance: tolerance).tieSum + TiedRanks(second, tolerance: tolerance).tieSum
    shiftedSD = spread(tieSum: within)
  }

  var count: Int { firstCount + secondCount }
  var hasTies: Bool { groups.count < count }
}
