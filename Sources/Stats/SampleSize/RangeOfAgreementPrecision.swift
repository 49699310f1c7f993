internal import Foundation

/// How narrow the interval of both limits of agreement together becomes with n patients.
///
/// The interval d̄ ± g·s covers both limits bias ± z·SD at once with the stated confidence; g is exact. Its
/// half-width is planned by its expectation, g·c₄·SD, or by the probability (assurance) that it stays below a
/// bound. S.-L. Jan & G. Shieh, Comput. Biol. Med. 2018;100:247–252.
public struct RangeOfAgreementPrecision: Sendable, Equatable, Codable {
  /// Expected SD of the differences.
  public let standardDeviation: Double
  /// Share of the differences between the limits.
  public let coverage: Double
  /// Level of the interval of both limits.
  public let confidence: Double

  /// - Parameters:
  ///   - standardDeviation: Expected SD of the differences, above zero.
  ///   - coverage: 0.95 for limits at ± 1.96 SD.
  ///   - confidence: Level of the interval.
  /// - Throws: ``SampleSizeError`` for an option out of its range.
  public init(
    standardDeviation: Double, coverage: Double = 0.95, confidence: Double = 0.95
  ) throws(SampleSizeError) {
    try plannedPositive(standardDeviation, "standardDeviation")
    try plannedShare(coverage, "coverage")
    try plannedShare(confidence, "confidence")
    self.standardDeviation = standardDeviation
    self.coverage = coverage
    self.confidence = confidence
  }

  private var z: Double { Normal.standard.quantile(0.5 + coverage / 2) }

  /// g: half-width of the interval in sample SDs.
  ///
  /// - Precondition: 2 patients or more.
  public func factor(count: Int) -> Double {
    precondition(count >= 2, "an SD needs 2 patients, not \(count)")
    // Twice the widest that one limit alone would need bounds g from above.
    let n = Double(count)
    let smallest = ChiSquared(degreesOfFreedom: n - 1).quantile((1 - confidence) / 4)
    let normal = Normal.standard.quantile(1 - (1 - confidence) / 8) / n.squareRoot()
    let widest = 2 * (z + normal) * ((n - 1) / smallest).squareRoot()
    return bisect(z / 2...widest) { confidenceReached($0, count: count) < confidence }
  }

  /// P(d̄ − g·s ≤ lower limit and upper limit ≤ d̄ + g·s).
  private func confidenceReached(_ factor: Double, count: Int) -> Double {
    let root = Double(count).squareRoot()
    return ScaledChi(degreesOfFreedom: Double(count - 1)).expectation(in: z / factor...Double.infinity) { x in
      2 * Normal.standard.cdf(root * (factor * x - z)) - 1
    }
  }

  /// Expected half-width with this many patients.
  ///
  /// - Precondition: 2 patients or more.
  public func expectedHalfWidth(count: Int) -> Double {
    factor(count: count) * ScaledChi(degreesOfFreedom: Double(count - 1)).mean * standardDeviation
  }

  /// Probability that the half-width stays within a bound.
  ///
  /// - Precondition: 2 patients or more; a bound above zero.
  public func assurance(count: Int, halfWidth: Double) -> Double {
    precondition(halfWidth > 0, "a half-width is above zero, not \(halfWidth)")
    let ratio = halfWidth / (standardDeviation * factor(count: count))
    let degrees = Double(count - 1)
    return ChiSquared(degreesOfFreedom: degrees).cdf(degrees * ratio * ratio)
  }

  /// Half-width that is not exceeded with the probability `assurance`.
  ///
  /// - Precondition: 2 patients or more; an assurance between 0 and 1.
  public func halfWidth(count: Int, assurance: Double) -> Double {
    precondition(assurance > 0 && assurance < 1, "an assurance lies between 0 and 1, not \(assurance)")
    let degrees = Double(count - 1)
    let largest = ChiSquared(degreesOfFreedom: degrees).quantile(assurance)
    return factor(count: count) * standardDeviation * (largest / degrees).squareRoot()
  }

  /// Smallest number of patients whose expected half-width stays within a bound.
  ///
  /// - Throws: ``SampleSizeError`` for a bound that the limits themselves exceed.
  public func sampleSize(expectedHalfWidth bound: Double) throws(SampleSizeError) -> SampleSize {
    try reachable(bound)
    return try .smallest(
      from: 2, target: bound, method: "Jan & Shieh 2018, expected half-width",
      value: { expectedHalfWidth(count: $0) }, suffices: { $0 <= bound })
  }

  /// Smallest number of patients whose half-width stays within a bound with the probability `assurance`.
  ///
  /// - Throws: ``SampleSizeError`` for a bound that the limits themselves exceed, or an assurance not
  ///   between 0 and 1.
  public func sampleSize(halfWidth bound: Double, assurance: Double) throws(SampleSizeError) -> SampleSize {
    try reachable(bound)
    try plannedShare(assurance, "assurance")
    return try .smallest(
      from: 2, target: assurance, method: "Jan & Shieh 2018, assurance of half-width \(bound)",
      value: { self.assurance(count: $0, halfWidth: bound) }, suffices: { $0 >= assurance })
  }

  private func reachable(_ bound: Double) throws(SampleSizeError) {
    try plannedPositive(bound, "halfWidth")
    let limit = z * standardDeviation
    guard bound > limit else {
      throw .unreachable(what: "Half-width", found: bound, needed: "above \(limit), the limits' own")
    }
  }
}
