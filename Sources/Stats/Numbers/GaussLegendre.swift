internal import Foundation

/// Gauss–Legendre quadrature: exact for polynomials up to degree 2 × order − 1.
struct GaussLegendre {
  /// Positions in −1…1, ascending.
  let nodes: [Double]
  /// Weights that add up to 2.
  let weights: [Double]

  /// Computed once.
  static let fine = GaussLegendre(order: 48)
  /// Computed once.
  static let coarse = GaussLegendre(order: 28)

  /// Nodes are the roots of the Legendre polynomial, by Newton's method from Chebyshev's.
  ///
  /// - Precondition: `order` is above zero.
  init(order: Int) {
    precondition(order > 0, "a quadrature needs a node")
    let n = Double(order)
    var nodes: [Double] = []
    var weights: [Double] = []
    for index in (0..<order).reversed() {
      var x = cos(.pi * (Double(index) + 0.75) / (n + 0.5))
      var slope = Self.legendre(order, x).slope
      for _ in 0..<10 {
        let (value, derivative) = Self.legendre(order, x)
        slope = derivative
        let step = value / derivative
        x -= step
        if abs(step) < 1e-15 { break }
      }
      nodes.append(x)
      weights.append(2 / ((1 - x * x) * slope * slope))
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// The nodes and weights stretched to another interval.
  func scaled(to range: ClosedRange<Double>) -> [(position: Double, weight: Double)] {
    let half = (range.upperBound - range.lowerBound) / 2
    let middle = (range.upperBound + range.lowerBound) / 2
    return zip(nodes, weights).map { (middle + half * $0, half * $1) }
  }

  /// Value and slope of the Legendre polynomial by its three-term recurrence.
  private static func legendre(_ order: Int, _ x: Double) -> (value: Double, slope: Double) {
    var previous = 1.0
    var current = x
    for degree in stride(from: 2, through: order, by: 1) {
      let k = Double(degree)
      (previous, current) = (current, ((2 * k - 1) * x * current - (k - 1) * previous) / k)
    }
    return (current, Double(order) * (x * current - previous) / (x * x - 1))
  }
}
