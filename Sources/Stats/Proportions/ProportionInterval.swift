/// A share of patients with its confidence interval, such as the feasibility of EF.
///
/// Wilson's score interval unless another ``Method`` is named; the methods are compared by Newcombe,
/// Stat. Med. 1998;17:857–872.
public struct ProportionInterval: Sendable, Equatable, Codable {
  /// How an interval of a proportion is computed.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// Wilson's score interval without continuity correction; method 3 of Newcombe.
    case wilson
    /// Exact: each tail of the binomial distribution holds at most half of the error; method 5 of Newcombe.
    case clopperPearson
    /// Adds z²/2 successes and as many failures, then takes the simple interval, cut at 0 and 1.
    case agrestiCoull
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
    try validate(successes: successes, count: count, confidence: confidence)
    self.successes = successes
    self.count = count
    self.confidence = confidence
    self.method = method
    value = Double(successes) / Double(count)
    interval = method.interval(successes: successes, count: count, confidence: confidence)
  }

  /// The same numbers in the form that all results share; without unit, 0…1.
  public var estimate: Estimate {
    Estimate(
      value: value, interval: interval, confidence: confidence, method: method.intervalMethod, count: count,
      unit: .dimensionless)
  }
}
