/// Which values make a test positive, such as EF below 50 %.
public struct CutOff: Sendable, Hashable, Codable, CustomStringConvertible {
  /// How a value is compared with the limit.
  public enum Comparison: String, Sendable, Codable, CaseIterable {
    /// Positive below the limit.
    case below = "<"
    /// Positive below the limit and at it.
    case atMost = "≤"
    /// Positive above the limit.
    case above = ">"
    /// Positive above the limit and at it.
    case atLeast = "≥"
  }

  /// How a value is compared with the limit.
  public let comparison: Comparison
  /// The limit, in the unit of the values.
  public let limit: Double

  /// - Precondition: `limit` is a number.
  public init(_ comparison: Comparison, _ limit: Double) {
    precondition(!limit.isNaN, "a cut-off is a number")
    self.comparison = comparison
    self.limit = limit
  }

  /// value < limit.
  public static func below(_ limit: Double) -> CutOff { CutOff(.below, limit) }
  /// value ≤ limit.
  public static func atMost(_ limit: Double) -> CutOff { CutOff(.atMost, limit) }
  /// value > limit.
  public static func above(_ limit: Double) -> CutOff { CutOff(.above, limit) }
  /// value ≥ limit.
  public static func atLeast(_ limit: Double) -> CutOff { CutOff(.atLeast, limit) }

  /// True when the test is positive; false for NaN.
  public func isPositive(_ value: Double) -> Bool {
    switch comparison {
    case .below: value < limit
    case .atMost: value <= limit
    case .above: value > limit
    case .atLeast: value >= limit
    }
  }

  /// "< 50.0", for one.
  public var description: String { "\(comparison.rawValue) \(limit)" }
}
