internal import Foundation

/// Test of normality by the correlation of the ordered sample with normal scores.
///
/// W and its p-value after P. Royston, Appl. Stat. 1995;44:547–551 (AS R94), as R's `shapiro.test`:
/// approximate weights, exact p for 3 values. For 3 to 5000 values; above, the approximation was never
/// checked and this throws: ``OmnibusNormality`` takes over (see ``Normality``). In large samples a trifling
/// departure has a small p-value. O(n log n).
public struct ShapiroWilk: Sendable, Equatable, Codable {
  /// W (0…1, near 1 for a normal sample) and its p-value; small values of W speak against normality.
  public let test: HypothesisTest

  /// Sample sizes that the approximation was made for.
  public static let counts = 3...5000

  /// - Parameter values: In any order, such as differences of two methods.
  /// - Throws: ``ComparisonError`` below 3 or above 5000 values, for a value not finite, or values all the
  ///   same.
  public init(_ values: [Double]) throws(ComparisonError) {
    try requireNumbers(values, "the sample", minimum: Self.counts.lowerBound)
    guard values.count <= Self.counts.upperBound else {
      throw .tooManyValues(series: "the sample", count: values.count, maximum: Self.counts.upperBound)
    }
    let sorted = values.sorted()
    let range = sorted[sorted.count - 1] - sorted[0]
    guard range > 0, range > 1e-300 else { throw .constantValues(series: "the sample") }
    let scaled = sorted.map { ($0 - sorted[0]) / range }
    let complement = Self.complement(ofOrdered: scaled)
    test = HypothesisTest(
      method: "Shapiro–Wilk, Royston's approximation (AS R94)", statisticName: "W", statistic: 1 - complement,
      pValue: RoystonTail(count: values.count).pValue(complement: complement), alternative: .less,
      count: values.count)
  }

  /// 1 − W from the product (√(S_a S_x) − S_ax)(√(S_a S_x) + S_ax), which keeps its digits where W is near 1.
  private static func complement(ofOrdered x: [Double]) -> Double {
    let weights = royston(count: x.count)
    let momentsX = Moments(x)
    let momentsA = Moments(weights)
    let product = CompensatedSum.of(
      zip(weights, x).lazy.map { ($0 - momentsA.mean) * ($1 - momentsX.mean) })
    let root = (momentsA.sumOfSquares * momentsX.sumOfSquares).squareRoot()
    let whole = momentsA.sumOfSquares * momentsX.sumOfSquares
    return min(1, max(0, (root - product) * (root + product) / whole))
  }

  /// Weights of the ordered sample: normal scores, the outermost one or two corrected by polynomials in 1/√n.
  static func royston(count: Int) -> [Double] {
    if count == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let n = Double(count)
    let half = count / 2
    var scores = (1...half).map { Normal.standard.quantile((Double($0) - 0.375) / (n + 0.25)) }
    let sumOfSquares = 2 * CompensatedSum.of(scores.lazy.map { $0 * $0 })
    let root = sumOfSquares.squareRoot()
    let u = 1 / n.squareRoot()
    let first =
      polynomial([0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056], u) - scores[0] / root
    var corrected = [first]
    if count > 5 {
      corrected.append(
        polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], u) - scores[1] / root)
    }
    var remaining = sumOfSquares
    var free = 1.0
    for (score, weight) in zip(scores, corrected) {
      remaining -= 2 * score * score
      free -= 2 * weight * weight
    }
    let factor = (remaining / free).squareRoot()
    for index in scores.indices {
      scores[index] = index < corrected.count ? -corrected[index] : scores[index] / factor
    }
    return scores + (count.isMultiple(of: 2) ? [] : [0]) + scores.reversed().map { -$0 }
  }
}

/// Distribution of 1 − W under normality: ln(1 − W), or a shifted log of it, is nearly normal.
private struct RoystonTail {
  let count: Int

  /// Probability of a W as small or smaller.
  func pValue(complement: Double) -> Double {
    if count == 3 {
      let w = 1 - complement
      return max(0, 6 / Double.pi * (asin(min(1, w.squareRoot())) - asin(0.75.squareRoot())))
    }
    guard complement > 0 else { return 1 }
    let n = Double(count)
    var y = log(complement)
    if count <= 11 {
      let gamma = polynomial([-2.273, 0.459], n)
      guard y < gamma else { return .leastNonzeroMagnitude }
      y = -log(gamma - y)
      return survival(
        y, mean: polynomial([0.5440, -0.39978, 0.025054, -6.714e-4], n),
        logSD: polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    }
    let logN = log(n)
    return survival(
      y, mean: polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], logN),
      logSD: polynomial([-0.4803, -0.082676, 0.0030302], logN))
  }

  private func survival(_ y: Double, mean: Double, logSD: Double) -> Double {
    Normal(mean: mean, standardDeviation: exp(logSD)).survival(y)
  }
}

/// Σ coefficient × xᵏ, lowest power first.
private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}
