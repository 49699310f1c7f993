/// A limit to one measure, and where it comes from.
public struct PlausibilityCriterion: Sendable, Equatable, Codable {
  /// What is limited.
  public let measure: PlausibilityMeasure
  /// Values that a plausible mask may have; an end is nil where there is no limit.
  public let minimum, maximum: Double?
  /// Source of the limit.
  public let source: String

  /// A limit; see the properties.
  public init(_ measure: PlausibilityMeasure, minimum: Double? = nil, maximum: Double? = nil, source: String)
  {
    self.measure = measure
    self.minimum = minimum
    self.maximum = maximum
    self.source = source
  }

  /// Whether a value keeps the limit.
  public func allows(_ value: Double) -> Bool {
    value >= minimum ?? -.infinity && value <= maximum ?? .infinity
  }

  /// The measure and its limits: "lvParts 1…1".
  public var text: String {
    let ends = [minimum, maximum].map { $0.map { "\($0)" } ?? "" }
    return "\(measure.rawValue) \(ends[0])…\(ends[1])"
  }
}

extension [PlausibilityCriterion] {
  /// The twelve criteria for apical views of Painchaud et al., IEEE Trans. Med. Imaging 2020;39:3703–3713.
  ///
  /// No hole in and no pixel apart from LV, MYO and LA, none between LV and MYO or LV and LA, and four ratios; the limits are
  /// those of the authors' released program. Those for the LA have no value where the LA is not labelled; then the
  /// frontier of LV and background takes in the mitral base, and its limit should be left out.
  public static let painchaud2020: [PlausibilityCriterion] = {
    let source = "Painchaud et al., IEEE TMI 2020;39:3703"
    let none: [PlausibilityMeasure] = [
      .lvHoleArea, .myoHoleArea, .laHoleArea, .lvDetachedArea, .myoDetachedArea, .laDetachedArea,
      .lvMyoGapArea, .lvLAGapArea,
    ]
    return none.map { PlausibilityCriterion($0, maximum: 0, source: source) } + [
      PlausibilityCriterion(.lvBackgroundFrontier, maximum: 0.4, source: source),
      PlausibilityCriterion(.myoLAFrontier, maximum: 0.11, source: source),
      PlausibilityCriterion(.lvMyoWidth, maximum: 4.15, source: source),
      PlausibilityCriterion(.myoThinning, minimum: 0.12, source: source),
    ]
  }()

  /// Criteria for masks of LV and MYO, with or without LA.
  ///
  /// One part each, no holes, no gap; the shape of the LV within what the 898 reference masks of CAMUS A4C (training and
  /// validation subgroups) show: the limits leave out about one in two hundred of them on each side.
  public static let apical: [PlausibilityCriterion] = {
    let (topology, camus) = ("one body each, without holes", "99.5 % of the reference masks of CAMUS A4C")
    return [
      PlausibilityCriterion(.lvParts, minimum: 1, maximum: 1, source: topology),
      PlausibilityCriterion(.myoParts, minimum: 1, maximum: 1, source: topology),
      PlausibilityCriterion(.lvHoleArea, maximum: 0, source: topology),
      PlausibilityCriterion(.myoHoleArea, maximum: 0, source: topology),
      PlausibilityCriterion(.lvMyoGapArea, maximum: 0, source: topology),
      PlausibilityCriterion(.lvBackgroundShare, maximum: 0.05, source: camus),
      PlausibilityCriterion(.lvSolidity, minimum: 0.93, source: camus),
      PlausibilityCriterion(.lvConcavityDepth, maximum: 5, source: camus),
      PlausibilityCriterion(.lvCircularity, minimum: 0.5, source: camus),
      PlausibilityCriterion(.lvApicalTaper, maximum: 1.1, source: camus),
      PlausibilityCriterion(.lvMidBulge, maximum: 1.5, source: camus),
      PlausibilityCriterion(.lvElongation, minimum: 1.2, maximum: 3.5, source: camus),
      PlausibilityCriterion(.lvImageBorder, maximum: 0, source: "the ventricle lies in the image"),
      PlausibilityCriterion(.lvSectorEdge, maximum: 0, source: "the ventricle lies in the sector"),
    ]
  }()
}
