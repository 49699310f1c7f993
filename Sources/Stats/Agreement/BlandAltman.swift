/// Agreement of two methods that measured the same patients.
///
/// The limits of agreement (LoA) are bias ± `multiplier` × SD of the differences, SD with divisor n − 1.
/// Intervals: Student's t, n − 1 degrees of freedom; a limit's standard error is
/// SD × √(3/n). Source: Bland & Altman, Lancet 1986;327:307–310, who round to 2 SD.
public struct BlandAltman: Sendable, Equatable, Codable {
  /// Mean difference.
  public let bias: Estimate
  /// The limits between which about 95 % of differences lie when `multiplier` is 1.96.
  public let lowerLoA, upperLoA: Estimate
  /// Of the differences, and the half-width of the LoA in it.
  public let standardDeviation, multiplier: Double
  /// Number of patients.
  public let count: Int

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  /// - Throws: ``AgreementError`` below 3 pairs, for a value not finite, or for an option out of its range.
  public init(
    differences: [Double], unit: ClinicalUnit,
    multiplier: Double = 1.96, confidence: Double = 0.95
  ) throws(AgreementError) {
    try validate(differences, minimum: 3)
    try validate(confidence: confidence)
    guard multiplier.isFinite, multiplier > 0 else { throw .multiplierOutOfRange(multiplier) }
    let moments = Moments(differences)
    let sd = (moments.sumOfSquares / Double(moments.count - 1)).squareRoot()
    let n = Double(differences.count)
    let t = StudentT(degreesOfFreedom: n - 1).quantile(0.5 + confidence / 2)
    func estimate(_ value: Double, standardError: Double, _ method: IntervalMethod) -> Estimate {
      Estimate(
        value, margin: t * standardError, confidence: confidence, method: method, count: differences.count,
        unit: unit)
    }
    bias = estimate(moments.mean, standardError: sd / n.squareRoot(), .studentT)
    let limitError = sd * (3 / n).squareRoot()
    lowerLoA = estimate(moments.mean - multiplier * sd, standardError: limitError, .blandAltman)
    upperLoA = estimate(moments.mean + multiplier * sd, standardError: limitError, .blandAltman)
    standardDeviation = sd
    self.multiplier = multiplier
    count = differences.count
  }

  /// Agreement of two series in the same order of patients.
  ///
  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  /// - Throws: ``AgreementError`` for series of unequal length, and as for differences.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit,
    multiplier: Double = 1.96, confidence: Double = 0.95
  ) throws(AgreementError) {
    guard method.count == reference.count else {
      throw .unequalCounts(method: method.count, reference: reference.count)
    }
    try self.init(
      differences: zip(method, reference).map { $0 - $1 }, unit: unit,
      multiplier: multiplier, confidence: confidence)
  }
}
