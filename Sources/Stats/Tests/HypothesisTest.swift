/// Outcome of a statistical test: what was computed, on how much, and how surprising it is.
///
/// It states no verdict: the reader chooses the level.
public struct HypothesisTest: Sendable, Equatable, Codable {
  /// Full name of the test and its variant, such as "Wilcoxon signed rank, exact, zeros dropped".
  public let method: String
  /// Symbol of the statistic, such as "V", "t" or "F".
  public let statisticName: String
  /// Value of the statistic.
  public let statistic: Double
  /// Degrees of freedom of the reference distribution, one or two; empty where there are none.
  public let degreesOfFreedom: [Double]
  /// Probability under the null hypothesis of a result at least this extreme, above 0 and up to 1.
  public let pValue: Double
  /// The side or sides that `pValue` counts.
  public let alternative: Alternative
  /// Number of observations used; of both groups together where there are two.
  public let count: Int

  /// A p-value below the smallest positive number is stated as that number, for it is never zero.
  ///
  /// - Precondition: `statistic` and `pValue` are numbers, and `pValue` lies in 0…1 up to rounding.
  public init(
    method: String, statisticName: String, statistic: Double, degreesOfFreedom: [Double] = [], pValue: Double,
    alternative: Alternative, count: Int
  ) {
    precondition(!statistic.isNaN, "\(method): the statistic is not a number")
    precondition(pValue >= -1e-9 && pValue <= 1 + 1e-9, "\(method): p = \(pValue)")
    self.method = method
    self.statisticName = statisticName
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = min(1, max(.leastNonzeroMagnitude, pValue))
    self.alternative = alternative
    self.count = count
  }

  private enum CodingKeys: String, CodingKey {
    case method, statisticName, statistic, degreesOfFreedom, pValue, alternative
    case count = "n"
  }
}
