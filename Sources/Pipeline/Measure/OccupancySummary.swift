public import ApicalImaging
public import ApicalMetrics
internal import ApicalReport
internal import ApicalStats
public import Foundation

/// The numbers of an ``OccupancyStudy``: how many masks there were, and how far each source lies from the first.
public struct OccupancySummary: Sendable, Equatable, Codable {
  /// What was read from one source.
  public struct Source: Sendable, Equatable, Codable {
    /// Its heading.
    public let title: String
    /// Masks read, those that show the structure, and files that could not be read.
    public let frames, framesWithStructure, failures: Int
  }

  /// One source against the first.
  public struct Comparison: Sendable, Equatable, Codable {
    /// The source in question and the one that it is compared with.
    public let source, reference: String
    /// The numbers; nil where no mask of one of the two shows the structure.
    public let result: OccupancyComparison?
  }

  /// Name of the structure.
  public let structure: String
  /// Grid of the maps.
  public let grid: PixelSize
  /// In the order given.
  public let sources: [Source]
  /// Every source but the first.
  public let comparisons: [Comparison]

  /// The numbers of a study.
  public init(_ study: OccupancyStudy) {
    structure = study.label.name
    grid = study.sources.first?.occupancy.map.size ?? PixelSize(width: 256, height: 256)
    sources = study.sources.map { source in
      Source(
        title: source.title, frames: source.occupancy.map.frameCount,
        framesWithStructure: source.occupancy.placements.count, failures: source.failures.count)
    }
    comparisons = study.sources.dropFirst().map { source in
      let first = study.sources[0]
      return Comparison(
        source: source.title, reference: first.title,
        result: try? OccupancyComparison(source.occupancy, reference: first.occupancy))
    }
  }

  /// Writes the numbers as JSON.
  ///
  /// - Throws: an error that names the file.
  public func write(to file: URL) throws {
    try FileOutput.write(try JSONEncoder.readable.encode(self), to: file)
  }

  /// A few lines for the terminal; empty for a single source.
  public var text: String { comparisons.map(Self.text).joined(separator: "\n") }

  private static func text(_ comparison: Comparison) -> String {
    let heading = "\(comparison.source) against \(comparison.reference)"
    guard let result = comparison.result else { return "\(heading): a source never shows the structure" }
    func percent(_ share: Double) -> String { NumberFormat(digits: 1).string(100 * share) + " %" }
    func moved(_ name: String, _ attribute: OccupancyComparison.Attribute) -> String {
      "  \(name)  \(percent(attribute.cohort.mean)), there \(percent(attribute.reference.mean)); "
        + "moved by \(percent(attribute.wasserstein)) (Wasserstein)"
    }
    return """
      \(heading)
        Jensen–Shannon divergence  \(NumberFormat(digits: 3).string(result.jensenShannonBits)) bits
      \(moved("centre across", result.centroidX))
      \(moved("centre down  ", result.centroidY))
      \(moved("area         ", result.area))
        outside of the support there  \(percent(result.pixelsOutsideSupport)) of pixels, \
      \(percent(result.framesOutsideSupport)) of frames
      """
  }
}
