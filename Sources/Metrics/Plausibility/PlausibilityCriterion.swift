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

  /// The measure and its limits, such as "lvSolidity ≥ 0.88".
  public var text: String {
    func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
    switch (minimum, maximum) {
    case (let low?, let high?):
      return low == high
        ? "\(measure.rawValue) = \(number(low))" : "\(measure.rawValue) \(number(low))…\(number(high))"
    case (let low?, nil): return "\(measure.rawValue) ≥ \(number(low))"
    case (nil, let high?): return "\(measure.rawValue) ≤ \(number(high))"
    case (nil, nil): return measure.rawValue
    }
  }
}

extension [PlausibilityCriterion] {
  /// The twelve criteria for apical views of Painchaud et al., IEEE Trans. Med. Imaging 2020;39:3703–3713.
  ///
  /// No hole in and no pixel apart from LV, MYO and LA, none between LV and MYO or LV and LA, and four ratios; the limits are
  /// those of the authors' released program. Of 898 reference masks of CAMUS A4C, 67 have a longer frontier of MYO and LA;
  /// all keep the other eleven. Those for the LA have no value where the LA is not labelled; then the
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
  /// One part each, no hole, no gap, nothing cut off; the shape of the LV as in CAMUS A4C: each limit of shape is kept by
  /// 99.5 % of its 898 reference masks (training and validation subgroups). The edge of the sector cuts the LV in 29 of them.
  public static let apical: [PlausibilityCriterion] = {
    let (topology, camus) = (
      "one body each, without holes", "kept by 99.5 % of the reference masks of CAMUS A4C"
    )
    return [
      PlausibilityCriterion(.lvParts, minimum: 1, maximum: 1, source: topology),
      PlausibilityCriterion(.myoParts, minimum: 1, maximum: 1, source: topology),
      PlausibilityCriterion(.lvHoleArea, maximum: 0, source: topology),
      PlausibilityCriterion(.myoHoleArea, maximum: 0, source: topology),
      PlausibilityCriterion(.lvMyoGapArea, maximum: 0, source: topology),
      PlausibilityCriterion(
        .lvBackgroundShare, maximum: 0.05, source: "0 in every reference mask of CAMUS A4C; 5 % are allowed"),
      PlausibilityCriterion(.lvSolidity, minimum: 0.88, source: camus),
      PlausibilityCriterion(.lvConcavityDepth, maximum: 8, source: camus),
      PlausibilityCriterion(.lvCircularity, minimum: 0.59, source: camus),
      PlausibilityCriterion(.lvApicalTaper, maximum: 1.15, source: camus),
      PlausibilityCriterion(.lvMidBulge, maximum: 1.13, source: camus),
      PlausibilityCriterion(.lvElongation, minimum: 1.4, maximum: 3.5, source: camus),
      PlausibilityCriterion(.lvImageBorder, maximum: 0, source: "the ventricle lies in the image"),
      PlausibilityCriterion(.lvSectorEdge, maximum: 0, source: "the ventricle lies in the sector"),
    ]
  }()
}
