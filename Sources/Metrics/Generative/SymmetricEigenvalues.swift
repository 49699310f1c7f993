/// The eigenvalues of a symmetric matrix, ascending.
///
/// Householder reflections make the matrix tridiagonal, implicit QL steps with Wilkinson's shift find its eigenvalues.
/// Golub & Van Loan, Matrix Computations, 4th ed., §§ 8.3.1 and 8.3.3. Each is right to about the rounding of the largest.
/// Cost: 4/3 n³ operations; n = 2048 takes about 3 s on one core.
struct SymmetricEigenvalues {
  let values: [Double]

  /// - Precondition: `matrix` is square; only its lower triangle is read.
  init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "eigenvalues are those of a square matrix")
    var (diagonal, off) = Self.tridiagonal(matrix)
    Self.diagonalise(&diagonal, &off)
    values = diagonal.sorted()
  }

  /// Diagonal and the entries beside it: `off[i]` joins i and i + 1.
  ///
  /// Each reflection acts on the rows above its own, from the last row up, so that the rows left are always the first ones.
  private static func tridiagonal(_ matrix: Matrix) -> (diagonal: [Double], off: [Double]) {
    let n = matrix.rows
    var a = matrix.values
    var off = [Double](repeating: 0, count: max(n, 1))
    for last in stride(from: n - 1, to: 1, by: -1) {
      // Row `last`, columns 0..<last, is reflected onto column last − 1.
      var v = Array(a[last * n..<last * n + last])
      let rest = v.dropLast().reduce(0) { $0 + $1 * $1 }
      let head = v[last - 1]
      guard rest > 0 else {
        off[last - 1] = head
        continue
      }
      let norm = (rest + head * head).squareRoot()
      off[last - 1] = head > 0 ? -norm : norm
      v[last - 1] = head - off[last - 1]
      let scale = 2 / (rest + v[last - 1] * v[last - 1])
      var w = symmetricProduct(a, n, v).map { $0 * scale }
      let half = scale / 2 * zip(v, w).reduce(0) { $0 + $1.0 * $1.1 }
      for index in w.indices { w[index] -= half * v[index] }
      subtractOuterProducts(&a, n, v, w)
    }
    if n > 1 { off[0] = a[n] }
    return ((0..<n).map { a[$0 * n + $0] }, off)
  }

  /// The leading block times `v`, from its lower triangle.
  private static func symmetricProduct(_ a: [Double], _ n: Int, _ v: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: v.count)
    unsafe result.withUnsafeMutableBufferPointer { result in
      unsafe a.withUnsafeBufferPointer { a in
        unsafe v.withUnsafeBufferPointer { v in
          for row in 0..<v.count {
            let line = unsafe a.baseAddress! + row * n
            unsafe result[row] += innerProduct(line, v.baseAddress!, count: row + 1)
            let factor = unsafe v[row]
            for column in 0..<row { unsafe result[column] += factor * line[column] }
          }
        }
      }
    }
    return result
  }

  /// The leading block less v wᵀ + w vᵀ, in its lower triangle.
  private static func subtractOuterProducts(_ a: inout [Double], _ n: Int, _ v: [Double], _ w: [Double]) {
    unsafe a.withUnsafeMutableBufferPointer { a in
      unsafe v.withUnsafeBufferPointer { v in
        unsafe w.withUnsafeBufferPointer { w in
          for row in 0..<v.count {
            let (left, right) = unsafe (v[row], w[row])
            let line = unsafe a.baseAddress! + row * n
            for column in 0...row { unsafe line[column] -= left * w[column] + right * v[column] }
          }
        }
      }
    }
  }

  /// Leaves the eigenvalues in `d`.
  private static func diagonalise(_ d: inout [Double], _ e: inout [Double]) {
    for first in d.indices {
      var last = blockEnd(d, e, from: first)
      while last > first {
        step(&d, &e, first, last)
        last = blockEnd(d, e, from: first)
      }
    }
  }

  /// Last index that is still joined to `first`.
  private static func blockEnd(_ d: [Double], _ e: [Double], from first: Int) -> Int {
    var index = first
    while index + 1 < d.count, abs(e[index]) > Double.ulpOfOne / 2 * (abs(d[index]) + abs(d[index + 1])) {
      index += 1
    }
    return index
  }

  /// One implicit QL step on the entries first…last.
  private static func step(_ d: inout [Double], _ e: inout [Double], _ first: Int, _ last: Int) {
    let slope = (d[first + 1] - d[first]) / (2 * e[first])
    let root = (slope * slope + 1).squareRoot()
    var g = d[last] - d[first] + e[first] / (slope + (slope < 0 ? -root : root))
    var (sine, cosine, p) = (1.0, 1.0, 0.0)
    for index in stride(from: last - 1, through: first, by: -1) {
      let f = sine * e[index]
      let b = cosine * e[index]
      let radius = (f * f + g * g).squareRoot()
      e[index + 1] = radius
      guard radius > 0 else {
        // The block has come apart here.
        d[index + 1] -= p
        if last < e.count { e[last] = 0 }
        return
      }
      sine = f / radius
      cosine = g / radius
      g = d[index + 1] - p
      let turned = (d[index] - g) * sine + 2 * cosine * b
      p = sine * turned
      d[index + 1] = g + p
      g = cosine * turned - b
    }
    d[first] -= p
    e[first] = g
    e[last] = 0
  }
}
