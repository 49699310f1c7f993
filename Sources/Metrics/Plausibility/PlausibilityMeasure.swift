public import ApicalStats

/// One number among the findings that a criterion can set a limit to.
public enum PlausibilityMeasure: String, Sendable, Codable, CaseIterable {
  /// Number of parts; 0 for an absent structure.
  case lvParts, myoParts, laParts
  /// Area outside of the largest part, mm².
  case lvDetachedArea, myoDetachedArea, laDetachedArea
  /// Enclosed area, mm².
  case lvHoleArea, myoHoleArea, laHoleArea
  /// Background enclosed between two structures, mm².
  case lvMyoGapArea, lvLAGapArea
  /// Shape of the LV: see ``StructureShape``.
  case lvSolidity, lvConcavityDepth, lvCircularity
  /// What the LV borders on: see ``LumenContacts``.
  case lvBackgroundShare, lvLongestBackgroundStretch, lvImageBorder, lvSectorEdge
  /// Widths of the LV: see ``ShortAxisWidths``.
  case lvApicalTaper, lvMidBulge, lvElongation
  /// The published ratios: see ``PainchaudRatios``.
  case lvBackgroundFrontier, myoLAFrontier, lvMyoWidth, myoThinning

  /// The number in these findings; nil where it does not exist, for want of a structure or of a sector.
  public func value(in findings: PlausibilityFindings) -> Double? {
    let (lv, myo, la) = (findings.lv, findings.myo, findings.la)
    switch self {
    case .lvParts: return Double(lv?.parts ?? 0)
    case .myoParts: return Double(myo?.parts ?? 0)
    case .laParts: return Double(la?.parts ?? 0)
    case .lvDetachedArea: return lv?.detachedArea
    case .myoDetachedArea: return myo?.detachedArea
    case .laDetachedArea: return la?.detachedArea
    case .lvHoleArea: return lv?.holeArea
    case .myoHoleArea: return myo?.holeArea
    case .laHoleArea: return la?.holeArea
    case .lvMyoGapArea: return lv == nil || myo == nil ? nil : findings.lvMyoGapArea
    case .lvLAGapArea: return lv == nil || la == nil ? nil : findings.lvLAGapArea
    case .lvSolidity: return lv?.solidity
    case .lvConcavityDepth: return lv?.concavityDepth
    case .lvCircularity: return lv?.circularity
    case .lvBackgroundShare: return findings.contacts?.backgroundShare
    case .lvLongestBackgroundStretch: return findings.contacts?.longestBackgroundStretch
    case .lvImageBorder: return findings.contacts?.imageBorder
    case .lvSectorEdge: return findings.contacts?.sectorEdge
    case .lvApicalTaper: return findings.widths?.apicalTaper
    case .lvMidBulge: return findings.widths?.midBulge
    case .lvElongation: return findings.widths?.elongation
    case .lvBackgroundFrontier: return findings.ratios?.lvBackgroundFrontier
    case .myoLAFrontier: return la == nil ? nil : findings.ratios?.myoLAFrontier
    case .lvMyoWidth: return findings.ratios?.lvMyoWidth
    case .myoThinning: return findings.ratios?.myoThinning
    }
  }

  /// Its unit.
  public var unit: ClinicalUnit {
    switch self {
    case .lvDetachedArea, .myoDetachedArea, .laDetachedArea, .lvHoleArea, .myoHoleArea, .laHoleArea,
      .lvMyoGapArea, .lvLAGapArea:
      ClinicalUnit(symbol: "mm²")
    case .lvConcavityDepth, .lvLongestBackgroundStretch, .lvImageBorder, .lvSectorEdge: .millimetres
    default: .dimensionless
    }
  }
}
