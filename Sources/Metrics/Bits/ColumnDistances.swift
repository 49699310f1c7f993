internal import ApicalImaging

/// Exact distances from many pixels of a row to a set of pixels, for pixels that are not of the set.
///
/// Rows to the nearest pixel of the set in the same column are found for all rows in two passes. Along a row, the column
/// that holds the nearest pixel moves to the right when the pixel looked from does: that of the middle pixel bounds
/// those of the pixels on both sides. The cost of a row hardly grows with the distances.
struct ColumnDistances {
  private let rows, columns: Range<Int>
  private let spacing: Spacing
  /// Columns of `gaps`: a multiple of eight.
  private let width: Int
  /// Rows to the nearest pixel in the same column, row after row; infinite in columns without one.
  private let gaps: [Float]

  /// - Parameters:
  ///   - target: The set.
  ///   - seen: The rows that distances are asked for.
  ///   - spacing: mm per pixel.
  /// - Precondition: `target` has a pixel.
  init(to target: BitMask, seenFrom seen: Range<Int>, spacing: Spacing) {
    // From outside, the nearest pixel lies on the boundary.
    let boundary = target.boundary()
    let (own, columns) = (boundary.rows, boundary.columns)
    let rows = min(own.lowerBound, seen.lowerBound)..<max(own.upperBound, seen.upperBound)
    let width = (columns.count + 7) & ~7
    var gaps = [Float](repeating: .infinity, count: rows.count * width)
    boundary.forEachPixel { x, y in gaps[(y - rows.lowerBound) * width + x - columns.lowerBound] = 0 }
    for row in 1..<max(1, rows.count) { Self.pass(&gaps, from: row - 1, to: row, width) }
    for row in (0..<rows.count - 1).reversed() { Self.pass(&gaps, from: row + 1, to: row, width) }
    (self.rows, self.columns, self.spacing, self.width, self.gaps) = (rows, columns, spacing, width, gaps)
  }

  /// Lowers the gaps of a row to those of a neighbouring row and one; eight columns at a time.
  private static func pass(_ gaps: inout [Float], from source: Int, to row: Int, _ width: Int) {
    unsafe gaps.withUnsafeMutableBytes { gaps in
      let size = MemoryLayout<Float>.stride
      for column in stride(from: 0, to: width, by: 8) {
        let (from, to) = ((source * width + column) * size, (row * width + column) * size)
        let next = unsafe gaps.loadUnaligned(fromByteOffset: from, as: SIMD8<Float>.self) + 1
        let own = unsafe gaps.loadUnaligned(fromByteOffset: to, as: SIMD8<Float>.self)
        let lower = own.replacing(with: next, where: next .< own)
        unsafe gaps.storeBytes(of: lower, toByteOffset: to, as: SIMD8<Float>.self)
      }
    }
  }

  /// Squared distances in mm² from the pixels of one row to the nearest of the set, in no particular order.
  ///
  /// - Parameters:
  ///   - xs: Columns of the pixels, ascending; none is of the set.
  ///   - y: Their row, one of those asked for.
  ///   - each: Called once a pixel.
  func forEachSquaredDistance(from xs: [Int], y: Int, _ each: (Double) -> Void) {
    unsafe gaps.withUnsafeBufferPointer { gaps in
      let start = (y - rows.lowerBound) * width
      let row = unsafe UnsafeBufferPointer(rebasing: gaps[start..<start + columns.count])
      unsafe settle(xs[...], within: 0...columns.count - 1, row, each)
    }
  }

  /// The middle pixel, then those left and right of it.
  private func settle(
    _ xs: ArraySlice<Int>, within bounds: ClosedRange<Int>, _ row: UnsafeBufferPointer<Float>,
    _ each: (Double) -> Void
  ) {
    guard !xs.isEmpty else { return }
    let middle = (xs.startIndex + xs.endIndex) / 2
    let (column, squared) = unsafe nearest(to: xs[middle] - columns.lowerBound, within: bounds, row)
    each(squared)
    unsafe settle(xs[..<middle], within: bounds.lowerBound...column, row, each)
    unsafe settle(xs[(middle + 1)...], within: column...bounds.upperBound, row, each)
  }

  /// Looks outwards from a column until no other can hold anything nearer.
  @inline(__always) private func nearest(
    to x: Int, within bounds: ClosedRange<Int>, _ row: UnsafeBufferPointer<Float>
  ) -> (column: Int, squared: Double) {
    var (nearest, best) = (x, Double.infinity)
    /// False where this column, and all beyond it, are too far.
    func look(_ column: Int) -> Bool {
      let dx = Double(column - x) * spacing.x
      guard dx * dx < best else { return false }
      let dy = unsafe Double(row[column]) * spacing.y
      let squared = dx * dx + dy * dy
      if squared < best { (nearest, best) = (column, squared) }
      return true
    }
    var right = max(x, bounds.lowerBound)
    while right <= bounds.upperBound, look(right) { right += 1 }
    var left = min(x - 1, bounds.upperBound)
    while left >= bounds.lowerBound, look(left) { left -= 1 }
    return (nearest, best)
  }
}
