/// The ordinary least squares line of y on x.
struct LeastSquaresLine {
  let count: Int
  let intercept, slope: Double
  /// Mean of x and Σ (x − mean)².
  let meanX, sumOfSquaresX: Double
  /// Σ residual², zero where the points lie on the line up to rounding.
  let residualSumOfSquares: Double
  let residuals: [Double]

  /// - Parameters:
  ///   - scale: Largest value that y was computed from; residuals of a few units in its last place count as
  ///     none.
  ///   - xName: For the error.
  /// - Throws: ``ComparisonError/constantValues(series:)`` where all x are the same.
  /// - Precondition: equally many finite values, two at least.
  init(_ x: [Double], _ y: [Double], scale: Double, xName: String) throws(ComparisonError) {
    precondition(x.count == y.count && x.count >= 2, "a line needs pairs")
    let momentsX = Moments(x)
    guard x.contains(where: { $0 != x[0] }), momentsX.sumOfSquares > 0 else {
      throw .constantValues(series: xName)
    }
    let meanY = Moments(y).mean
    let products = CompensatedSum.of(zip(x, y).lazy.map { ($0 - momentsX.mean) * ($1 - meanY) })
    count = x.count
    meanX = momentsX.mean
    sumOfSquaresX = momentsX.sumOfSquares
    let slope = products / momentsX.sumOfSquares
    let meanX = meanX
    self.slope = slope
    intercept = meanY - slope * meanX
    let residuals = zip(x, y).map { ($1 - meanY) - slope * ($0 - meanX) }
    self.residuals = residuals
    let squares = CompensatedSum.of(residuals.lazy.map { $0 * $0 })
    let rounding = 4 * scale.ulp
    residualSumOfSquares = squares <= Double(x.count) * rounding * rounding ? 0 : squares
  }

  /// Residual mean square on n − 2 degrees of freedom.
  var residualVariance: Double { residualSumOfSquares / Double(count - 2) }

  var slopeStandardError: Double { (residualVariance / sumOfSquaresX).squareRoot() }

  var interceptStandardError: Double {
    (residualVariance * (1 / Double(count) + meanX * meanX / sumOfSquaresX)).squareRoot()
  }
}
