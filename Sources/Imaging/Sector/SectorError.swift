/// An image in which no sector can be measured.
public enum SectorError: Error, Equatable, CustomStringConvertible, Sendable {
  /// An angle needs the shape of a pixel.
  case noSpacing
  /// Almost nothing is brighter than the surroundings; share of all pixels, 0…1.
  case blank(share: Double)
  /// Too few rows show a straight edge.
  case noEdge(side: String, rows: Int, needed: Int)
  /// The edges do not open downwards by a possible angle; degrees.
  case implausible(angle: Double)

  /// Stable name for stores and tables.
  public var code: String {
    switch self {
    case .noSpacing: "sector-no-spacing"
    case .blank: "sector-blank"
    case .noEdge: "sector-no-edge"
    case .implausible: "sector-implausible"
    }
  }

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .noSpacing:
      "The image has no spacing; a sector's angle needs it. Set it (1 × 1 if pixels are known to be square)."
    case .blank(let share):
      "Pixels brighter than the surroundings: \((share * 100).rounded()) %. Is the frame empty, or cut to its sector?"
    case .noEdge(let side, let rows, let needed):
      "Rows on a straight \(side) edge: \(rows), needed: \(needed). Is the frame cut to the inside of its sector?"
    case .implausible(let angle):
      "The edges open by \(angle.rounded())°; needed: 10° to 160°. Is this an image of a sector probe?"
    }
  }
}
