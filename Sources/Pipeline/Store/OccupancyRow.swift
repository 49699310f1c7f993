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

  /// Adds the frames of the exam to a map of the same label.
  ///
  /// - Throws: ``ImageFileError`` for a damaged store.
  func add(to map: inout OccupancyMap) throws(ImageFileError) {
    let path = "occupancy of \(exam)"
    let (size, counts) = try PNG.decodeSamples(png, path: path)
    guard size == map.size else {
      throw ImageFileError(path: path, problem: .damaged(reason: "\(size) cells, not \(map.size)"))
    }
    map.add(counts: counts, frameCount: frames)
  }
}
