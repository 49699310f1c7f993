/// Difference of two proportions, first − second, with Newcombe's hybrid score interval.
///
/// Both ends combine the Wilson limits of the two proportions. Independent groups: method 10 of Newcombe,
/// Stat. Med. 1998;17:873–890. The same exams twice: method 10 of Newcombe, Stat. Med. 1998;17:2635–2650, which
/// allows for the correlation of the two classifications.
public struct ProportionDifference: Sendable, Equatable, Codable {
  /// The two proportions with their Wilson intervals.
  public let first, second: ProportionInterval
  /// first − second, −1…1; its count is that of all exams.
  public let difference: Estimate
  /// Correlation φ of paired classifications, continuity-corrected, as the interval uses it; 0 for groups.
  public let correlation: Double

  /// Two groups of different exams.
  ///
  /// - Throws: ``ProportionError`` where either count is no share of cases, or for the level.
  public init(
    firstSuccesses: Int, firstCount: Int, secondSuccesses: Int, secondCount: Int, confidence: Double = 0.95
  ) throws(ProportionError) {
    self.init(
      try ProportionInterval(successes: firstSuccesses, count: firstCount, confidence: confidence),
      try ProportionInterval(successes: secondSuccesses, count: secondCount, confidence: confidence),
      correlation: 0, count: firstCount + secondCount)
  }

  /// The same exams classified twice.
  ///
  /// - Throws: ``ProportionError`` for a level that is not between 0 and 1.
  public init(_ counts: PairedCounts, confidence: Double = 0.95) throws(ProportionError) {
    let firstSuccesses = counts.both + counts.firstOnly
    let secondSuccesses = counts.both + counts.secondOnly
    self.init(
      try ProportionInterval(successes: firstSuccesses, count: counts.count, confidence: confidence),
      try ProportionInterval(successes: secondSuccesses, count: counts.count, confidence: confidence),
      correlation: Self.correlation(counts), count: counts.count)
  }

  private init(
    _ first: ProportionInterval, _ second: ProportionInterval, correlation: Double, count: Int
  ) {
    func margin(_ a: Double, _ b: Double) -> Double {
      max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
    }
    let value = first.value - second.value
    let below = margin(
      first.value - first.interval.lowerBound, second.interval.upperBound - second.value)
    let above = margin(
      first.interval.upperBound - first.value, second.value - second.interval.lowerBound)
    self.first = first
    self.second = second
    self.correlation = correlation
    difference = Estimate(
      value: value, interval: max(-1, value - below)...min(1, value + above),
      confidence: first.confidence, method: .newcombe, count: count, unit: .dimensionless)
  }

  /// φ with half a case per exam taken off a positive numerator; 0 where a margin is empty.
  private static func correlation(_ counts: PairedCounts) -> Double {
    let a = Double(counts.both)
    let b = Double(counts.firstOnly)
    let c = Double(counts.secondOnly)
    let d = Double(counts.neither)
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return 0 }
    let numerator = a * d - b * c
    let corrected = numerator > 0 ? max(0, numerator - (a + b + c + d) / 2) : numerator
    return corrected / margins.squareRoot()
  }
}
