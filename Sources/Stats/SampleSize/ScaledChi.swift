internal import Foundation

/// Distribution of s/σ, the SD of a normal sample over the true one: √(χ²/ν).
struct ScaledChi {
  private let degreesOfFreedom: Double
  private let logNorm: Double
  private static let rule = GaussLegendre(order: 16)

  /// - Precondition: one degree of freedom or more.
  init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    let half = degreesOfFreedom / 2
    logNorm = log(2) + half * log(half) - logGamma(half)
  }

  /// E[s/σ]: c₄.
  var mean: Double {
    let half = degreesOfFreedom / 2
    return exp(logGamma(half + 0.5) - logGamma(half)) / half.squareRoot()
  }

  private func density(_ x: Double) -> Double {
    guard x > 0 else { return degreesOfFreedom == 1 ? exp(logNorm) : 0 }
    return exp(logNorm + (degreesOfFreedom - 1) * log(x) - degreesOfFreedom / 2 * x * x)
  }

  /// ∫ value(x) · density(x) dx over a range of x: Gauss–Legendre, 32 panels over what holds all but 1e−20.
  ///
  /// Right to 1e−13 for a value that is smooth within the range and varies no faster than the density.
  func expectation(in range: ClosedRange<Double>, _ value: (Double) -> Double) -> Double {
    let reach = 12 / (2 * degreesOfFreedom).squareRoot()
    let lower = max(range.lowerBound, 1 - reach, 0)
    let upper = min(range.upperBound, 1 + reach)
    guard upper > lower else { return 0 }
    let panels = 32
    let half = (upper - lower) / Double(2 * panels)
    var sum = CompensatedSum()
    for panel in 0..<panels {
      let centre = lower + half * Double(2 * panel + 1)
      for (node, weight) in zip(Self.rule.nodes, Self.rule.weights) {
        let x = centre + half * node
        sum.add(weight * value(x) * density(x))
      }
    }
    return sum.value * half
  }
}
