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
  ///
  /// Counted at run time for most exams; the masks of the others are read.
  func occupancy(of label: Label, source: String) throws -> OccupancyMap {
    let rows = try store.read {
      try OccupancyRow.fetchAll(
        $0, sql: "SELECT * FROM occupancy WHERE source = ? AND label = ? ORDER BY rowid",
        arguments: [source, label.name])
    }
    let frames = try store.read {
      try String.fetchAll($0, sql: Self.uncounted, arguments: [source, source, label.name])
    }
    let parts = ProcessInfo.processInfo.activeProcessorCount
    let maps = (0..<parts).mapSideBySide { part in
      Result {
        var occupancy = OccupancyMap(of: label)
        for index in stride(from: part, to: rows.count, by: parts) {
          try rows[index].add(to: &occupancy)
        }
        for index in stride(from: part, to: frames.count, by: parts) {
          if let map = try self.map(frame: frames[index], source: source) { occupancy.add(map) }
        }
        return occupancy
      }
    }
    return try maps.reduce(into: OccupancyMap(of: label)) { try $0.merge($1.get()) }
  }

  /// Frames with a mask, of exams that were not counted when they were run.
  private static let uncounted = """
    SELECT masks.frame FROM masks JOIN frames ON frames.id = masks.frame JOIN views ON views.id = frames.view
    WHERE masks.source = ? AND views.exam NOT IN (SELECT exam FROM occupancy WHERE source = ? AND label = ?)
    ORDER BY masks.frame
    """
}
