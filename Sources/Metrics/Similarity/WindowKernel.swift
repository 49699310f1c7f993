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
    let starts = (0..<side).map { (nextRow + $0) % side * width }
    unsafe columns.withUnsafeMutableBufferPointer { columns in
      unsafe products.withUnsafeBufferPointer { products in
        unsafe Self.combine(products.baseAddress!, starts, weights, width, columns.baseAddress!)
      }
      unsafe means.withUnsafeMutableBufferPointer { means in
        unsafe Self.combine(
          UnsafePointer(columns.baseAddress!), Array(0..<side), weights, width - side + 1, means.baseAddress!)
      }
    }
  }

  /// target[x] = Σ weights[t] · source[starts[t] + x] for 0 ≤ x < count, four at a time.
  private static func combine(
    _ source: UnsafePointer<Double>, _ starts: [Int], _ weights: [Double], _ count: Int,
    _ target: UnsafeMutablePointer<Double>
  ) {
    let (starts, weights) = (starts.span, weights.span)
    var x = 0
    while x + 4 <= count {
      var sum = SIMD4<Double>.zero
      for tap in weights.indices { unsafe sum += weights[tap] * four(source, starts[tap] + x) }
      unsafe UnsafeMutableRawPointer(target + x).storeBytes(of: sum, as: SIMD4<Double>.self)
      x += 4
    }
    while x < count {
      var sum = 0.0
      for tap in weights.indices { unsafe sum += weights[tap] * source[starts[tap] + x] }
      unsafe target[x] = sum
      x += 1
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
