/// Do the means of several groups differ?
struct AnalysisOfVariance {
  private let groups: [GroupSpread]

  /// - Precondition: two groups or more of two finite values or more.
  init(_ groups: [[Double]]) { self.groups = groups.map { GroupSpread($0) } }

  private var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// Classical one-way F; groups scatter equally.
  func equalVariances(method: String) throws(ComparisonError) -> HypothesisTest {
    let n = Double(count)
    let k = Double(groups.count)
    let grand = CompensatedSum.of(groups.lazy.map { $0.n * $0.mean }) / n
    let between = CompensatedSum.of(groups.lazy.map { $0.n * ($0.mean - grand) * ($0.mean - grand) })
    let within = CompensatedSum.of(groups.lazy.map { ($0.n - 1) * $0.variance })
    guard within > 0 else { throw .constantValues(series: "every group") }
    return .upperF(
      method, statistic: between / (k - 1) / (within / (n - k)), numerator: k - 1, denominator: n - k,
      count: count)
  }

  /// Groups may scatter differently. B. L. Welch, Biometrika 1951;38:330–336; as R's `oneway.test`.
  func unequalVariances(method: String) throws(ComparisonError) -> HypothesisTest {
    if let index = groups.firstIndex(where: { $0.variance == 0 }) {
      throw .constantValues(series: "group \(index + 1)")
    }
    let k = Double(groups.count)
    // Weights relative to their sum: their scale cancels.
    let largest = groups.reduce(0) { max($0, $1.n / $1.variance) }
    let weights = groups.map { $0.n / $0.variance / largest }
    let total = CompensatedSum.of(weights)
    let grand = CompensatedSum.of(zip(weights, groups).lazy.map { $0 * $1.mean }) / total
    let between = CompensatedSum.of(
      zip(groups, weights).lazy.map { $1 * largest * ($0.mean - grand) * ($0.mean - grand) })
    let lambda = CompensatedSum.of(
      zip(groups, weights).lazy.map { (1 - $1 / total) * (1 - $1 / total) / ($0.n - 1) })
    let statistic = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * lambda)
    return .upperF(
      method, statistic: statistic, numerator: k - 1, denominator: (k * k - 1) / (3 * lambda), count: count)
  }
}
