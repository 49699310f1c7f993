public import ApicalImaging

/// An ``OccupancyMap`` that also keeps each frame, packed, so that it can be compared with that of another cohort.
///
/// A frame takes one bit a cell: 8 KB on the grid of the paper.
public struct CohortOccupancy: Sendable, Equatable {
  /// Counts over all frames.
  public private(set) var map: OccupancyMap
  /// Frames that show the structure, in the order added.
  public private(set) var placements: [StructurePlacement] = []
  /// Each frame that shows the structure, on the grid of the map.
  private(set) var frames: [BitMask] = []

  /// A cohort without frames.
  public init(of label: Label, size: PixelSize = PixelSize(width: 256, height: 256)) {
    map = OccupancyMap(of: label, size: size)
  }

  /// Adds one frame. Centre and area are measured on its own grid.
  public mutating func add(_ frame: LabelMap) {
    let bits = ResampledMask(of: map.label, in: frame, on: map.size).bits
    map.add(bits)
    guard !bits.isEmpty, let placement = StructurePlacement(of: map.label, in: frame) else { return }
    placements.append(placement)
    frames.append(bits)
  }

  /// Adds the frames of another part of the cohort behind those here.
  ///
  /// - Throws: ``MetricError/mapsDiffer(_:_:)`` for another label or grid.
  public mutating func merge(_ other: CohortOccupancy) throws(MetricError) {
    try map.merge(other.map)
    placements += other.placements
    frames += other.frames
  }
}
