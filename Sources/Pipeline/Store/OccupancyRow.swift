import ApicalImaging
import ApicalMetrics
package import Foundation
internal import GRDB

/// In how many frames of an exam each cell of a 256 × 256 grid belongs to a label, so that a report need not read masks.
package struct OccupancyRow: StoreRow {
  package static let databaseTableName = "occupancy"
  package var exam, source, label: String
  /// Frames counted.
  package var frames: Int
  /// The counts as grey levels.
  package var png: Data
}

extension OccupancyRow {
  /// nil for more frames than grey levels; the masks are counted then.
  init?(exam: String, source: String, _ map: OccupancyMap) {
    guard map.frameCount <= 255 else { return nil }
    let counts = Image(size: map.size, spacing: nil, pixels: map.counts.map(Float.init))
    self.init(
      exam: exam, source: source, label: map.label.name, frames: map.frameCount, png: PNG.encode(counts))
  }

  /// - Throws: ``ImageFileError`` for a damaged store.
  func map(of label: Label) throws -> OccupancyMap {
    let (size, counts) = try PNG.decodeSamples(png, path: "occupancy of \(exam)")
    return OccupancyMap(of: label, size: size, counts: counts.map { Int($0) }, frameCount: frames)
  }
}
