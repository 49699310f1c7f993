/// Does the difference grow with what is measured? Regression of method − reference on its magnitude.
///
/// Ordinary least squares; intervals and test: Student's t on n − 2 degrees of freedom. A slope of 0.1 means
/// that the difference grows by 0.1 units a unit. Source: Bland & Altman, Stat. Methods Med. Res.
/// 1999;8:135–160, §3.2. A slope on the mean also arises where the two methods scatter differently; see
/// ``PitmanMorgan``.
public struct ProportionalBias: Sendable, Equatable, Codable {
  /// Difference that the line foretells at magnitude 0.
  public let intercept: Estimate
  /// Change of the difference per unit of the magnitude, without unit.
  public let slope: Estimate
  /// Residual SD around the line, n − 2 degrees of freedom.
  public let residualSD: Double
  /// Test of no slope, two-sided; nil where all differences lie on the line.
  public let test: HypothesisTest?
  /// What the differences were related to.
  public let magnitude: Magnitude

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - magnitude: What the differences are related to.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ComparisonError`` below 3 pairs, for series of unequal length, a value not finite, or a
  ///   magnitude that does not vary.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit, magnitude: Magnitude = .mean,
    confidence: Double = 0.95
  ) throws(ComparisonError) {
    try requirePairs(method, reference, minimum: 3)
    try ComparisonError.check(confidence: confidence)
    let line = try LeastSquaresLine(
      magnitude.values(method: method, reference: reference), zip(method, reference).map { $0 - $1 },
      scale: max(method.largestMagnitude, reference.largestMagnitude), xName: "the \(magnitude.rawValue)")
    let distribution = StudentT(degreesOfFreedom: Double(line.count - 2))
    let t = distribution.quantile(0.5 + confidence / 2)
    func estimate(_ value: Double, _ standardError: Double, _ unit: ClinicalUnit) -> Estimate {
      Estimate(
        value, margin: t * standardError, confidence: confidence, method: .studentT, count: line.count,
        unit: unit)
    }
    intercept = estimate(line.intercept, line.interceptStandardError, unit)
    slope = estimate(line.slope, line.slopeStandardError, .dimensionless)
    residualSD = line.residualVariance.squareRoot()
    self.magnitude = magnitude
    test =
      line.residualSumOfSquares > 0
      ? .studentT(
        "Proportional bias, regression of the difference on the \(magnitude.rawValue)",
        statistic: line.slope / line.slopeStandardError, degreesOfFreedom: Double(line.count - 2),
        count: line.count) : nil
  }
}
