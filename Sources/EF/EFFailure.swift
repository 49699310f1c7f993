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
  /// The recording of this view shows no whole beat.
  case noBeatFound(EFView)
  /// The border of the sector or of the image cuts the LV: this share of its contour lies on it, 0…1.
  case cutBySector(share: Double)
  /// EF lies outside of the stated limits, all in %.
  case implausibleEF(percent: Double, lowest: Double, highest: Double)
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
    case .noBeatFound: "no-beat-found"
    case .cutBySector: "cut-by-sector"
    case .implausibleEF: "implausible-ef"
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
    case .noBeatFound(let view):
      "The \(view.rawValue) recording shows no whole beat. "
        + "Does it hold an end-diastole and the end-systole after it?"
    case .cutBySector(let share):
      "The LV is cut: \(percent(share)) of its contour lies on the border of the sector, needed: at most "
        + "\(percent(SectorCut.maximumShare)). Is the whole LV in view?"
    case .implausibleEF(let ef, let lowest, let highest):
      "EF \(oneDecimal(ef)) % lies outside of \(oneDecimal(lowest))…\(oneDecimal(highest)) %. "
        + "Look at the contours at ED and ES."
    case .implausibleVolume(let phase, let volume):
      "\(phase.rawValue) volume: \(volume) mL, needed: above zero. Look at the segmentation and the spacing."
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func oneDecimal(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
