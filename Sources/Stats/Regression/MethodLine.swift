internal import Foundation

/// A line between two methods: method = intercept + slope × reference.
struct MethodLine {
  let intercept, slope: Double

  init(intercept: Double, slope: Double) {
    self.intercept = intercept
    self.slope = slope
  }

  /// The Deming line: least Σ w (y − a − bx)² / (1 + ratio · b²), up to a factor.
  ///
  /// - Parameter errorRatio: Variance of the error of x / variance of the error of y.
  /// - Returns: nil for a vertical line, or where no direction is better than another.
  init?(deming moments: WeightedMoments, errorRatio: Double) {
    let u = errorRatio * moments.yy - moments.xx
    let v = 2 * errorRatio.squareRoot() * moments.xy
    let root = hypot(u, v)
    // Two forms of one solution; each cancels nothing on its side.
    if u > 0 {
      guard moments.xy != 0 else { return nil }
      slope = (u + root) / (2 * errorRatio * moments.xy)
    } else {
      guard root - u > 0 else { return nil }
      slope = 2 * moments.xy / (root - u)
    }
    guard slope.isFinite else { return nil }
    intercept = moments.meanY - slope * moments.meanX
  }
}
