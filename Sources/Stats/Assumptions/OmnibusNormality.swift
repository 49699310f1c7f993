internal import Foundation

/// Test of normality by skewness and kurtosis: D'Agostino and Pearson's K².
///
/// K² = Z(skewness)² + Z(kurtosis)², χ² with 2 degrees of freedom; for 20 values or more, without upper limit.
/// R. B. D'Agostino, A. Belanger & R. B. D'Agostino Jr, Am. Stat. 1990;44:316–321; as SciPy's `normaltest`.
public struct OmnibusNormality: Sendable, Equatable, Codable {
  /// Third standardised moment, divisor n; 0 for symmetry.
  public let skewness: Double
  /// Fourth standardised moment, divisor n, less 3; 0 for a normal distribution.
  public let excessKurtosis: Double
  /// K² and its p-value.
  public let test: HypothesisTest

  /// - Parameter values: In any order, such as differences of two methods.
  /// - Throws: ``ComparisonError`` below 20 values, for a value not finite, or values all the same.
  public init(_ values: [Double]) throws(ComparisonError) {
    try requireNumbers(values, "the sample", minimum: 20)
    let moments = Moments(values)
    let n = Double(values.count)
    let sd = (moments.sumOfSquares / n).squareRoot()
    guard sd > 0 else { throw .constantValues(series: "the sample") }
    func standardisedMoment(_ power: Int) -> Double {
      CompensatedSum.of(
        values.lazy.map { value in
          let z = (value - moments.mean) / sd
          return power == 3 ? z * z * z : z * z * z * z
        }) / n
    }
    skewness = standardisedMoment(3)
    excessKurtosis = standardisedMoment(4) - 3
    let s = Self.skewnessScore(skewness, n)
    let k = Self.kurtosisScore(excessKurtosis + 3, n)
    let statistic = s * s + k * k
    test = HypothesisTest(
      method: "D'Agostino–Pearson K²", statisticName: "K²", statistic: statistic, degreesOfFreedom: [2],
      pValue: ChiSquared(degreesOfFreedom: 2).survival(statistic), alternative: .twoSided,
      count: values.count)
  }

  /// D'Agostino's transformation of the skewness, Biometrika 1970;57:679–681.
  private static func skewnessScore(_ skewness: Double, _ n: Double) -> Double {
    let y = skewness * ((n + 1) * (n + 3) / (6 * (n - 2))).squareRoot()
    let beta =
      3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9))
    let wSquared = (2 * (beta - 1)).squareRoot() - 1
    let delta = 1 / (0.5 * log(wSquared)).squareRoot()
    let alpha = (2 / (wSquared - 1)).squareRoot()
    return delta * asinh(y / alpha)
  }

  /// F. J. Anscombe & W. J. Glynn's transformation of the kurtosis, Biometrika 1983;70:227–234.
  private static func kurtosisScore(_ kurtosis: Double, _ n: Double) -> Double {
    let mean = 3 * (n - 1) / (n + 1)
    let variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5))
    let x = (kurtosis - mean) / variance.squareRoot()
    let rootBeta =
      6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9))
      * (6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3))).squareRoot()
    let a = 6 + 8 / rootBeta * (2 / rootBeta + (1 + 4 / (rootBeta * rootBeta)).squareRoot())
    let centre = 1 - 2 / (9 * a)
    let denominator = 1 + x * (2 / (a - 4)).squareRoot()
    let ratio = cbrt((1 - 2 / a) / abs(denominator)) * (denominator < 0 ? -1 : 1)
    return (centre - ratio) / (2 / (9 * a)).squareRoot()
  }
}
