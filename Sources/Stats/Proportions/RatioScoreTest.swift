internal import Foundation

/// Score test of a ratio of two groups' risks or odds, and the ratios at which it has a given value.
///
/// The groups' shares are estimated under the tested ratio: O. S. Miettinen & M. Nurminen, Stat. Med.
/// 1985;4:213–226, without their factor N / (N − 1).
struct RatioScoreTest {
  /// Of the logarithm of a ratio: squares stay finite.
  private static let limit = 300.0

  private let kind: GroupRatio.Kind
  private let groups: TwoGroups

  init(_ kind: GroupRatio.Kind, _ groups: TwoGroups) {
    self.kind = kind
    self.groups = groups
  }

  /// The smallest ratio that the data do not refuse; 0 where even the smallest fits.
  func lowerLimit(_ z: Double) -> Double {
    let fitsZero = groups.firstSuccesses == 0 || (kind == .odds && secondIsFull)
    return fitsZero ? 0 : exp(logRatio(where: z))
  }

  /// The greatest ratio that the data do not refuse; nil where even the greatest fits.
  func upperLimit(_ z: Double) -> Double? {
    let fitsInfinity = groups.secondSuccesses == 0 || (kind == .odds && firstIsFull)
    return fitsInfinity ? nil : exp(logRatio(where: -z))
  }

  private var firstIsFull: Bool { groups.firstSuccesses == groups.firstCount }
  private var secondIsFull: Bool { groups.secondSuccesses == groups.secondCount }

  /// Standardised distance of the first group's share from what the ratio predicts; falls as the ratio rises.
  func statistic(ratio: Double) -> Double {
    let n1 = Double(groups.firstCount)
    let n2 = Double(groups.secondCount)
    let second = kind == .risk ? secondShareOfRisks(ratio) : secondShareOfOdds(ratio)
    let secondRest = 1 - second
    switch kind {
    case .risk:
      let first = min(1, ratio * second)
      let distance = groups.firstShare - ratio * groups.secondShare
      let variance = first * (1 - first) / n1 + ratio * ratio * second * secondRest / n2
      return distance == 0 ? 0 : distance / max(0, variance).squareRoot()
    case .odds:
      let first = ratio * second / (secondRest + ratio * second)
      let firstRest = secondRest / (secondRest + ratio * second)
      let distance = n1 * (groups.firstShare - first)
      return distance * (1 / (n1 * first * firstRest) + 1 / (n2 * second * secondRest)).squareRoot()
    }
  }

  /// Most likely p₂ when p₁ = ratio × p₂: the smaller root of a quadratic, in the form that cancels nothing.
  private func secondShareOfRisks(_ ratio: Double) -> Double {
    let (a, _, c, _) = groups.cells
    let n1 = Double(groups.firstCount)
    let n2 = Double(groups.secondCount)
    let half = n1 * ratio + a + n2 + c * ratio
    let root = max(0, half * half - 4 * (n1 + n2) * ratio * (a + c)).squareRoot()
    return min(1, 1 / ratio, 2 * (a + c) / (half + root))
  }

  /// Most likely p₂ when the odds of the first group are ratio × those of the second.
  private func secondShareOfOdds(_ ratio: Double) -> Double {
    let (a, _, c, _) = groups.cells
    let n2 = Double(groups.secondCount)
    let b = Double(groups.firstCount) * ratio + n2 - (a + c) * (ratio - 1)
    let root = max(0, b * b + 4 * n2 * (ratio - 1) * (a + c)).squareRoot()
    return b >= 0 ? 2 * (a + c) / (b + root) : (root - b) / (2 * n2 * (ratio - 1))
  }

  /// Where the statistic falls through `target`: steps away from a starting point, then bisection.
  private func logRatio(where target: Double) -> Double {
    let (a, b, c, d) = groups.cells
    let start =
      log((a + 0.5) / (b + 0.5 + (kind == .risk ? a : 0)))
      - log((c + 0.5) / (d + 0.5 + (kind == .risk ? c : 0)))
    var lower = start
    var upper = start
    var step = 1.0
    while statistic(ratio: exp(lower)) < target, lower > -Self.limit {
      lower = max(-Self.limit, lower - step)
      step *= 2
    }
    step = 1
    while statistic(ratio: exp(upper)) > target, upper < Self.limit {
      upper = min(Self.limit, upper + step)
      step *= 2
    }
    for _ in 0..<200 {
      let middle = (lower + upper) / 2
      if middle <= lower || middle >= upper { break }
      if statistic(ratio: exp(middle)) > target { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }
}
