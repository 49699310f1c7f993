/// Successes in two independent groups of exams.
public struct TwoGroups: Sendable, Equatable, Codable {
  /// Exams with the property, and all exams, of the first group.
  public let firstSuccesses, firstCount: Int
  /// Exams with the property, and all exams, of the second group.
  public let secondSuccesses, secondCount: Int

  /// - Throws: ``ProportionError`` where either count is no share of cases.
  public init(
    firstSuccesses: Int, firstCount: Int, secondSuccesses: Int, secondCount: Int
  ) throws(ProportionError) {
    try validate(successes: firstSuccesses, count: firstCount)
    try validate(successes: secondSuccesses, count: secondCount)
    self.firstSuccesses = firstSuccesses
    self.firstCount = firstCount
    self.secondSuccesses = secondSuccesses
    self.secondCount = secondCount
  }

  /// Share of the first group, 0…1.
  public var firstShare: Double { Double(firstSuccesses) / Double(firstCount) }
  /// Share of the second group, 0…1.
  public var secondShare: Double { Double(secondSuccesses) / Double(secondCount) }
  /// All exams.
  public var count: Int { firstCount + secondCount }

  /// Risk difference, first − second, with Newcombe's interval.
  ///
  /// - Throws: ``ProportionError`` for a level that is not between 0 and 1.
  public func difference(confidence: Double = 0.95) throws(ProportionError) -> Estimate {
    try ProportionDifference(
      firstSuccesses: firstSuccesses, firstCount: firstCount, secondSuccesses: secondSuccesses,
      secondCount: secondCount, confidence: confidence
    ).difference
  }
}
