/// Ejection fraction: the share of the end-diastolic volume that a beat ejects.
public struct EjectionFraction: Sendable, Equatable, Codable {
  /// Volumes at end-diastole and end-systole, mL.
  public let edv, esv: Double

  /// - Throws: ``EFFailure/implausibleVolume(phase:volume:)`` unless both are finite, EDV is above zero and ESV is
  ///   not negative; ``EFFailure/esvNotBelowEDV(edv:esv:)``.
  public init(edv: Double, esv: Double) throws(EFFailure) {
    guard edv.isFinite, edv > 0 else { throw .implausibleVolume(phase: .ed, volume: edv) }
    guard esv.isFinite, esv >= 0 else { throw .implausibleVolume(phase: .es, volume: esv) }
    guard esv < edv else { throw .esvNotBelowEDV(edv: edv, esv: esv) }
    self.edv = edv
    self.esv = esv
  }

  /// EF in %: 100 (EDV − ESV) / EDV, not rounded.
  public var percent: Double { 100 * (edv - esv) / edv }
}
