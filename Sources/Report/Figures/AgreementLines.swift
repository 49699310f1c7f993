internal import Foundation
public import ApicalStats

/// The lines of a Bland–Altman figure: bias and limits of agreement with their intervals, on the scale that is drawn.
public struct AgreementLines: Sendable, Equatable, Codable {
  /// Mean difference (or ratio), and the limits.
  public let bias, lowerLoA, upperLoA: Estimate
  /// Half-width of the limits in SDs.
  public let multiplier: Double
  /// Independent subjects that they rest on.
  public let count: Int

  /// Lines of one pair a patient.
  public init(_ agreement: BlandAltman) {
    (bias, lowerLoA, upperLoA) = (agreement.bias, agreement.lowerLoA, agreement.upperLoA)
    (multiplier, count) = (agreement.multiplier, agreement.count)
  }

  /// Lines of replicates.
  public init(_ agreement: ReplicatedAgreement) {
    (bias, lowerLoA, upperLoA) = (agreement.bias, agreement.lowerLoA, agreement.upperLoA)
    (multiplier, count) = (agreement.multiplier, agreement.subjects)
  }

  /// Lines of ratios.
  public init(_ ratios: RatioLimits, multiplier: Double) {
    (bias, lowerLoA, upperLoA) = (ratios.bias, ratios.lowerLoA, ratios.upperLoA)
    self.multiplier = multiplier
    count = ratios.bias.count
  }

  /// Enough digits for two figures of the half-width of the limits, one at least.
  var digits: Int {
    let halfWidth = (upperLoA.value - lowerLoA.value) / 2
    return halfWidth > 0 ? min(9, max(1, 1 - Int(log10(halfWidth).rounded(.down)))) : 1
  }
}
