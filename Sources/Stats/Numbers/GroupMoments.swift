/// Count, mean and SD of one group, as a table prints them, and of groups joined together.
///
/// For disjoint groups i with counts nᵢ, means mᵢ and SDs sᵢ the union has N = Σ nᵢ, mean M = Σ nᵢ mᵢ / N and
/// SD² = (Σ (nᵢ − 1) sᵢ² + Σ nᵢ (mᵢ − M)²) / (N − 1): exactly those of all values together. Higgins et al.
/// (eds.), Cochrane Handbook for Systematic Reviews of Interventions, table 6.5.2.a, for two groups. A pooled
/// SD in the sense of the t test leaves out the second sum, and is another number.
public struct GroupMoments: Sendable, Equatable, Codable {
  /// Number of values.
  public let count: Int
  /// Arithmetic mean.
  public let mean: Double
  /// Sample standard deviation, divisor n − 1; nil for a single value.
  public let standardDeviation: Double?

  /// One group.
  ///
  /// - Parameters:
  ///   - count: Number of values.
  ///   - mean: Arithmetic mean.
  ///   - standardDeviation: With divisor n − 1; nil for a single value.
  /// - Throws: ``SummaryError`` without a value, or for a mean or an SD that is not finite (index 0 and 1).
  /// - Precondition: the SD is not negative, and there is one for more than a single value.
  public init(count: Int, mean: Double, standardDeviation: Double?) throws(SummaryError) {
    guard count > 0 else { throw .empty }
    guard mean.isFinite else { throw .notFinite(index: 0) }
    guard (standardDeviation ?? 0).isFinite else { throw .notFinite(index: 1) }
    precondition((standardDeviation ?? 0) >= 0, "an SD is not negative")
    precondition(count == 1 || standardDeviation != nil, "several values have an SD")
    self.count = count
    self.mean = mean
    self.standardDeviation = count == 1 ? nil : standardDeviation
  }

  /// All values of disjoint groups together.
  ///
  /// - Throws: ``SummaryError/empty`` without a group.
  public init(joining groups: [GroupMoments]) throws(SummaryError) {
    guard !groups.isEmpty else { throw .empty }
    let count = groups.reduce(0) { $0 + $1.count }
    let mean = CompensatedSum.of(groups.map { Double($0.count) * $0.mean }) / Double(count)
    let squares = CompensatedSum.of(
      groups.map { group in
        let (sd, offset) = (group.standardDeviation ?? 0, group.mean - mean)
        return Double(group.count - 1) * sd * sd + Double(group.count) * offset * offset
      })
    try self.init(
      count: count, mean: mean,
      standardDeviation: count > 1 ? (squares / Double(count - 1)).squareRoot() : nil)
  }
}

extension Summary {
  /// Count, mean and SD, to be joined with those of other groups.
  public var moments: GroupMoments {
    try! GroupMoments(count: count, mean: mean, standardDeviation: standardDeviation)  // a summary is finite
  }
}
