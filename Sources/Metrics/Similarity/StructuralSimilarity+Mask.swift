public import ApicalImaging

extension StructuralSimilarity {
  /// Mean SSIM over the windows that lie inside of a mask with all their pixels.
  ///
  /// - Parameters:
  ///   - one: An image.
  ///   - other: An image of the same size.
  ///   - mask: What is compared, on the same grid.
  /// - Returns: nil where no window fits into the mask.
  /// - Throws: ``SimilarityError`` as ``mean(_:_:)``; also for a mask of another size.
  public func mean(_ one: Image, _ other: Image, within mask: Mask) throws(SimilarityError) -> Double? {
    guard one.size == other.size else { throw .sizesDiffer(one.size, other.size) }
    guard one.size == mask.size else { throw .sizesDiffer(one.size, mask.size) }
    let kernel = WindowKernel(self)
    let (first, second) = (try LocalMoments(one, kernel), try LocalMoments(other, kernel))
    let fits = mask.windowsInside(side: kernel.side)
    var rows = SimilarityRows(first, second, kernel, self)
    var (sum, count) = (0.0, 0)
    for row in 0..<first.rows {
      _ = rows.next()
      for column in 0..<first.columns where fits[row * first.columns + column] {
        sum += rows.means[column]
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }
}

extension Mask {
  /// For every window of `side` × `side` pixels, row after row, whether all of it is in the set.
  fileprivate func windowsInside(side: Int) -> [Bool] {
    // Pixels of the set above and left of each corner of the grid.
    var sums = [Int](repeating: 0, count: (width + 1) * (height + 1))
    let stride = width + 1
    for y in 0..<height {
      for x in 0..<width {
        sums[(y + 1) * stride + x + 1] =
          sums[y * stride + x + 1] + sums[(y + 1) * stride + x] - sums[y * stride + x] + (self[x, y] ? 1 : 0)
      }
    }
    var result: [Bool] = []
    for y in 0...(height - side) {
      for x in 0...(width - side) {
        let inside =
          sums[(y + side) * stride + x + side] - sums[y * stride + x + side]
          - sums[(y + side) * stride + x] + sums[y * stride + x]
        result.append(inside == side * side)
      }
    }
    return result
  }
}
