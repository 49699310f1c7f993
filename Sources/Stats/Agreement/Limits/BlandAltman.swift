/// Agreement of two methods that measured the same patients.
///
/// The limits of agreement (LoA) are bias ± `multiplier` × SD of the differences, SD with divisor n − 1.
/// The bias has Student's interval, n − 1 degrees of freedom; those of the limits follow a ``LimitMethod``,
/// by default Student's t with the standard error SD × √(3/n).
/// Source: Bland & Altman, Lancet 1986;327:307–310, who round to 2 SD.
public struct BlandAltman: Sendable, Equatable, Codable {
  /// Mean difference.
  public let bias: Estimate
  /// The limits between which about 95 % of differences lie when `multiplier` is 1.96.
  public let lowerLoA, upperLoA: Estimate
  /// Of the differences, and the half-width of the LoA in it.
  public let standardDeviation, multiplier: Double
  /// Number of patients.
  public let count: Int

  /// How the intervals of both limits were found.
  public var limitMethod: IntervalMethod { upperLoA.method }

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - multiplier: Half-width of the LoA in SDs; ``multiplier(coverage:)`` finds it from a share of patients.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  ///   - limits: How the intervals of the limits are found.
  ///   - bootstrap: Number and seed of the resamples, for the two methods that resample.
  /// - Throws: ``AgreementError`` below 3 pairs, for a value not finite or too large to square, or for an
  ///   option out of its range.
  public init(
    differences: [Double], unit: ClinicalUnit,
    multiplier: Double = 1.96, confidence: Double = 0.95, limits: LimitMethod = .blandAltman,
    bootstrap: Bootstrap = Bootstrap()
  ) throws(AgreementError) {
    try validate(differences, minimum: 3)
    try validate(magnitudeOf: differences, series: "differences")
    let options = LimitOptions(
      method: limits, multiplier: multiplier, confidence: confidence, unit: unit, bootstrap: bootstrap)
    try options.validate()
    let moments = Moments(differences)
    let sd = (moments.sumOfSquares / Double(moments.count - 1)).squareRoot()
    let n = Double(moments.count)
    let t = StudentT(degreesOfFreedom: n - 1).quantile(0.5 + confidence / 2)
    bias = Estimate(
      moments.mean, margin: t * sd / n.squareRoot(), confidence: confidence, method: .studentT,
      count: moments.count, unit: unit)
    let pair = try Self.limits(of: differences, bias: bias, standardDeviation: sd, options)
    lowerLoA = pair.lower
    upperLoA = pair.upper
    standardDeviation = sd
    self.multiplier = multiplier
    count = moments.count
  }

  /// Agreement of two series in the same order of patients.
  ///
  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  ///   - limits: How the intervals of the limits are found.
  ///   - bootstrap: Number and seed of the resamples, for the two methods that resample.
  /// - Throws: ``AgreementError`` for series of unequal length, and as for differences.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit,
    multiplier: Double = 1.96, confidence: Double = 0.95, limits: LimitMethod = .blandAltman,
    bootstrap: Bootstrap = Bootstrap()
  ) throws(AgreementError) {
    guard method.count == reference.count else {
      throw .unequalCounts(method: method.count, reference: reference.count)
    }
    try self.init(
      differences: zip(method, reference).map { $0 - $1 }, unit: unit,
      multiplier: multiplier, confidence: confidence, limits: limits,
      bootstrap: bootstrap)
  }

  /// The half-width in SDs that holds this share of a normal population: 1.959964 for 0.95.
  ///
  /// - Throws: ``AgreementError/coverageOutOfRange(_:)`` for a share that is not between 0 and 1.
  public static func multiplier(coverage: Double) throws(AgreementError) -> Double {
    guard coverage > 0, coverage < 1 else { throw .coverageOutOfRange(coverage) }
    return Normal.standard.quantile(0.5 + coverage / 2)
  }
}
