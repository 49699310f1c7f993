public import ApicalImaging
public import ApicalStats

/// How far the places of a structure in one cohort are from those in a reference cohort.
///
/// Centres and areas are shares of the image, so they say where a network sees the structure, not where it is in the body.
public struct OccupancyComparison: Sendable, Equatable, Codable {
  /// One number a frame, in both cohorts.
  public struct Attribute: Sendable, Equatable, Codable {
    /// Over the frames of the cohort that show the structure.
    public let cohort: Summary
    /// Over those of the reference.
    public let reference: Summary
    /// Wasserstein-1 and energy distance, in the unit of the attribute.
    public let wasserstein, energy: Double
  }

  /// The structure.
  public let label: Label
  /// The grid of both maps.
  public let size: PixelSize
  /// Frames, and those that show the structure.
  public let frames, framesWithStructure: Int
  /// The same of the reference.
  public let referenceFrames, referenceFramesWithStructure: Int
  /// Jensen–Shannon divergence of the two normalised maps, bits, 0…1.
  public let jensenShannonBits: Double
  /// Centre of mass across and down, as shares of width and height.
  public let centroidX, centroidY: Attribute
  /// Energy distance of the centres as points of the unit square.
  public let centroidEnergy: Double
  /// Share of the image covered.
  public let area: Attribute
  /// Cells that hold the structure in at least one frame of the reference, as a share of the grid.
  public let referenceSupport: Double
  /// Share of the cohort's pixels of the structure that lie in cells where the reference never has it.
  public let pixelsOutsideSupport: Double
  /// Share of the cohort's frames with the structure that have any such pixel.
  public let framesOutsideSupport: Double
  /// Share of those frames with more than 5 % of the structure there.
  public let framesMostlyOutside: Double

  /// Part of a structure beyond the support from which a frame counts in ``framesMostlyOutside``.
  public static let noticeableShare = 0.05

  /// - Parameters:
  ///   - cohort: The cohort in question.
  ///   - reference: The one to compare with; its support is the set of cells that it ever fills.
  /// - Throws: ``MetricError`` for other labels or grids, or where no frame of either cohort shows the structure.
  public init(_ cohort: CohortOccupancy, reference: CohortOccupancy) throws(MetricError) {
    let (map, other) = (cohort.map, reference.map)
    guard map.label == other.label, map.size == other.size else { throw .mapsDiffer(map.name, other.name) }
    guard let distribution = map.distribution else { throw .structureAbsent(map.label) }
    guard let expected = other.distribution else { throw .structureAbsent(other.label) }
    label = map.label
    size = map.size
    (frames, framesWithStructure) = (map.frameCount, cohort.frames.count)
    (referenceFrames, referenceFramesWithStructure) = (other.frameCount, reference.frames.count)
    jensenShannonBits = jensenShannonDivergence(distribution, expected)
    func attribute(_ value: (StructurePlacement) -> Double) throws(MetricError) -> Attribute {
      let (values, others) = (cohort.placements.map(value), reference.placements.map(value))
      guard let summary = try? Summary(values), let otherSummary = try? Summary(others) else {
        throw .structureAbsent(map.label)
      }
      return Attribute(
        cohort: summary, reference: otherSummary, wasserstein: wassersteinDistance(values, others),
        energy: energyDistance(values, others))
    }
    centroidX = try attribute { $0.centroid.x }
    centroidY = try attribute { $0.centroid.y }
    area = try attribute { $0.area }
    centroidEnergy = energyDistance(
      cohort.placements.map(\.centroid), reference.placements.map(\.centroid))
    let support = BitMask(other)
    let beyond = cohort.frames.map { frame in
      (outside: frame.subtracting(support).count, all: frame.count)
    }
    let count = Double(beyond.count)
    referenceSupport = Double(support.count) / Double(size.count)
    pixelsOutsideSupport =
      Double(beyond.reduce(0) { $0 + $1.outside }) / Double(beyond.reduce(0) { $0 + $1.all })
    framesOutsideSupport = Double(beyond.count { $0.outside > 0 }) / count
    framesMostlyOutside =
      Double(beyond.count { Double($0.outside) > Self.noticeableShare * Double($0.all) }) / count
  }
}

extension BitMask {
  /// The cells that hold the structure in at least one frame.
  fileprivate init(_ map: OccupancyMap) {
    self.init(width: map.size.width, height: map.size.height)
    for y in 0..<height {
      for x in 0..<width where map.counts[y * width + x] > 0 {
        words[y * stride + x >> 6] |= 1 << UInt64(x & 63)
      }
    }
  }
}
