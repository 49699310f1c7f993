/// Values beyond the fences Q1 − k·IQR and Q3 + k·IQR.
///
/// J. W. Tukey, Exploratory Data Analysis, 1977: k = 1.5 for values to look at, 3 for far ones. Quartiles:
/// R's type 7. In a normal sample 0.7 % lie beyond 1.5, so a large cohort always holds some.
public struct TukeyFences: Sendable, Equatable, Codable {
  /// Half-length of the whiskers in interquartile ranges.
  public let multiplier: Double
  /// The two fences; a value on a fence is inside.
  public let lowerFence, upperFence: Double
  /// Indices of the values outside, ascending.
  public let outside: [Int]
  /// Number of values.
  public let count: Int

  /// - Parameters:
  ///   - values: Such as differences of two methods.
  ///   - multiplier: k, above zero.
  /// - Throws: ``ComparisonError`` without a value, for a value not finite, or a multiplier not above zero.
  public init(_ values: [Double], multiplier: Double = 1.5) throws(ComparisonError) {
    try requireNumbers(values, "the sample", minimum: 1)
    try requirePositive(multiplier, "multiplier")
    let sorted = values.sorted()
    let lower = quantile(sorted: sorted, probability: 0.25)
    let upper = quantile(sorted: sorted, probability: 0.75)
    let reach = multiplier * (upper - lower)
    self.multiplier = multiplier
    lowerFence = lower - reach
    upperFence = upper + reach
    count = values.count
    outside = values.indices.filter { values[$0] < lower - reach || values[$0] > upper + reach }
  }
}
