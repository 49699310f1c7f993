public import ApicalStats

/// Everything that one set of pairs tells about the agreement of two methods.
///
/// For replicates, whatever treats pairs as independent (correlation, CCC, ICC, checks) is computed on the means of each
/// subject. Bias and limits of agreement follow the design; sizes of errors are of single pairs where values are paired,
/// with intervals over subjects, and of the subjects' means where they are not.
public struct AgreementAnalysis: Sendable {
  /// Bias, limits and SD in the design.
  public let limits: ReplicatedAgreement
  /// Bias and limits as ratios; nil on other scales than the log ratio.
  public let ratios: RatioLimits?
  /// Root mean squared difference and mean absolute difference.
  public let errors: AbsoluteError
  /// The same with intervals.
  public let errorIntervals: ErrorMagnitude?
  /// Associations, −1…1.
  public let pearson, spearman: Estimate?
  /// Lin's concordance, with its precision and accuracy.
  public let concordance: Concordance?
  /// ICC(2,1) and ICC(3,1), single measurements, absolute agreement and consistency.
  public let icc21, icc31: Estimate?
  /// Do differences change with magnitude?
  public let proportionalBias: ProportionalBias?
  /// Does their scatter?
  public let heteroscedasticity: Heteroscedasticity?
  /// Are differences normal?
  public let normality: Normality?
  /// Far values among the differences.
  public let outliers: GeneralizedESD?
  /// Is the range wide enough?
  public let range: MeasurementRange?
  /// Limits from order statistics, for differences that are not normal.
  public let nonparametric: NonparametricLimits?
  /// Limits that change with magnitude.
  public let regressionLimits: RegressionLimits?
  /// The size that 90 % of differences stay below.
  public let totalDeviation: TotalDeviationIndex?
  /// Differences beyond the acceptable one; nil where none was stated.
  public let beyondAcceptable: OutlierRate?
  /// Results that do not exist for these data, and why.
  public let unavailable: [String: String]
  /// Differences of the independent units, on the scale of the analysis.
  let differences: [Double]

  /// - Throws: The error of whatever no analysis is possible without: bias, limits and sizes of errors.
  init(_ rows: AgreementRows, _ query: AgreementQuery) throws {
    let unit = query.differenceUnit
    let units = rows.units(query.design)
    let differences = try query.scale.differences(method: units.measured, reference: units.reference)
    limits = try Self.limits(rows, query, unit)
    // Single pairs where there are several a subject.
    let single =
      query.design == .varying
      ? try query.scale.differences(method: rows.measured, reference: rows.reference) : differences
    errors = try AbsoluteError(differences: single, unit: unit)
    let (confidence, multiplier) = (query.confidence, query.multiplier)
    let (method, reference) = (units.measured, units.reference)
    // On the scale of the differences, for what relates them to magnitude.
    let (x, y) = query.scale.series(method, reference, differences: differences)
    var attempts = Attempts()
    ratios = query.scale == .logRatio ? try RatioLimits(limits) : nil
    errorIntervals = attempts.result("errors") {
      query.design == .varying
        ? try ErrorMagnitude(
          differences: single, subjects: rows.subjects, unit: unit, confidence: confidence,
          bootstrap: query.bootstrap)
        : try ErrorMagnitude(differences: differences, unit: unit, confidence: confidence)
    }
    pearson = attempts.result("pearson") {
      try Correlation(method: method, reference: reference, confidence: confidence).pearson
    }
    spearman = attempts.result("spearman") {
      try RankCorrelation(method: method, reference: reference, confidence: confidence).spearman
    }
    concordance = attempts.result("ccc") {
      try Concordance(method: method, reference: reference, confidence: confidence)
    }
    icc21 = attempts.result("icc21") {
      try IntraclassCorrelation(
        method: method, reference: reference, form: .twoWayRandomSingle, confidence: confidence
      ).icc
    }
    icc31 = attempts.result("icc31") {
      try IntraclassCorrelation(
        method: method, reference: reference, form: .twoWayMixedSingle, confidence: confidence
      ).icc
    }
    proportionalBias = attempts.result("proportionalBias") {
      try ProportionalBias(method: x, reference: y, unit: unit, confidence: confidence)
    }
    heteroscedasticity = attempts.result("heteroscedasticity") {
      try Heteroscedasticity(method: x, reference: y)
    }
    normality = attempts.result("normality") { try Normality(differences) }
    outliers = attempts.result("outliers") {
      try GeneralizedESD(differences, maximumOutliers: max(1, min(10, differences.count / 5)))
    }
    range = attempts.result("range") {
      try MeasurementRange(method: x, reference: y, unit: query.magnitudeUnit, multiplier: multiplier)
    }
    nonparametric = attempts.result("nonparametric") {
      try NonparametricLimits(differences: differences, unit: unit, confidence: confidence)
    }
    regressionLimits = attempts.result("regressionLimits") {
      try RegressionLimits(
        method: x, reference: y, unit: unit, multiplier: multiplier, confidence: confidence)
    }
    totalDeviation = attempts.result("totalDeviation") {
      try TotalDeviationIndex(differences: differences, unit: unit, confidence: confidence)
    }
    beyondAcceptable = try query.acceptable.map {
      try OutlierRate(differences: differences, threshold: $0, unit: unit, confidence: confidence)
    }
    self.differences = differences
    unavailable = attempts.reasons
  }

  private static func limits(
    _ rows: AgreementRows, _ query: AgreementQuery, _ unit: ClinicalUnit
  ) throws -> ReplicatedAgreement {
    let measurements = try RepeatedMeasurements(
      subjects: rows.subjects, method: rows.measured, reference: rows.reference)
    return try ReplicatedAgreement(
      measurements, design: query.design, unit: unit, scale: query.scale, multiplier: query.multiplier,
      confidence: query.confidence, limits: query.limits, bootstrap: query.bootstrap)
  }
}
