internal import Foundation

/// Agreement as ratios method / reference, brought back from logarithms.
///
/// The bias is the ratio of geometric means; about 95 % of ratios lie between the limits when the multiplier
/// is 1.96. Intervals are those of the logarithms. Bland & Altman, Stat. Methods Med. Res. 1999;8:135–160,
/// section 3.
public struct RatioLimits: Sendable, Equatable, Codable {
  /// Ratio of geometric means, and the limits of single ratios; pure numbers, 1 for no difference.
  public let bias, lowerLoA, upperLoA: Estimate

  /// - Parameter logarithms: Agreement on the scale ``AgreementScale/logRatio``.
  /// - Throws: ``AgreementError/valuesTooLarge(series:)`` where a ratio exceeds the range of a `Double`.
  public init(_ logarithms: BlandAltman) throws(AgreementError) {
    try self.init(logarithms.bias, logarithms.lowerLoA, logarithms.upperLoA)
  }

  /// - Parameter logarithms: Agreement of ``RepeatedMeasurements/logarithms()``.
  /// - Throws: ``AgreementError/valuesTooLarge(series:)`` where a ratio exceeds the range of a `Double`.
  public init(_ logarithms: ReplicatedAgreement) throws(AgreementError) {
    try self.init(logarithms.bias, logarithms.lowerLoA, logarithms.upperLoA)
  }

  private init(_ bias: Estimate, _ lower: Estimate, _ upper: Estimate) throws(AgreementError) {
    func ratio(_ estimate: Estimate) throws(AgreementError) -> Estimate {
      let value = exp(estimate.value)
      guard value.isFinite else { throw .valuesTooLarge(series: "ratios") }
      return Estimate(
        value: value, interval: exp(estimate.lower)...exp(estimate.upper), confidence: estimate.confidence,
        method: estimate.method, count: estimate.count, unit: .dimensionless)
    }
    self.bias = try ratio(bias)
    lowerLoA = try ratio(lower)
    upperLoA = try ratio(upper)
  }
}
