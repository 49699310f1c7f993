/// An interval that holds a share of all patients' differences with a stated confidence.
///
/// Limits of agreement estimate where 95 % of differences lie and miss as often as not; tolerance limits hold
/// them in `confidence` of all studies. Normal differences: mean ± k × SD with the exact two-sided factor. K.
/// Krishnamoorthy & T. Mathew, Statistical Tolerance Regions, Wiley 2009, section 2.3; ISO 16269-6.
public struct ToleranceLimits: Sendable, Equatable, Codable {
  /// Ends of the interval, in ``unit``.
  public let lower, upper: Double
  /// k: half-width of the interval in SDs.
  public let factor: Double
  /// The share of differences that is held, and how often it is.
  public let content, confidence: Double
  /// Number of patients.
  public let count: Int
  /// Unit of the differences.
  public let unit: ClinicalUnit

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - content: Share of all differences that the interval has to hold.
  ///   - confidence: How often it has to.
  /// - Throws: ``AgreementError`` below 3 pairs, for a value not finite, or for a share out of its range.
  public init(
    differences: [Double], unit: ClinicalUnit, content: Double = 0.95, confidence: Double = 0.95
  ) throws(AgreementError) {
    try validate(differences, minimum: 3)
    try validate(magnitudeOf: differences, series: "differences")
    let factor = try Self.factor(count: differences.count, content: content, confidence: confidence)
    let moments = Moments(differences)
    let sd = (moments.sumOfSquares / Double(moments.count - 1)).squareRoot()
    lower = moments.mean - factor * sd
    upper = moments.mean + factor * sd
    self.factor = factor
    self.content = content
    self.confidence = confidence
    count = moments.count
    self.unit = unit
  }

  /// The exact two-sided factor k of a normal sample.
  ///
  /// - Throws: ``AgreementError`` below 2 values or for a share out of its range.
  public static func factor(
    count: Int, content: Double = 0.95, confidence: Double = 0.95
  ) throws(AgreementError) -> Double {
    guard count >= 2 else { throw .tooFewPairs(count: count, minimum: 2) }
    try AgreementError.check(confidence: confidence)
    let multiplier = try BlandAltman.multiplier(coverage: content)
    return ToleranceFactor(count: count, multiplier: multiplier).factor(confidence: confidence)
  }
}
