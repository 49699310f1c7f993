/// Why a frame, a beat or an exam gave no volume or EF. Each cause has a code that never changes.
public enum EFFailure: Error, Sendable, Hashable, Codable, CustomStringConvertible {
  /// The segmentation has no LV pixel.
  case lvEmpty
  /// The LV falls into pieces and the largest holds too little of it (share 0…1).
  case lvInPieces(count: Int, largestShare: Double)
  /// The shape of the LV gives no mitral plane and apex: the axis found has this length, mm.
  case noMitralPlane(length: Double)
  /// The frame has no pixel spacing.
  case spacingMissing
  /// The beat has no frame of this phase.
  case phaseMissing(EFPhase)
  /// The exam has no recording of this view.
  case viewMissing(EFView)
  /// ESV is not smaller than EDV, mL.
  case esvNotBelowEDV(edv: Double, esv: Double)
  /// A volume that is not above zero, or no number, mL.
  case implausibleVolume(phase: EFPhase, volume: Double)

  /// Stable code for tables and databases.
  public var code: String {
    switch self {
    case .lvEmpty: "lv-empty"
    case .lvInPieces: "lv-in-pieces"
    case .noMitralPlane: "no-mitral-plane"
    case .spacingMissing: "spacing-missing"
    case .phaseMissing: "phase-missing"
    case .viewMissing: "view-missing"
    case .esvNotBelowEDV: "esv-not-below-edv"
    case .implausibleVolume: "implausible-volume"
    }
  }

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .lvEmpty:
      "The segmentation has no LV pixel. Is the frame an apical view within the range of the model?"
    case .lvInPieces(let count, let share):
      "The LV is in \(count) pieces, the largest with \(percent(share)) of it, needed: "
        + "\(percent(VentricleContour.minimumShareOfLargestPiece)). Look at the segmentation."
    case .noMitralPlane(let length):
      "Mitral plane and apex lie \(oneDecimal(length)) mm apart, needed: \(oneDecimal(LongAxis.minimumLength)). "
        + "Is the segmentation an LV, and the spacing right?"
    case .spacingMissing:
      "The frame has no pixel spacing, which volumes need. Give it in the study's spacing table."
    case .phaseMissing(let phase):
      "The beat has no \(phase.rawValue) frame. Was the timing of the recording found?"
    case .viewMissing(let view):
      "The exam has no \(view.rawValue) recording, which the chosen method needs."
    case .esvNotBelowEDV(let edv, let esv):
      "ESV \(oneDecimal(esv)) mL is not below EDV \(oneDecimal(edv)) mL. Are ED and ES in the right order?"
    case .implausibleVolume(let phase, let volume):
      "\(phase.rawValue) volume: \(volume) mL, needed: above zero. Look at the segmentation and the spacing."
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func oneDecimal(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
