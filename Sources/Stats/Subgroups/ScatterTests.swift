extension GroupComparison {
  /// Brown and Forsythe's test of equal scatter: analysis of variance of the distances from each group's
  /// median.
  ///
  /// M. B. Brown & A. B. Forsythe, J. Am. Stat. Assoc. 1974;69:364–367; as SciPy's `levene(center="median")`.
  /// - Parameter groups: Two or more, of two values or more each.
  /// - Throws: ``ComparisonError`` for fewer groups or values, a value not finite, or distances all the same.
  public static func scatterTest(_ groups: [[Double]]) throws(ComparisonError) -> HypothesisTest {
    try scatterTest(groups, "Brown–Forsythe") { quantile(sorted: $0.sorted(), probability: 0.5) }
  }

  /// Levene's test of equal scatter: as ``scatterTest(_:)`` with the distances from the means.
  ///
  /// H. Levene, 1960; more sensitive, and less robust against skew.
  /// - Throws: as ``scatterTest(_:)``.
  public static func leveneTest(_ groups: [[Double]]) throws(ComparisonError) -> HypothesisTest {
    try scatterTest(groups, "Levene") { Moments($0).mean }
  }

  private static func scatterTest(
    _ groups: [[Double]], _ name: String, centre: ([Double]) -> Double
  ) throws(ComparisonError) -> HypothesisTest {
    try requireGroups(groups, minimum: 2)
    let distances = groups.map { group in
      let middle = centre(group)
      return group.map { abs($0 - middle) }
    }
    return try AnalysisOfVariance(distances).equalVariances(method: name)
  }
}

/// Refuses fewer than two groups, and groups that are too small or hold a value that is no number.
func requireGroups(_ groups: [[Double]], minimum: Int) throws(ComparisonError) {
  guard groups.count >= 2 else { throw .tooFewGroups(count: groups.count, minimum: 2) }
  for (index, group) in groups.enumerated() {
    try requireNumbers(group, "group \(index + 1)", minimum: minimum)
  }
}
