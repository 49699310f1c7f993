/// From which views, and by which formula, a volume was computed.
public enum VolumeMethod: String, Sendable, Codable, CaseIterable {
  /// Modified Simpson: elliptic discs from A2C and A4C.
  case biplane
  /// Round discs from A4C alone.
  case singlePlaneA4C = "single-plane-a4c"
  /// Round discs from A2C alone.
  case singlePlaneA2C = "single-plane-a2c"
  /// Area–length from A2C and A4C: 8 A₁ A₂ / (3π L), L being the shorter axis.
  case areaLengthBiplane = "area-length-biplane"
  /// Area–length from A4C alone: 8 A² / (3π L).
  case areaLengthA4C = "area-length-a4c"
  /// Area–length from A2C alone.
  case areaLengthA2C = "area-length-a2c"

  /// As tables and captions print it.
  public var displayName: String {
    switch self {
    case .biplane: "biplane"
    case .singlePlaneA4C: "single plane (A4C)"
    case .singlePlaneA2C: "single plane (A2C)"
    case .areaLengthBiplane: "biplane area–length"
    case .areaLengthA4C: "area–length (A4C)"
    case .areaLengthA2C: "area–length (A2C)"
    }
  }

  /// The views that the method reads.
  public var views: [EFView] {
    switch self {
    case .biplane, .areaLengthBiplane: [.a2c, .a4c]
    case .singlePlaneA4C, .areaLengthA4C: [.a4c]
    case .singlePlaneA2C, .areaLengthA2C: [.a2c]
    }
  }

  /// True for the area–length method, false for discs.
  public var usesAreas: Bool {
    switch self {
    case .biplane, .singlePlaneA4C, .singlePlaneA2C: false
    case .areaLengthBiplane, .areaLengthA4C, .areaLengthA2C: true
    }
  }

  /// Discs: biplane where both views are there, single plane where one is, nil where none is.
  public init?(available views: some Sequence<EFView>) {
    let present = Set(views)
    guard let any = present.first else { return nil }
    self = present.count == 2 ? .biplane : any == .a4c ? .singlePlaneA4C : .singlePlaneA2C
  }
}
