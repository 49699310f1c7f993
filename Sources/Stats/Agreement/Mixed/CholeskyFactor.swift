internal import Foundation

/// Lower triangle L of a small symmetric positive definite matrix A = L Lᵀ, rows in one array.
struct CholeskyFactor {
  let order: Int
  private let lower: [Double]

  /// Nil where the matrix is not positive definite, up to rounding.
  ///
  /// - Precondition: `matrix` holds order × order numbers.
  init?(_ matrix: [Double], order: Int) {
    precondition(matrix.count == order * order, "a matrix of order \(order) holds \(order * order) numbers")
    var lower = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        var sum = matrix[row * order + column]
        for k in 0..<column { sum -= lower[row * order + k] * lower[column * order + k] }
        if row == column {
          guard sum > 1e-13 * matrix[row * order + row] else { return nil }
          lower[row * order + row] = sum.squareRoot()
        } else {
          lower[row * order + column] = sum / lower[column * order + column]
        }
      }
    }
    self.order = order
    self.lower = lower
  }

  /// ln |A|.
  var logDeterminant: Double { 2 * (0..<order).reduce(0) { $0 + log(lower[$1 * order + $1]) } }

  /// L⁻¹ b, whose squared length is bᵀ A⁻¹ b.
  func forward(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<order {
      for column in 0..<row { x[row] -= lower[row * order + column] * x[column] }
      x[row] /= lower[row * order + row]
    }
    return x
  }

  /// A⁻¹ b.
  func solve(_ b: [Double]) -> [Double] {
    var x = forward(b)
    for row in (0..<order).reversed() {
      for below in row + 1..<max(order, row + 1) { x[row] -= lower[below * order + row] * x[below] }
      x[row] /= lower[row * order + row]
    }
    return x
  }

  /// bᵀ A⁻¹ b.
  func form(_ b: [Double]) -> Double { forward(b).reduce(0) { $0 + $1 * $1 } }
}
