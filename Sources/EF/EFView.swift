/// The apical views from which volumes are computed.
public enum EFView: String, Sendable, Codable, CaseIterable, Comparable {
  /// Apical two-chamber.
  case a2c = "A2C"
  /// Apical four-chamber.
  case a4c = "A4C"

  /// A2C before A4C.
  public static func < (left: EFView, right: EFView) -> Bool { left.rawValue < right.rawValue }
}

/// The two moments of a beat that EF needs.
public enum EFPhase: String, Sendable, Codable, CaseIterable {
  /// End-diastole.
  case ed = "ED"
  /// End-systole.
  case es = "ES"
}
