public import ApicalStats

/// Agreement compared between the groups of a table.
///
/// Differences of the independent units are compared, on the scale of the analysis. The groups must be of different
/// patients; where they are not, intervals are too wide.
public struct GroupedComparison: Sendable {
  /// Two groups against each other.
  public struct Pair: Sendable {
    /// Names of the groups; differences and ratios are first to second.
    public let first, second: String
    /// Bias, scatter and width of the limits.
    public let result: GroupComparison
  }

  /// Number of groups.
  public let groupCount: Int
  /// Every pair of groups that could be compared, in the order of the groups.
  public let pairs: [Pair]
  /// Tests over all groups at once: bias, scatter, slope on magnitude.
  public let interaction: SubgroupInteraction?
  /// Comparisons that do not exist for these data, and why.
  public let unavailable: [String: String]

  init(_ groups: [AgreementReport.Group], _ query: AgreementQuery) {
    var attempts = Attempts()
    var pairs: [Pair] = []
    for (index, first) in groups.enumerated() {
      for second in groups[(index + 1)...] {
        let result = attempts.result("\(first.name), \(second.name)") {
          try GroupComparison(
            first: first.analysis.differences, second: second.analysis.differences,
            unit: query.differenceUnit, multiplier: query.multiplier, confidence: query.confidence)
        }
        if let result { pairs.append(Pair(first: first.name, second: second.name, result: result)) }
      }
    }
    groupCount = groups.count
    self.pairs = pairs
    interaction = attempts.result("interaction") {
      try SubgroupInteraction(
        groups: groups.map { group in
          let units = group.rows.units(query.design)
          let series = query.scale.series(
            units.measured, units.reference, differences: group.analysis.differences)
          return Subgroup(name: group.name, method: series.method, reference: series.reference)
        })
    }
    unavailable = attempts.reasons
  }
}
