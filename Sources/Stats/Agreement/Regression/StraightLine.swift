/// Least squares of y on x: y = intercept + slope × x.
struct StraightLine {
  let count: Int
  let intercept, slope: Double
  /// √(Σ residual² / (n − 2)).
  let residualSD: Double
  private let meanX, sumOfSquaresX: Double

  /// Nil where all x are the same, or as good as.
  ///
  /// - Precondition: at least three pairs.
  init?(x: [Double], y: [Double]) {
    precondition(x.count == y.count && x.count > 2, "a line with a residual SD needs three points")
    let xs = Moments(x)
    let ys = Moments(y)
    guard xs.sumOfSquares > 0, xs.sumOfSquares.isFinite else { return nil }
    let products = CompensatedSum.of(zip(x, y).lazy.map { ($0 - xs.mean) * ($1 - ys.mean) })
    let slope = products / xs.sumOfSquares
    let squares = CompensatedSum.of(
      zip(x, y).lazy.map { point in
        let residual = (point.1 - ys.mean) - slope * (point.0 - xs.mean)
        return residual * residual
      })
    guard slope.isFinite, squares.isFinite else { return nil }
    self.slope = slope
    intercept = ys.mean - slope * xs.mean
    residualSD = (squares / Double(x.count - 2)).squareRoot()
    count = x.count
    meanX = xs.mean
    sumOfSquaresX = xs.sumOfSquares
  }

  /// Of the residuals.
  var degreesOfFreedom: Double { Double(count - 2) }

  /// Standard error of the slope.
  var slopeError: Double { residualSD / sumOfSquaresX.squareRoot() }

  /// Height of the line.
  func value(at x: Double) -> Double { intercept + slope * x }

  /// Standard error of the height of the line.
  func error(at x: Double) -> Double {
    let distance = x - meanX
    return residualSD * (1 / Double(count) + distance * distance / sumOfSquaresX).squareRoot()
  }

  /// y − the line.
  func residuals(x: [Double], y: [Double]) -> [Double] { zip(x, y).map { $1 - value(at: $0) } }

  /// t test of a slope of zero, two-sided.
  func slopeTest(_ method: String) -> HypothesisTest? {
    guard slopeError > 0 else { return nil }
    let t = slope / slopeError
    return HypothesisTest(
      method: method, statisticName: "t", statistic: t, degreesOfFreedom: [degreesOfFreedom],
      pValue: 2 * StudentT(degreesOfFreedom: degreesOfFreedom).survival(abs(t)), alternative: .twoSided,
      count: count)
  }
}
