public import ApicalImaging

/// The findings in one label map against a list of criteria.
public struct Plausibility: Sendable, Equatable, Codable {
  /// One criterion and the value found.
  public struct Outcome: Sendable, Equatable, Codable {
    /// The limit.
    public let criterion: PlausibilityCriterion
    /// The value; nil where there is none, for want of a structure or of a sector.
    public let value: Double?

    /// Whether the limit is kept; nil without a value.
    public var isKept: Bool? { value.map(criterion.allows) }
  }

  /// Everything measured.
  public let findings: PlausibilityFindings
  /// One a criterion, in their order.
  public let outcomes: [Outcome]

  /// - Parameters:
  ///   - map: The label map.
  ///   - sector: The sector of the image on the same grid; nil to leave out what needs it.
  ///   - criteria: The limits.
  /// - Throws: ``MetricError/spacingMissing``.
  public init(
    _ map: LabelMap, sector: Sector? = nil, criteria: [PlausibilityCriterion] = .apical
  ) throws(MetricError) {
    let findings = try PlausibilityFindings(map, sector: sector)
    self.findings = findings
    outcomes = criteria.map { Outcome(criterion: $0, value: $0.measure.value(in: findings)) }
  }

  /// The criteria that are broken.
  public var violations: [Outcome] { outcomes.filter { $0.isKept == false } }
  /// The criteria without a value.
  public var undecided: [Outcome] { outcomes.filter { $0.value == nil } }
}
