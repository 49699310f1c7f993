/// Outcome of a permutation test.
public struct PermutationTest: Sendable, Equatable, Codable {
  /// The observed statistic, p-value and the side tested; its count is that of the values.
  public let test: HypothesisTest
  /// Arrangements evaluated: all of them, or the draws.
  public let arrangements: Int
  /// All arrangements were gone through.
  public let isExact: Bool
  /// Number of exchangeable units: patients, or values where no patients were named.
  public let unitCount: Int
  /// Key of the random draws.
  public let seed: UInt64

  init(
    _ permutation: Permutation, name: String, statisticName: String, observed: Double,
    replicates: (values: [Double], isExact: Bool), alternative: Alternative, count: Int, unitCount: Int
  ) throws(TestError) {
    if let value = ([observed] + replicates.values).first(where: { !$0.isFinite }) {
      throw .statisticNotFinite(value)
    }
    let slack = 1e-12 * max(abs(observed), replicates.values.largestMagnitude)
    let extreme = replicates.values.count { value in
      switch alternative {
      case .less: value <= observed + slack
      case .greater: value >= observed - slack
      case .twoSided: abs(value) >= abs(observed) - slack
      }
    }
    let way = replicates.isExact ? "exact" : "\(replicates.values.count) random arrangements"
    test = HypothesisTest(
      method: "\(name), \(way)", statisticName: statisticName, statistic: observed,
      pValue: permutationPValue(
        extreme: extreme, of: replicates.values.count, isExact: replicates.isExact),
      alternative: alternative, count: count)
    arrangements = replicates.values.count
    isExact = replicates.isExact
    self.unitCount = unitCount
    seed = permutation.seed
  }
}

/// The mean, without rounding errors to speak of.
@Sendable public func arithmeticMean(_ values: [Double]) -> Double {
  CompensatedSum.of(values) / Double(values.count)
}
