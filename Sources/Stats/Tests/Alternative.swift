/// Which deviations from the null hypothesis a p-value counts.
public enum Alternative: String, Sendable, Codable, CaseIterable {
  /// Both directions.
  case twoSided = "two-sided"
  /// The tested quantity is smaller than under the null hypothesis.
  case less
  /// The tested quantity is greater than under the null hypothesis.
  case greater
}
