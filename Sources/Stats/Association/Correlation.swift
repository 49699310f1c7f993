internal import Foundation

/// Pearson's correlation of two methods, with Fisher's interval.
///
/// Interval: tanh(atanh r ± z / √(n − 3)) with the normal quantile z (Fisher 1921), as R's `cor.test`.
/// Test of no linear relation: t = r √((n − 2) / (1 − r²)) on n − 2 degrees of freedom, two-sided.
/// A correlation is no agreement: it is blind to bias and scale (Bland & Altman, Lancet 1986).
public struct Correlation: Sendable, Equatable, Codable {
  /// r, −1…1, without unit.
  public let pearson: Estimate
  /// Number of pairs.
  public let count: Int

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - confidence: Level of the interval.
  /// - Throws: ``AgreementError`` below 4 pairs, for series of unequal length, a value not finite, or a
  ///   series whose values are all the same.
  public init(method: [Double], reference: [Double], confidence: Double = 0.95) throws(AgreementError) {
    try validatePairs(method, reference, minimum: 4)
    try AgreementError.check(confidence: confidence)
    let moments = try PairedMoments(method, reference)
    count = method.count
    let margin = Normal.standard.quantile(0.5 + confidence / 2) / Double(count - 3).squareRoot()
    pearson = Estimate(
      value: moments.correlation, interval: fisherInterval(moments.correlation, margin: margin),
      confidence: confidence, method: .fisherZ, count: count, unit: .dimensionless)
  }

  /// Test of no linear relation; its statistic is r itself.
  public var test: HypothesisTest {
    HypothesisTest(
      method: "Pearson's correlation, t distribution", statisticName: "r", statistic: pearson.value,
      degreesOfFreedom: [Double(count - 2)], pValue: correlationPValue(pearson.value, count: count),
      alternative: .twoSided, count: count)
  }
}

/// tanh(atanh r ± margin); the coefficient alone where it is 1 or −1.
func fisherInterval(_ coefficient: Double, margin: Double) -> ClosedRange<Double> {
  guard abs(coefficient) < 1 else { return coefficient...coefficient }
  return tanh(atanh(coefficient) - margin)...tanh(atanh(coefficient) + margin)
}

/// Two-sided p of no association by Student's t on n − 2 degrees of freedom.
func correlationPValue(_ coefficient: Double, count: Int) -> Double {
  guard abs(coefficient) < 1 else { return 0 }
  let degrees = Double(count - 2)
  let t = abs(coefficient) * (degrees / ((1 - coefficient) * (1 + coefficient))).squareRoot()
  return min(1, 2 * StudentT(degreesOfFreedom: degrees).survival(t))
}
