/// A positive semidefinite matrix as U Uᵀ, U having one column for each direction with spread.
///
/// Cholesky's factorisation with the largest remaining diagonal entry first; it stops where nothing but rounding is left.
/// Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., § 10.3.
struct PivotedCholesky {
  /// The transpose of U: rank × dimension.
  let factor: Matrix

  /// - Throws: ``FeatureError/notPositive(pivot:)`` for a matrix with a negative direction.
  init(_ matrix: Matrix) throws(FeatureError) {
    let n = matrix.rows
    var remaining = (0..<n).map { matrix[$0, $0] }
    let largest = remaining.max() ?? 0
    let tolerance = Double(n) * Double.ulpOfOne * max(largest, 0)
    // Row i holds the entries of variable i in the columns made so far.
    var rows = [Double](repeating: 0, count: n * n)
    var isLeft = [Bool](repeating: true, count: n)
    var rank = 0
    while rank < n {
      guard let pivot = remaining.indices.filter({ isLeft[$0] }).max(by: { remaining[$0] < remaining[$1] }),
        remaining[pivot] > tolerance
      else { break }
      let root = remaining[pivot].squareRoot()
      isLeft[pivot] = false
      rows[pivot * n + rank] = root
      for row in 0..<n where isLeft[row] {
        let entry = (matrix[row, pivot] - Self.product(rows, row * n, pivot * n, rank)) / root
        rows[row * n + rank] = entry
        remaining[row] -= entry * entry
      }
      rank += 1
    }
    let lowest = remaining.indices.filter { isLeft[$0] }.map { remaining[$0] }.min() ?? 0
    guard lowest >= -1e-8 * max(largest, 0) - tolerance, largest >= 0 else {
      throw .notPositive(pivot: lowest)
    }
    var factor = [Double](repeating: 0, count: rank * n)
    for row in 0..<n { for column in 0..<rank { factor[column * n + row] = rows[row * n + column] } }
    self.factor = Matrix(rows: rank, columns: n, values: factor)
  }

  private static func product(_ values: [Double], _ one: Int, _ other: Int, _ count: Int) -> Double {
    unsafe values.withUnsafeBufferPointer {
      unsafe innerProduct($0.baseAddress! + one, $0.baseAddress! + other, count: count)
    }
  }
}
