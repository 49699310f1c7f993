internal import ApicalParallel

/// A dense matrix, row after row.
struct Matrix: Sendable, Equatable {
  let rows, columns: Int
  var values: [Double]

  init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "\(rows) × \(columns) values needed, \(values.count) given")
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: Matrix {
    var result = [Double](repeating: 0, count: values.count)
    for row in 0..<rows {
      for column in 0..<columns { result[column * rows + row] = values[row * columns + column] }
    }
    return Matrix(rows: columns, columns: rows, values: result)
  }

  /// This matrix times the transpose of `other`: entry (i, j) is the inner product of row i and row j of `other`.
  ///
  /// Rows are shared out to all cores; each is computed alike whatever their number.
  func timesTransposed(_ other: Matrix) -> Matrix {
    precondition(columns == other.columns, "inner products need rows of one length")
    let bands = Self.bands(of: rows)
    let parts = bands.mapSideBySide { self.products(of: $0, with: other) }
    return Matrix(rows: rows, columns: other.rows, values: parts.flatMap { $0 })
  }

  private static func bands(of rows: Int) -> [Range<Int>] {
    stride(from: 0, to: rows, by: 64).map { $0..<min($0 + 64, rows) }
  }

  /// Four rows at a time against two of `other`, in stretches that stay in the cache.
  private func products(of band: Range<Int>, with other: Matrix) -> [Double] {
    let (length, width) = (columns, other.rows)
    var result = [Double](repeating: 0, count: band.count * width)
    unsafe values.withUnsafeBufferPointer { left in
      unsafe other.values.withUnsafeBufferPointer { right in
        for start in stride(from: 0, to: length, by: 512) {
          let stretch = start..<min(start + 512, length)
          for row in stride(from: band.lowerBound, to: band.upperBound, by: 4) {
            for column in stride(from: 0, to: width, by: 2) {
              let target = (row - band.lowerBound) * width + column
              if row + 4 <= band.upperBound, column + 2 <= width {
                let (one, two) = unsafe Self.tile(
                  left.baseAddress! + row * length, right.baseAddress! + column * length, length, stretch)
                for index in 0..<4 {
                  result[target + index * width] += one[index]
                  result[target + index * width + 1] += two[index]
                }
              } else {
                for (down, row) in (row..<min(row + 4, band.upperBound)).enumerated() {
                  for (across, column) in (column..<min(column + 2, width)).enumerated() {
                    result[target + down * width + across] += unsafe innerProduct(
                      left.baseAddress! + row * length + start, right.baseAddress! + column * length + start,
                      count: stretch.count)
                  }
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// Inner products of four rows of `left` with two of `right` over a stretch of columns.
  @inline(__always) private static func tile(
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ length: Int, _ stretch: Range<Int>
  ) -> (even: SIMD4<Double>, odd: SIMD4<Double>) {
    var sums = (
      SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero,
      SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero
    )
    @inline(__always) func pair(_ base: UnsafePointer<Double>, _ row: Int, _ k: Int) -> SIMD2<Double> {
      unsafe SIMD2(base[row * length + k], base[row * length + k + 1])
    }
    var k = stretch.lowerBound
    while k + 1 < stretch.upperBound {
      let (even, odd) = unsafe (pair(right, 0, k), pair(right, 1, k))
      let (a, b, c, d) = unsafe (pair(left, 0, k), pair(left, 1, k), pair(left, 2, k), pair(left, 3, k))
      sums.0 += a * even
      sums.1 += b * even
      sums.2 += c * even
      sums.3 += d * even
      sums.4 += a * odd
      sums.5 += b * odd
      sums.6 += c * odd
      sums.7 += d * odd
      k += 2
    }
    var even = SIMD4(sums.0.sum(), sums.1.sum(), sums.2.sum(), sums.3.sum())
    var odd = SIMD4(sums.4.sum(), sums.5.sum(), sums.6.sum(), sums.7.sum())
    if k < stretch.upperBound {
      let column = unsafe SIMD4(left[k], left[length + k], left[2 * length + k], left[3 * length + k])
      unsafe even += column * right[k]
      unsafe odd += column * right[length + k]
    }
    return (even, odd)
  }
}
