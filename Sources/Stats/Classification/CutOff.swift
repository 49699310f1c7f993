/// Which values make a test positive, such as EF below 50 %.
public enum CutOff: Sendable, Equatable, Codable, CustomStringConvertible {
  /// value < cut-off.
  case below(Double)
  /// value ≤ cut-off.
  case atMost(Double)
  /// value > cut-off.
  case above(Double)
  /// value ≥ cut-off.
  case atLeast(Double)

  /// True when the test is positive; false for NaN.
  public func isPositive(_ value: Double) -> Bool {
    switch self {
    case .below(let limit): value < limit
    case .atMost(let limit): value <= limit
    case .above(let limit): value > limit
    case .atLeast(let limit): value >= limit
    }
  }

  /// "< 50", "≤ 50", "> 50" or "≥ 50".
  public var description: String {
    switch self {
    case .below(let limit): "< \(limit)"
    case .atMost(let limit): "≤ \(limit)"
    case .above(let limit): "> \(limit)"
    case .atLeast(let limit): "≥ \(limit)"
    }
  }
}
