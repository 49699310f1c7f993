internal import Foundation

/// Ratio of two groups' risks or odds with its interval.
///
/// A ratio of risks p₁ / p₂ is also called relative risk, and is a likelihood ratio where the groups are
/// exams with and without a disease. A ratio of odds is (p₁ / (1 − p₁)) / (p₂ / (1 − p₂)).
public struct GroupRatio: Sendable, Equatable, Codable {
  /// What is divided.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Shares.
    case risk
    /// Odds: share / (1 − share).
    case odds
  }

  /// How the interval is found.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// All ratios that a score test does not refuse; exists for empty cells too. Risks: P. A. R. Koopman,
    /// Biometrics 1984;40:513–517. Odds: J. Cornfield, 1956, without continuity correction.
    case score
    /// Ratio × exp(± z × standard error of the logarithm). Risks: D. Katz et al., Biometrics 1978;34:469–474.
    /// Odds: B. Woolf, Ann. Hum. Genet. 1955;19:251–253. Needs all cells that it divides by.
    case deltaLog
  }

  /// What is divided.
  public let kind: Kind
  /// The groups.
  public let groups: TwoGroups
  /// First over second, 0 or more; nil where the second is zero (or, of odds, the first infinite).
  public let value: Double?
  /// Lower end of the interval, 0 or more.
  public let lower: Double
  /// Upper end of the interval; nil where the data allow no bound.
  public let upper: Double?
  /// Level of the interval, between 0 and 1.
  public let confidence: Double
  /// How the interval was found.
  public let method: Method

  /// - Parameters:
  ///   - kind: What is divided.
  ///   - groups: Successes in both groups.
  ///   - method: How the interval is found.
  ///   - confidence: Level of the interval.
  /// - Throws: ``ProportionError`` for the level, and where the logarithm's method divides by an empty cell.
  public init(
    _ kind: Kind, of groups: TwoGroups, method: Method = .score, confidence: Double = 0.95
  ) throws(ProportionError) {
    try ProportionError.check(confidence: confidence)
    let z = Normal.standard.quantile(0.5 + confidence / 2)
    let value = Self.value(kind, groups)
    switch method {
    case .deltaLog:
      guard let value, let error = Self.logStandardError(kind, groups) else { throw .emptyCell(groups) }
      (lower, upper) = (value * exp(-z * error), value * exp(z * error))
    case .score:
      let test = RatioScoreTest(kind, groups)
      lower = test.lowerLimit(z)
      upper = test.upperLimit(z)
    }
    self.kind = kind
    self.groups = groups
    self.value = value
    self.confidence = confidence
    self.method = method
  }

  /// The same numbers in the form that all results share; nil where there is no ratio.
  public var estimate: Estimate? {
    guard let value else { return nil }
    return Estimate(
      value: value, interval: lower...(upper ?? .infinity), confidence: confidence,
      method: method == .score ? .asymptoticTest : .deltaLog, count: groups.count, unit: .dimensionless)
  }

  private static func value(_ kind: Kind, _ groups: TwoGroups) -> Double? {
    let cells = groups.cells
    let (numerator, denominator) =
      switch kind {
      case .risk: (cells.a * (cells.c + cells.d), cells.c * (cells.a + cells.b))
      case .odds: (cells.a * cells.d, cells.b * cells.c)
      }
    return denominator > 0 ? numerator / denominator : nil
  }

  /// nil where a cell that is divided by is empty.
  private static func logStandardError(_ kind: Kind, _ groups: TwoGroups) -> Double? {
    let (a, b, c, d) = groups.cells
    guard a > 0, c > 0 else { return nil }
    switch kind {
    case .risk: return (b / (a * (a + b)) + d / (c * (c + d))).squareRoot()
    case .odds: return b > 0 && d > 0 ? (1 / a + 1 / b + 1 / c + 1 / d).squareRoot() : nil
    }
  }
}

extension TwoGroups {
  /// Successes and failures of the first, then of the second group.
  var cells: (a: Double, b: Double, c: Double, d: Double) {
    (
      Double(firstSuccesses), Double(firstCount - firstSuccesses), Double(secondSuccesses),
      Double(secondCount - secondSuccesses)
    )
  }
}
