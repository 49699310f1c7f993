/// Share of patients whose difference exceeds a clinically acceptable one: |d| > k.
///
/// A difference of exactly k is acceptable. Its complement is the empirical coverage probability.
public struct OutlierRate: Sendable, Equatable, Codable {
  /// k, in the unit of the differences.
  public let threshold: Double
  /// Unit of the threshold.
  public let unit: ClinicalUnit
  /// Number beyond, number of patients, their ratio and its interval.
  public let rate: ProportionInterval
  /// Indices of the patients beyond the threshold, ascending.
  public let indices: [Int]

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - threshold: k, zero or more.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - confidence: Level of the interval.
  ///   - method: How the interval is found.
  /// - Throws: ``ComparisonError`` without a pair, for a value not finite, or a negative threshold.
  public init(
    differences: [Double], threshold: Double, unit: ClinicalUnit, confidence: Double = 0.95,
    method: ProportionInterval.Method = .wilson
  ) throws(ComparisonError) {
    try requireNumbers(differences, "the differences", minimum: 1)
    try ComparisonError.check(confidence: confidence)
    guard threshold.isFinite, threshold >= 0 else {
      throw .optionOutOfRange(name: "threshold", value: threshold, needed: "zero or more")
    }
    let beyond = differences.indices.filter { abs(differences[$0]) > threshold }
    self.threshold = threshold
    self.unit = unit
    indices = beyond
    do {
      rate = try ProportionInterval(
        successes: beyond.count, count: differences.count, confidence: confidence, method: method)
    } catch {
      preconditionFailure("a share of patients: \(error)")
    }
  }
}
