public import ApicalImaging

/// How steadily the masks of a cine change from frame to frame.
///
/// Each attribute of the shape is a curve over time. Its second difference, |s(t−1) − 2 s(t) + s(t+1)| over the range of the
/// attribute, is large where one frame steps out of line: Painchaud et al., IEEE Trans. Med. Imaging 2022;41:2867–2878, who take
/// the range of a whole data set. It grows with the time between frames: compare cines of one frame rate.
public struct TemporalConsistency: Sendable, Equatable, Codable {
  /// What is followed over time.
  public enum Attribute: String, Sendable, Codable, CaseIterable {
    /// mm².
    case lvArea, myoArea
    /// mm: along the principal axis, and across it near the base.
    case lvLength, lvBaseWidth
    /// Degrees from straight down.
    case lvOrientation
    /// Centre of LV and MYO together, mm from the corner of the image.
    case epicardialCentreX, epicardialCentreY
  }

  /// One attribute over time.
  public struct Curve: Sendable, Equatable, Codable {
    /// Which.
    public let attribute: Attribute
    /// One a frame; nil where the structure is absent.
    public let values: [Double?]
    /// What second differences are divided by: given, or largest minus smallest value of this cine; nil for a flat curve.
    public let range: Double?
    /// One a frame, in parts of the range; nil at the ends, and beside a frame without a value.
    public let secondDifferences: [Double?]

    /// The largest second difference, and the frame that it is at; nil without any.
    public var largest: (frame: Int, value: Double)? {
      secondDifferences.enumerated()
        .compactMap { frame, value in value.map { (frame: frame, value: $0) } }
        .max { $0.value < $1.value }
    }

    /// Mean of the second differences; nil without any.
    public var mean: Double? {
      let present = secondDifferences.compactMap { $0 }
      return present.isEmpty ? nil : present.reduce(0, +) / Double(present.count)
    }

    /// Frames whose second difference exceeds the limit.
    public func frames(above limit: Double) -> [Int] {
      secondDifferences.indices.filter { secondDifferences[$0].map { $0 > limit } ?? false }
    }
  }

  /// Overlap of each frame with the next.
  public struct Overlap: Sendable, Equatable, Codable {
    /// The structure.
    public let label: Label
    /// Dice of frames t and t + 1; nil where neither shows the structure.
    public let dice: [Double?]
  }

  /// One an attribute.
  public let curves: [Curve]
  /// LV and MYO.
  public let overlaps: [Overlap]
  /// Frames without LV.
  public let framesWithoutLV: [Int]

  /// - Parameters:
  ///   - frames: In the order of time, on one grid.
  ///   - ranges: Range of attributes over a data set, in their units; others take that of the cine.
  /// - Throws: ``MetricError`` for frames of different sizes or spacings, or without spacing.
  public init(_ frames: [LabelMap], ranges: [Attribute: Double] = [:]) throws(MetricError) {
    var shapes: [FrameShape] = []
    for frame in frames {
      if frame.size != frames[0].size {
        throw .sizesDiffer(prediction: frame.size, reference: frames[0].size)
      }
      if let spacing = frame.spacing, let first = frames[0].spacing, spacing != first {
        throw .spacingsDiffer(prediction: spacing, reference: first)
      }
      shapes.append(try FrameShape(frame))
    }
    let all = shapes
    curves = Attribute.allCases.map { attribute in
      Curve(attribute, all.map { $0.value(attribute) }, range: ranges[attribute])
    }
    var overlaps: [Overlap] = []
    for label in [Label.lv, .myo] {
      let masks = frames.map { BitMask($0, labels: [label]) }
      overlaps.append(
        Overlap(label: label, dice: zip(masks, masks.dropFirst()).map { ConfusionCounts($1, $0).dice }))
    }
    self.overlaps = overlaps
    framesWithoutLV = all.indices.filter { all[$0].lvArea == nil }
  }

  /// The curve of one attribute.
  public subscript(attribute: Attribute) -> Curve {
    curves[Attribute.allCases.firstIndex(of: attribute) ?? 0]
  }
}

extension TemporalConsistency.Curve {
  init(_ attribute: TemporalConsistency.Attribute, _ values: [Double?], range: Double?) {
    self.attribute = attribute
    self.values = values
    let present = values.compactMap { $0 }
    let spread = (present.max() ?? 0) - (present.min() ?? 0)
    let used = range ?? (spread > 0 ? spread : nil)
    self.range = used
    secondDifferences = values.indices.map { index in
      guard let used, index > 0, index + 1 < values.count, let before = values[index - 1],
        let value = values[index], let after = values[index + 1]
      else { return nil }
      return abs(before - 2 * value + after) / used
    }
  }
}

/// The attributes of one frame.
private struct FrameShape {
  let lvArea, myoArea: Double?
  let widths: ShortAxisWidths?
  let centre: Point?

  init(_ map: LabelMap) throws(MetricError) {
    guard let spacing = map.spacing else { throw .spacingMissing }
    let findings = try PlausibilityFindings(map)
    lvArea = findings.lv?.area
    myoArea = findings.myo?.area
    widths = findings.widths
    centre = StructurePlacement(BitMask(map, labels: [.lv, .myo])).map { placement in
      Point(
        x: placement.centroid.x * Double(map.width) * spacing.x,
        y: placement.centroid.y * Double(map.height) * spacing.y)
    }
  }

  func value(_ attribute: TemporalConsistency.Attribute) -> Double? {
    switch attribute {
    case .lvArea: lvArea
    case .myoArea: myoArea
    case .lvLength: widths?.length
    case .lvBaseWidth: widths?.basal
    case .lvOrientation: widths?.orientation
    case .epicardialCentreX: centre?.x
    case .epicardialCentreY: centre?.y
    }
  }
}
