/// A share of patients with its confidence interval, such as the feasibility of EF.
///
/// Wilson's score interval without continuity correction: E. B. Wilson, J. Am. Stat. Assoc. 1927;22:209–212;
/// method 3 of Newcombe, Stat. Med. 1998;17:857–872.
public struct ProportionInterval: Sendable, Equatable, Codable {
  /// How an interval of a proportion is computed.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// Wilson's score interval without continuity correction.
    case wilson
  }

  /// Patients with the property, and all patients.
  public let successes, count: Int
  /// successes / count, 0…1.
  public let value: Double
  /// Both ends, 0…1.
  public let interval: ClosedRange<Double>
  /// Level of the interval, between 0 and 1.
  public let confidence: Double
  /// The method that gave the interval.
  public let method: Method

  /// - Throws: ``ProportionError`` unless 0 ≤ successes ≤ count, count ≥ 1 and 0 < confidence < 1.
  public init(
    successes: Int, count: Int, confidence: Double = 0.95, method: Method = .wilson
  ) throws(ProportionError) {
    guard count > 0 else { throw .noCases(count) }
    guard (0...count).contains(successes) else { throw .successesOutOfRange(successes, count: count) }
    guard confidence > 0, confidence < 1 else { throw .confidenceOutOfRange(confidence) }
    self.successes = successes
    self.count = count
    self.confidence = confidence
    self.method = method
    value = Double(successes) / Double(count)
    interval = Self.wilson(successes: successes, count: count, confidence: confidence)
  }

  private static func wilson(successes: Int, count: Int, confidence: Double) -> ClosedRange<Double> {
    let n = Double(count)
    let p = Double(successes) / n
    let z = Normal.standard.quantile(0.5 + confidence / 2)
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let margin = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let lower = successes == 0 ? 0 : max(0, centre - margin)
    let upper = successes == count ? 1 : min(1, centre + margin)
    return lower...upper
  }
}

/// Why a proportion could not be formed.
public enum ProportionError: Error, Equatable, CustomStringConvertible {
  /// The denominator is not above zero.
  case noCases(Int)
  /// More successes than cases, or a negative number.
  case successesOutOfRange(Int, count: Int)
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .noCases(let count):
      "Cases: \(count), needed: 1. Is the cohort empty after filtering?"
    case .successesOutOfRange(let successes, let count):
      "Successes: \(successes) of \(count) cases, needed: 0 to \(count). Are both counted on the same exams?"
    case .confidenceOutOfRange(let confidence):
      "Confidence level: \(confidence), needed: between 0 and 1. Write 95 % as 0.95."
    }
  }
}
