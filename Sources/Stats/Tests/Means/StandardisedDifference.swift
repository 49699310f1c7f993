internal import Foundation

/// Effect size of a difference of means: how many SDs it measures.
///
/// Intervals invert the noncentral t distribution: all effects under which the observed t is not among the most
/// extreme. Exact for normal data with one SD; approximate for Welch's test.
public struct StandardisedDifference: Sendable, Equatable, Codable {
  /// Cohen's d: difference / SD.
  public let cohensD: Estimate
  /// Hedges' g: d × J(ν), without the bias of d, with the exact J(ν) = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)).
  /// L. V. Hedges, J. Educ. Stat. 1981;6:107–128. nil for a single degree of freedom, where no mean exists.
  public let hedgesG: Estimate?

  /// - Parameters:
  ///   - t: The test's statistic, and its degrees of freedom.
  ///   - scale: d / t.
  ///   - degreesOfFreedom: Of the SD that d is measured in.
  init(
    t: Double, testDegrees: Double, scale: Double, degreesOfFreedom: Double, alternative: Alternative,
    confidence: Double, count: Int
  ) {
    let noncentrality = NoncentralityInterval(
      t: t, degreesOfFreedom: testDegrees, tail: alternative.tail(confidence: confidence))
    let interval = alternative.interval(noncentrality.lower, noncentrality.upper)
    func estimate(_ factor: Double) -> Estimate {
      Estimate(
        value: factor * t, interval: (factor * interval.lowerBound)...(factor * interval.upperBound),
        confidence: confidence, method: .noncentralT, count: count, unit: .dimensionless)
    }
    cohensD = estimate(scale)
    hedgesG = degreesOfFreedom > 1 ? estimate(scale * Self.bias(degreesOfFreedom)) : nil
  }

  /// Hedges' J, to about 1e−13: by logarithms of the gamma function, which lose digits as they grow, then by the
  /// series of Γ(x + ½)/Γ(x).
  static func bias(_ degreesOfFreedom: Double) -> Double {
    let half = degreesOfFreedom / 2
    if degreesOfFreedom < 300 { return exp(lgamma(half) - lgamma(half - 0.5)) / half.squareRoot() }
    let x = half - 0.5
    let series = 1 - 1 / (8 * x) + 1 / (128 * x * x) + 5 / (1024 * x * x * x) - 21 / (32768 * x * x * x * x)
    return (x / half).squareRoot() * series
  }
}
