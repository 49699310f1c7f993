public import ApicalImaging
public import ApicalMetrics
public import ApicalStats

/// What to measure in pairs of masks, and how.
public struct MeasureOptions: Sendable, Equatable {
  /// Structures; nil to take LV, MYO and LA as far as the first reference that shows any of them has them.
  public var regions: [Region]?
  /// True to pass over labels that no region names; false to refuse files that hold some.
  public var ignoresOtherLabels: Bool
  /// Replaces the scale of the files; nil to use theirs.
  public var spacing: Spacing?
  /// What empty and missing masks count as.
  public var policy: EmptyMaskPolicy
  /// Measures by name.
  public var measures: [Measure]
  /// Tolerance of the normalised surface distances, mm (or pixels).
  public var tolerance: Double
  /// Level of the intervals of means.
  public var confidence: Double
  /// Draws for the intervals of means.
  public var bootstrap: Bootstrap

  /// Options; see the properties.
  public init(
    regions: [Region]? = nil, ignoresOtherLabels: Bool = false, spacing: Spacing? = nil,
    policy: EmptyMaskPolicy = .skipAndCount, measures: [Measure] = Measure.standard, tolerance: Double = 1,
    confidence: Double = 0.95, bootstrap: Bootstrap = Bootstrap(resamples: 2000)
  ) {
    self.regions = regions
    self.ignoresOtherLabels = ignoresOtherLabels
    self.spacing = spacing
    self.policy = policy
    self.measures = measures
    self.tolerance = tolerance
    self.confidence = confidence
    self.bootstrap = bootstrap
  }
}
