/// Where each exam's value lies among those of the other group: the parts that DeLong's variance is made of.
///
/// By midranks in O(n log n): X. Sun & W. Xu, IEEE Signal Process. Lett. 2014;21:1389–1393.
struct PlacementValues {
  /// For each diseased exam the share of the healthy below it, ties counted half.
  let diseased: [Double]
  /// For each healthy exam the share of the diseased above it, ties counted half.
  let healthy: [Double]
  /// Area under the curve: the mean of either.
  let area: Double

  init(_ groups: DiseaseGroups) {
    let m = groups.diseased.count
    let n = groups.healthy.count
    let all = midranks(groups.diseased + groups.healthy)
    let ownDiseased = midranks(groups.diseased)
    let ownHealthy = midranks(groups.healthy)
    diseased = (0..<m).map { (all[$0] - ownDiseased[$0]) / Double(n) }
    healthy = (0..<n).map { 1 - (all[m + $0] - ownHealthy[$0]) / Double(m) }
    let above = CompensatedSum.of((0..<m).lazy.map { all[$0] - ownDiseased[$0] })
    area = above / Double(m) / Double(n)
  }

  /// Variance of the area.
  var variance: Double { covariance(with: self) }

  /// Covariance of the areas of two measurements of the same exams, in the same order.
  func covariance(with other: PlacementValues) -> Double {
    Self.covariance(diseased, other.diseased) / Double(diseased.count)
      + Self.covariance(healthy, other.healthy) / Double(healthy.count)
  }

  /// Divisor n − 1.
  private static func covariance(_ first: [Double], _ second: [Double]) -> Double {
    let firstMean = Moments(first).mean
    let secondMean = Moments(second).mean
    let products = zip(first, second).lazy.map { ($0 - firstMean) * ($1 - secondMean) }
    return CompensatedSum.of(products) / Double(first.count - 1)
  }
}
