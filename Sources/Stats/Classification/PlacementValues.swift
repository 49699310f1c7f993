/// Where each exam's value lies among those of the other group: the parts that DeLong's variance is made of.
///
/// O(n log n): each group is sorted and passed along the other, which counts what the midranks of X. Sun & W.
/// Xu, IEEE Signal Process. Lett. 2014;21:1389–1393 count.
struct PlacementValues {
  /// For each diseased exam the share of the healthy below it, ties counted half.
  let diseased: [Double]
  /// For each healthy exam the share of the diseased above it, ties counted half.
  let healthy: [Double]
  /// Area under the curve: the mean of either.
  let area: Double

  init(_ groups: DiseaseGroups) {
    let x = SortedGroup(groups.diseased)
    let y = SortedGroup(groups.healthy)
    let below = x.countsBelow(in: y)
    let m = Double(groups.diseased.count)
    let n = Double(groups.healthy.count)
    diseased = below.map { $0 / n }
    healthy = y.countsBelow(in: x).map { 1 - $0 / m }
    area = below.reduce(0, +) / m / n  // halves of whole numbers: an exact sum
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
    let firstMean = CompensatedSum.of(first) / Double(first.count)
    let secondMean = CompensatedSum.of(second) / Double(second.count)
    let products = zip(first, second).lazy.map { ($0 - firstMean) * ($1 - secondMean) }
    return CompensatedSum.of(products) / Double(first.count - 1)
  }
}

/// Values in ascending order that remember where they came from.
private struct SortedGroup {
  private struct Entry {
    let value: Double
    let index: Int
  }

  private let entries: [Entry]

  init(_ values: [Double]) {
    entries = values.enumerated().map { Entry(value: $1, index: $0) }.sorted { $0.value < $1.value }
  }

  /// For each value, in the order before sorting: how many of the others are below it, ties counted half.
  func countsBelow(in others: SortedGroup) -> [Double] {
    var counts = [Double](repeating: 0, count: entries.count)
    let others = others.entries
    var lower = 0
    var upper = 0
    for entry in entries {
      while lower < others.count, others[lower].value < entry.value { lower += 1 }
      while upper < others.count, others[upper].value <= entry.value { upper += 1 }
      counts[entry.index] = Double(lower + upper) / 2
    }
    return counts
  }
}
