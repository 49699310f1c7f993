/// Do several groups of different patients differ in mean or in scatter?
///
/// Any measurement, such as Dice by imaging depth; for the agreement of two methods in groups see
/// ``SubgroupInteraction`` and, for two groups, ``GroupComparison``.
public struct GroupDifferences: Sendable, Equatable, Codable {
  /// Equal means, where groups may scatter differently: Welch's analysis of variance; for two groups Welch's t test.
  public let mean: HypothesisTest
  /// Equal scatter around the medians: Brown–Forsythe.
  public let scatter: HypothesisTest

  /// - Parameter groups: Two or more, of three values or more each.
  /// - Throws: ``ComparisonError`` for fewer groups or values, a value not finite, or a group without scatter.
  public init(_ groups: [[Double]]) throws(ComparisonError) {
    try requireGroups(groups, minimum: 3)
    mean = try AnalysisOfVariance(groups).unequalVariances(method: "Welch's analysis of variance")
    scatter = try GroupComparison.scatterTest(groups)
  }
}
