/// Successes of the first of two groups when all four margins of the table are fixed.
///
/// The probabilities follow from that of the most likely table by ratios of neighbours, so that no factorial
/// is rounded. O(number of tables).
struct Hypergeometric {
  /// The first and the last possible number of successes.
  let support: ClosedRange<Int>
  private let masses: [Double]

  init(_ groups: TwoGroups) {
    let successes = groups.firstSuccesses + groups.secondSuccesses
    let support = max(0, successes - groups.secondCount)...min(successes, groups.firstCount)
    let middle = Double(groups.firstCount + 1) * Double(successes + 1) / Double(groups.count + 2)
    let mode = min(support.upperBound, max(support.lowerBound, Int(middle)))
    /// P(x + 1) / P(x).
    func ratio(_ x: Int) -> Double {
      let up = Double(groups.firstCount - x) * Double(successes - x)
      return up / (Double(x + 1) * Double(groups.secondCount - successes + x + 1))
    }
    var weights = [Double](repeating: 1, count: support.count)
    for x in stride(from: mode, to: support.upperBound, by: 1) {
      weights[x + 1 - support.lowerBound] = weights[x - support.lowerBound] * ratio(x)
    }
    for x in stride(from: mode - 1, through: support.lowerBound, by: -1) {
      weights[x - support.lowerBound] = weights[x + 1 - support.lowerBound] / ratio(x)
    }
    let total = CompensatedSum.of(weights)
    self.support = support
    masses = weights.map { $0 / total }
  }

  /// Probability of exactly `x` successes.
  ///
  /// - Precondition: `x` lies in ``support``.
  func mass(_ x: Int) -> Double { masses[x - support.lowerBound] }

  /// Probability of `x` successes or fewer.
  func cdf(_ x: Int) -> Double { min(1, CompensatedSum.of(masses[...(x - support.lowerBound)])) }

  /// Probability of `x` successes or more.
  func tail(from x: Int) -> Double {
    min(1, CompensatedSum.of(masses[(x - support.lowerBound)...].reversed()))
  }

  /// Probability of all outcomes that are not more likely than `x`, up to a relative 1e−7.
  func twoSided(_ x: Int) -> Double {
    let limit = mass(x) * (1 + 1e-7)
    return min(1, CompensatedSum.of(masses.lazy.filter { $0 <= limit }))
  }
}
