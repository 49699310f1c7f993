public import ApicalImaging

/// Where a structure lies over many frames: the share of frames in which each cell belongs to it.
///
/// Every frame is first resampled to one grid, 256 × 256 as in the paper's heat maps, whatever its aspect ratio.
/// Maps of parts of a cohort can be merged, in any order, with the same result.
public struct OccupancyMap: Sendable, Equatable, Codable {
  /// The structure.
  public let label: Label
  /// The common grid.
  public let size: PixelSize
  /// Frames added so far, those without the structure included.
  public private(set) var frameCount = 0
  /// Number of frames in which each cell belongs to the structure, row after row.
  public private(set) var counts: [Int]

  /// A map without frames.
  public init(of label: Label, size: PixelSize = PixelSize(width: 256, height: 256)) {
    self.label = label
    self.size = size
    counts = [Int](repeating: 0, count: size.count)
  }

  /// A map that was counted before.
  ///
  /// - Precondition: one count for each cell.
  public init(of label: Label, size: PixelSize, counts: [Int], frameCount: Int) {
    precondition(counts.count == size.count, "\(size.count) counts needed, \(counts.count) given")
    self.label = label
    self.size = size
    self.counts = counts
    self.frameCount = frameCount
  }

  /// Adds one frame, resampled to the grid of the map: the label that covers most of a cell has it.
  public mutating func add(_ map: LabelMap) { add(ResampledMask(of: label, in: map, on: size).bits) }

  /// Adds one frame on the grid of the map.
  mutating func add(_ bits: BitMask) {
    bits.forEachPixel { x, y in counts[y * size.width + x] += 1 }
    frameCount += 1
  }

  /// Adds the frames of another map.
  ///
  /// - Throws: ``MetricError/mapsDiffer(_:_:)`` for another label or grid.
  public mutating func merge(_ other: OccupancyMap) throws(MetricError) {
    guard other.label == label, other.size == size else {
      throw .mapsDiffer(name, other.name)
    }
    for index in counts.indices { counts[index] += other.counts[index] }
    frameCount += other.frameCount
  }

  /// Adds frames that were counted before.
  ///
  /// - Precondition: one count for each cell of the map's grid.
  package mutating func add(counts added: [UInt16], frameCount frames: Int) {
    precondition(added.count == counts.count, "\(counts.count) counts needed, \(added.count) given")
    for index in counts.indices { counts[index] &+= Int(added[index]) }
    frameCount += frames
  }

  /// Share of frames per cell, 0…1, row after row; nil without a frame.
  public var shares: [Double]? {
    guard frameCount > 0 else { return nil }
    return counts.map { Double($0) / Double(frameCount) }
  }

  /// The map as a distribution over its cells, which sums to one; nil where no frame has the structure.
  public var distribution: [Double]? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    return counts.map { Double($0) / Double(total) }
  }

  var name: String { "\(label.name) on \(size)" }
}
