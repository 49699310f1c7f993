/// The smallest number of patients that reaches what was asked for.
public struct SampleSize: Sendable, Equatable, Codable {
  /// Number of patients, one pair each.
  public let count: Int
  /// Power, assurance or half-width with that number.
  public let achieved: Double
  /// What was asked for.
  public let target: Double
  /// Full name of the method.
  public let method: String

  private enum CodingKeys: String, CodingKey {
    case count = "n"
    case achieved, target, method
  }

  /// The most patients that a search considers.
  public static let maximum = 10_000_000

  /// Doubling, then bisection; the property must not be lost again with more patients.
  ///
  /// - Parameters:
  ///   - value: What a number of patients achieves.
  ///   - suffices: Whether that is enough.
  static func smallest(
    from minimum: Int, target: Double, method: String, value: (Int) -> Double,
    suffices: (Double) -> Bool
  ) throws(SampleSizeError) -> SampleSize {
    var enough = minimum
    var tooFew = minimum - 1
    while !suffices(value(enough)) {
      tooFew = enough
      enough *= 2
      guard enough <= maximum else { throw .tooLarge(what: method, maximum: maximum) }
    }
    while enough - tooFew > 1 {
      let middle = tooFew + (enough - tooFew) / 2
      if suffices(value(middle)) { enough = middle } else { tooFew = middle }
    }
    return SampleSize(count: enough, achieved: value(enough), target: target, method: method)
  }
}
