/// Ejection fraction: the share of the end-diastolic volume that a beat ejects.
public struct EjectionFraction: Sendable, Equatable, Codable {
  /// Volumes at end-diastole and end-systole, mL.
  public let edv, esv: Double

  /// - Throws: ``EFFailure/implausibleVolume(phase:volume:)`` unless both are finite, EDV is above zero and
  ///   ESV is not negative; ``EFFailure/esvNotBelowEDV(edv:esv:)``.
  public init(edv: Double, esv: Double) throws(EFFailure) {
    guard edv.isFinite, edv > 0 else { throw .implausibleVolume(phase: .ed, volume: edv) }
    guard esv.isFinite, esv >= 0 else { throw .implausibleVolume(phase: .es, volume: esv) }
    guard esv < edv else { throw .esvNotBelowEDV(edv: edv, esv: esv) }
    self.edv = edv
    self.esv = esv
  }

  /// EF in %: 100 (EDV − ESV) / EDV, not rounded.
  public var percent: Double { 100 * (edv - esv) / edv }

  /// Limits to tell an EF from a failed measurement where a study asks for it, %: no patient lives below, and
  /// no ventricle empties further.
  public static let plausible = 5.0...90.0

  /// - Throws: ``EFFailure/implausibleEF(percent:lowest:highest:)`` outside of the limits, %.
  func test(within limits: ClosedRange<Double>) throws(EFFailure) {
    guard limits.contains(percent) else {
      throw .implausibleEF(percent: percent, lowest: limits.lowerBound, highest: limits.upperBound)
    }
  }
}
