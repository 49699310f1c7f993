/// Counts the labellings of tied values by their doubled Mann–Whitney U.
///
/// A row holds the labellings with k values of the first sample so far. A group of t equal values of which c are
/// labelled first multiplies by the binomial coefficient (t over c); each of the c beats the values of the
/// second sample that came before, and half of the t − c within the group.
struct TiedRankSums {
  /// Number of labellings for each doubled U, 0…2mn.
  let table: [Double]

  init(groups: [Int], firstCount: Int) {
    let all = groups.reduce(0, +)
    let width = 2 * firstCount * (all - firstCount) + 1
    var rows = [[Double]](repeating: [Double](repeating: 0, count: width), count: firstCount + 1)
    rows[0][0] = 1
    var before = 0
    for size in groups {
      let left = all - before - size
      let binomial = Self.binomialRow(size)
      // From many to few: a row is made of itself and of rows below it that are still as they were.
      for k in stride(from: min(firstCount, before + size), through: max(0, firstCount - left), by: -1) {
        for chosen in stride(from: 1, through: min(size, k), by: 1) where k - chosen <= before {
          let shift = chosen * (2 * (before - (k - chosen)) + size - chosen)
          add(rows[k - chosen], times: binomial[chosen], movedBy: shift, to: &rows[k])
        }
      }
      before += size
    }
    table = rows[firstCount]
  }

  /// Binomial coefficients of `size` over 0…size, exact up to 2⁵³.
  private static func binomialRow(_ size: Int) -> [Double] {
    var row = [1.0]
    for k in 1...size { row.append(row[k - 1] * Double(size - k + 1) / Double(k)) }
    return row
  }
}

/// target[s] += factor · source[s − shift].
private func add(_ source: [Double], times factor: Double, movedBy shift: Int, to target: inout [Double]) {
  guard shift < target.count else { return }
  let source = source.span
  var target = target.mutableSpan
  for index in shift..<target.count { target[index] += factor * source[index - shift] }
}
