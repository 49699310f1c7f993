/// How a volume was computed from discs.
public enum VolumeMethod: String, Sendable, Codable, CaseIterable {
  /// Modified Simpson: elliptic discs from A2C and A4C.
  case biplane
  /// Round discs from A4C alone.
  case singlePlaneA4C = "single-plane-a4c"
  /// Round discs from A2C alone.
  case singlePlaneA2C = "single-plane-a2c"

  /// As tables and captions print it.
  public var displayName: String {
    switch self {
    case .biplane: "biplane"
    case .singlePlaneA4C: "single plane (A4C)"
    case .singlePlaneA2C: "single plane (A2C)"
    }
  }

  /// The views that the method reads.
  public var views: [EFView] {
    switch self {
    case .biplane: [.a2c, .a4c]
    case .singlePlaneA4C: [.a4c]
    case .singlePlaneA2C: [.a2c]
    }
  }

  /// Biplane where both views are there, single plane where one is, nil where none is.
  public init?(available views: some Sequence<EFView>) {
    let present = Set(views)
    guard let any = present.first else { return nil }
    self = present.count == 2 ? .biplane : any == .a4c ? .singlePlaneA4C : .singlePlaneA2C
  }
}
