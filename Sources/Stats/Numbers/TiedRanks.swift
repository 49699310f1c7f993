/// Midranks of values of which some are equal up to rounding.
///
/// Sorted values no further apart than a tolerance are tied: 0.3 and 0.1 + 0.2 are one value. Midranks are
/// kept doubled, for twice a midrank is a whole number. O(n log n).
struct TiedRanks {
  /// Twice the midrank of each value, in the order of the values.
  let doubled: [Int]
  /// Sizes of the groups of equal values, smallest value first.
  let groups: [Int]

  init(_ values: [Double], tolerance: Double = 0) {
    let sorted = values.enumerated().map { (value: $0.element, index: $0.offset) }
      .sorted { $0.value < $1.value }
    var ranks = [Int](repeating: 0, count: values.count)
    var sizes: [Int] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].value - sorted[end - 1].value <= tolerance { end += 1 }
      for position in start..<end { ranks[sorted[position].index] = start + end + 1 }
      sizes.append(end - start)
      start = end
    }
    doubled = ranks
    groups = sizes
  }

  /// Ranks 1…n in the order of the values; equal values share the mean of their ranks.
  var midranks: [Double] { doubled.map { Double($0) / 2 } }

  var hasTies: Bool { groups.count < doubled.count }

  /// Σ (t³ − t) over the groups of t equal values: what ties take from the variance of rank statistics.
  var tieSum: Double {
    groups.reduce(0) { sum, size in
      let t = Double(size)
      return sum + t * (t - 1) * (t + 1)
    }
  }
}
