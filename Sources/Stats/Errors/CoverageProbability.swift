internal import Foundation

/// Coverage probability (CP): the share of differences within an acceptable size.
///
/// ``normal`` is Φ((k − bias)/SD) − Φ((−k − bias)/SD), with Lin's interval of its logit and divisor n − 3;
/// ``empirical`` counts. Lin, Hedayat, Sinha & Yang, J. Am. Stat. Assoc. 2002;97:257–270.
public struct CoverageProbability: Sendable, Equatable, Codable {
  /// k, the acceptable difference; k itself is acceptable.
  public let threshold: Double
  /// Unit of the threshold.
  public let unit: ClinicalUnit
  /// Under a normal distribution with the bias and SD found, 0…1.
  public let normal: Estimate
  /// Differences within ±k, and all of them.
  public let empirical: ProportionInterval

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - threshold: k, above zero.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - confidence: Level of the intervals.
  ///   - method: How the interval of the counted share is found.
  /// - Throws: ``ComparisonError`` below 4 pairs, for a value not finite, differences without scatter, or a
  ///   threshold not above zero.
  public init(
    differences: [Double], threshold: Double, unit: ClinicalUnit, confidence: Double = 0.95,
    method: ProportionInterval.Method = .wilson
  ) throws(ComparisonError) {
    try requireNumbers(differences, "the differences", minimum: 4)
    try ComparisonError.check(confidence: confidence)
    try requirePositive(threshold, "threshold")
    let within = differences.count { abs($0) <= threshold }
    let fitted = try NormalDifference(differences)
    self.threshold = threshold
    self.unit = unit
    normal = Self.normal(fitted, threshold, confidence)
    do {
      empirical = try ProportionInterval(
        successes: within, count: differences.count, confidence: confidence, method: method)
    } catch {
      preconditionFailure("a share of patients: \(error)")
    }
  }

  private static func normal(
    _ fitted: NormalDifference, _ threshold: Double, _ confidence: Double
  ) -> Estimate {
    let beyond = fitted.beyond(threshold)
    let value = 1 - beyond
    var interval = value...value
    // Where the share is 0 or 1 to the last digit there is no logit, and no spread to speak of.
    if beyond > 0, value > 0 {
      let standardError =
        (fitted.scaledVariance(threshold) / Double(fitted.count - 3)).squareRoot() / (value * beyond)
      let margin = Normal.standard.quantile(0.5 + confidence / 2) * standardError
      let logit = log(value / beyond)
      interval = min(value, 1 / (1 + exp(margin - logit)))...max(value, 1 / (1 + exp(-margin - logit)))
    }
    return Estimate(
      value: value, interval: interval, confidence: confidence, method: .deltaLogit, count: fitted.count,
      unit: .dimensionless)
  }
}
