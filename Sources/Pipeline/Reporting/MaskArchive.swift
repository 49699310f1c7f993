import ApicalImaging
import ApicalMetrics
import Foundation
internal import GRDB
internal import Synchronization

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
    let total = Mutex(Result<OccupancyMap, any Error>.success(OccupancyMap(of: label)))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let result = Result {
        var occupancy = OccupancyMap(of: label)
        for index in stride(from: part, to: frames.count, by: parts) {
          if let map = try self.map(frame: frames[index], source: source) { occupancy.add(map) }
        }
        return occupancy
      }
      total.withLock { total in
        total = Result {
          var sum = try total.get()
          try sum.merge(result.get())
          return sum
        }
      }
    }
    return try total.withLock { try $0.get() }
  }
}
