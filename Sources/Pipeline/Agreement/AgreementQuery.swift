public import ApicalStats

/// What `apical agree` is asked: which columns of a table to compare, and how.
public struct AgreementQuery: Sendable, Equatable {
  /// Column of the reference method.
  public var reference: String
  /// Column of the method under test. Differences are measured − reference.
  public var measured: String
  /// Column of subjects; nil where each row is a subject of its own.
  public var subject: String?
  /// How often each subject was measured.
  public var design: AgreementDesign
  /// Column of groups that are compared with each other; nil for none.
  public var group: String?
  /// Scale of the differences.
  public var scale: AgreementScale
  /// Half-width of the limits of agreement in SDs.
  public var multiplier: Double
  /// Level of all intervals; it does not move the limits.
  public var confidence: Double
  /// How the intervals of the limits are found; nil for Bland and Altman's, or MOVER for replicates.
  public var limits: LimitMethod?
  /// An acceptable difference, in the unit of the differences; nil for none.
  public var acceptable: Double?
  /// Unit of both columns, as axes and tables print it.
  public var unit: String
  /// Number and seed of resamples.
  public var bootstrap: Bootstrap

  /// A question; see the properties.
  public init(
    reference: String, measured: String, subject: String? = nil, design: AgreementDesign = .simple,
    group: String? = nil, scale: AgreementScale = .difference, multiplier: Double = 1.96,
    confidence: Double = 0.95, limits: LimitMethod? = nil, acceptable: Double? = nil, unit: String = "",
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.reference = reference
    self.measured = measured
    self.subject = subject
    self.design = design
    self.group = group
    self.scale = scale
    self.multiplier = multiplier
    self.confidence = confidence
    self.limits = limits
    self.acceptable = acceptable
    self.unit = unit
    self.bootstrap = bootstrap
  }

  /// Unit of the differences on the scale.
  var differenceUnit: ClinicalUnit {
    let plain = unit == "%" ? ClinicalUnit.percentagePoints : ClinicalUnit(symbol: unit)
    return scale.unit(of: plain)
  }

  /// Unit of the means that differences are related to.
  var magnitudeUnit: ClinicalUnit {
    scale == .logRatio ? .dimensionless : ClinicalUnit(symbol: unit)
  }
}
