internal import ApicalImaging

/// Mean and variance of an image in every window.
struct LocalMoments: Sendable {
  let width: Int
  /// Windows across and down.
  let columns, rows: Int
  /// Pixel values, row after row.
  let pixels: [Double]
  /// One a window, row after row.
  let means, variances: [Double]

  /// - Throws: ``SimilarityError`` for an image smaller than the window or with a pixel that is not finite.
  init(_ image: Image, _ kernel: WindowKernel) throws(SimilarityError) {
    guard min(image.width, image.height) >= kernel.side else {
      throw .smallerThanWindow(image.size, side: kernel.side)
    }
    if let pixel = image.pixels.firstIndex(where: { !$0.isFinite }) { throw .notFinite(pixel: pixel) }
    width = image.width
    columns = image.width - kernel.side + 1
    rows = image.height - kernel.side + 1
    let pixels = image.pixels.map(Double.init)
    let means = Self.means(WindowMeans(of: pixels, width: width, kernel: kernel), columns, rows)
    let squares = Self.means(
      WindowMeans(of: pixels, times: pixels, width: width, kernel: kernel), columns, rows)
    variances = zip(squares, means).map { kernel.varianceFactor * ($0 - $1 * $1) }
    self.pixels = pixels
    self.means = means
  }

  private static func means(_ filter: WindowMeans, _ columns: Int, _ rows: Int) -> [Double] {
    var filter = filter
    var row = [Double](repeating: 0, count: columns)
    var result: [Double] = []
    result.reserveCapacity(columns * rows)
    for _ in 0..<rows {
      filter.next(into: &row)
      result += row
    }
    return result
  }
}

/// SSIM summed over one row of windows after the other.
struct SimilarityRows {
  private let one, other: LocalMoments
  private let factor, c1, c2: Double
  private var products: WindowMeans
  /// SSIM of each window of the last row that was computed.
  private(set) var means: [Double]
  private var row = 0

  init(_ one: LocalMoments, _ other: LocalMoments, _ kernel: WindowKernel, _ similarity: StructuralSimilarity)
  {
    (self.one, self.other) = (one, other)
    (factor, c1, c2) = (kernel.varianceFactor, similarity.c1, similarity.c2)
    products = WindowMeans(of: one.pixels, times: other.pixels, width: one.width, kernel: kernel)
    means = [Double](repeating: 0, count: one.columns)
  }

  /// The sum over the next row.
  mutating func next() -> Double {
    products.next(into: &means)
    let (columns, start) = (one.columns, row * one.columns)
    row += 1
    let (factor, c1, c2) = (factor, c1, c2)
    return unsafe means.withUnsafeMutableBufferPointer { means in
      unsafe one.means.withUnsafeBufferPointer { firstMeans in
        unsafe other.means.withUnsafeBufferPointer { secondMeans in
          unsafe one.variances.withUnsafeBufferPointer { firstVariances in
            unsafe other.variances.withUnsafeBufferPointer { secondVariances in
              for x in 0..<columns {
                let (mx, my) = unsafe (firstMeans[start + x], secondMeans[start + x])
                let covariance = unsafe factor * (means[x] - mx * my)
                let spread = unsafe firstVariances[start + x] + secondVariances[start + x] + c2
                unsafe means[x] =
                  (2 * mx * my + c1) * (2 * covariance + c2) / ((mx * mx + my * my + c1) * spread)
              }
            }
          }
        }
      }
      var sum = 0.0
      for x in 0..<columns { unsafe sum += means[x] }
      return sum
    }
  }
}
