import ApicalImaging
import ApicalMetrics
internal import ApicalParallel
import Foundation
internal import GRDB

/// The label maps in a store.
struct MaskArchive: Sendable {
  let store: Store

  /// The label map of one frame; nil where there is none.
  func map(frame: String, source: String) throws -> LabelMap? {
    let row = try store.read {
      try MaskRow.fetchOne(
        $0, sql: "SELECT * FROM masks WHERE frame = ? AND source = ?", arguments: [frame, source])
    }
    return try row.map {
      try PNG.decodeLabels($0.png, path: "\(store.url.lastPathComponent): mask of \(frame)")
    }
  }

  /// Where a label lies over all masks of one source, on a 256 × 256 grid (paper, Fig. 2), on all cores.
  func occupancy(of label: Label, source: String) throws -> OccupancyMap {
    let frames = try store.read {
      try String.fetchAll(
        $0, sql: "SELECT frame FROM masks WHERE source = ? ORDER BY frame", arguments: [source])
    }
    let parts = ProcessInfo.processInfo.activeProcessorCount
    let maps = (0..<parts).mapSideBySide { part in
      Result {
        var occupancy = OccupancyMap(of: label)
        for index in stride(from: part, to: frames.count, by: parts) {
          if let map = try self.map(frame: frames[index], source: source) { occupancy.add(map) }
        }
        return occupancy
      }
    }
    return try maps.reduce(into: OccupancyMap(of: label)) { try $0.merge($1.get()) }
  }
}
