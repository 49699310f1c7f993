/// Does agreement depend on the group? Tests for two groups of different patients or more.
public struct SubgroupInteraction: Sendable, Equatable, Codable {
  /// Names of the groups, in the order given.
  public let names: [String]
  /// Equal bias, where groups scatter equally: one-way analysis of variance of the differences.
  public let bias: HypothesisTest
  /// Equal bias, where groups may scatter differently: Welch's analysis of variance.
  public let biasWelch: HypothesisTest
  /// Equal scatter: Brown–Forsythe.
  public let scatter: HypothesisTest
  /// Slope of the difference on its magnitude in each group.
  public let slopes: [Double]
  /// Equal slopes, each group with an intercept of its own: group × magnitude interaction, F on k − 1 and N −
  /// 2k degrees of freedom.
  public let slope: HypothesisTest
  /// What the differences were related to.
  public let magnitude: Magnitude

  /// - Parameters:
  ///   - groups: Two or more, of three pairs or more each.
  ///   - magnitude: What the slopes relate the differences to.
  /// - Throws: ``ComparisonError`` for fewer groups or pairs, series of unequal length, a value not finite,
  ///   a group without scatter or whose magnitude does not vary, or groups that all lie on lines.
  public init(groups: [Subgroup], magnitude: Magnitude = .mean) throws(ComparisonError) {
    guard groups.count >= 2 else { throw .tooFewGroups(count: groups.count, minimum: 2) }
    for group in groups { try requirePairs(group.method, group.reference, minimum: 3) }
    let differences = groups.map(\.differences)
    names = groups.map(\.name)
    bias = try AnalysisOfVariance(differences).equalVariances(method: "One-way analysis of variance")
    biasWelch = try AnalysisOfVariance(differences).unequalVariances(
      method: "Welch's analysis of variance")
    scatter = try GroupComparison.scatterTest(differences)
    var lines: [LeastSquaresLine] = []
    for (group, values) in zip(groups, differences) {
      lines.append(
        try LeastSquaresLine(
          magnitude.values(method: group.method, reference: group.reference), values,
          scale: max(group.method.largestMagnitude, group.reference.largestMagnitude),
          xName: "the \(magnitude.rawValue) in group \(group.name)"))
    }
    slopes = lines.map(\.slope)
    slope = try Self.parallelism(lines)
    self.magnitude = magnitude
  }

  private static func parallelism(_ lines: [LeastSquaresLine]) throws(ComparisonError) -> HypothesisTest {
    let count = lines.reduce(0) { $0 + $1.count }
    let weight = CompensatedSum.of(lines.lazy.map(\.sumOfSquaresX))
    let common = CompensatedSum.of(lines.lazy.map { $0.sumOfSquaresX * $0.slope }) / weight
    let explained = CompensatedSum.of(
      lines.lazy.map { $0.sumOfSquaresX * ($0.slope - common) * ($0.slope - common) })
    let residual = CompensatedSum.of(lines.lazy.map(\.residualSumOfSquares))
    guard residual > 0 else { throw .constantValues(series: "the residuals") }
    let numerator = Double(lines.count - 1)
    let denominator = Double(count - 2 * lines.count)
    return .upperF(
      "Group × magnitude interaction", statistic: explained / numerator / (residual / denominator),
      numerator: numerator, denominator: denominator, count: count)
  }
}
