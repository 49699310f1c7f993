/// How a rank test finds its p-value.
public enum RankTestMethod: String, Sendable, Codable, CaseIterable {
  /// From the permutation distribution of the ranks at hand, ties included.
  case exact
  /// From the normal distribution with the tie-corrected variance.
  case approximate
  /// Exact where that takes milliseconds, approximate beyond; each test states its limit.
  case auto
}
