internal import Foundation

/// The weights of a window along one axis, which sum to one, and the factor of its variances.
struct WindowKernel: Sendable, Equatable {
  let weights: [Double]
  /// n / (n − 1) for sample covariances, 1 for population ones.
  let varianceFactor: Double

  var side: Int { weights.count }

  init(_ similarity: StructuralSimilarity) {
    switch similarity.window {
    case .uniform(let side):
      weights = [Double](repeating: 1 / Double(side), count: side)
    case .gaussian(let sigma):
      let radius = Int(3.5 * sigma + 0.5)
      let raw = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
      let sum = raw.reduce(0, +)
      weights = raw.map { $0 / sum }
    }
    let pixels = Double(weights.count * weights.count)
    varianceFactor = similarity.covariance == .sample ? pixels / (pixels - 1) : 1
  }
}

/// Weighted means, over all windows of one row of windows after the other, of the product of two planes.
struct WindowMeans {
  private let one, other: [Double]
  private let width: Int
  private let weights: [Double]
  /// Products of the last `side` rows of pixels, in turn.
  private var products: [Double]
  private var columns: [Double]
  private var nextRow = 0

  /// - Parameters:
  ///   - one: A plane of pixels, row after row.
  ///   - other: The other factor; nil for the means of `one` itself.
  ///   - width: Pixels a row.
  ///   - kernel: The window.
  init(of one: [Double], times other: [Double]? = nil, width: Int, kernel: WindowKernel) {
    self.one = one
    self.other = other ?? []
    self.width = width
    weights = kernel.weights
    products = [Double](repeating: 0, count: width * kernel.side)
    columns = [Double](repeating: 0, count: width)
    for _ in 1..<kernel.side { multiplyRow() }
  }

  /// The means of the next row of windows: `width − side + 1` values into `means`.
  mutating func next(into means: inout [Double]) {
    multiplyRow()
    let (side, width) = (weights.count, width)
    // The oldest row of products is the window's first.
    let oldest = nextRow % side
    unsafe columns.withUnsafeMutableBufferPointer { columns in
      unsafe products.withUnsafeBufferPointer { products in
        for tap in 0..<side {
          let (start, weight) = ((oldest + tap) % side * width, weights[tap])
          if tap == 0 {
            for x in 0..<width { unsafe columns[x] = weight * products[start + x] }
          } else {
            for x in 0..<width { unsafe columns[x] += weight * products[start + x] }
          }
        }
      }
      unsafe means.withUnsafeMutableBufferPointer { means in
        for tap in 0..<side {
          let weight = weights[tap]
          if tap == 0 {
            for x in 0..<width - side + 1 { unsafe means[x] = weight * columns[x] }
          } else {
            for x in 0..<width - side + 1 { unsafe means[x] += weight * columns[x + tap] }
          }
        }
      }
    }
  }

  private mutating func multiplyRow() {
    let (source, target) = (nextRow * width, nextRow % weights.count * width)
    let width = width
    unsafe products.withUnsafeMutableBufferPointer { products in
      unsafe one.withUnsafeBufferPointer { one in
        unsafe other.withUnsafeBufferPointer { other in
          if other.isEmpty {
            for x in 0..<width { unsafe products[target + x] = one[source + x] }
          } else {
            for x in 0..<width { unsafe products[target + x] = one[source + x] * other[source + x] }
          }
        }
      }
    }
    nextRow += 1
  }
}
