/// Size, mean and sample variance of one group.
struct GroupSpread {
  let count: Int
  let mean, variance: Double

  /// - Precondition: two finite values or more.
  init(_ values: [Double]) {
    let moments = Moments(values)
    count = values.count
    mean = moments.mean
    // A spread of rounding errors is none.
    let rounding = 2 * values.largestMagnitude.ulp
    let isConstant = moments.sumOfSquares <= Double(count) * rounding * rounding
    variance = isConstant ? 0 : moments.sumOfSquares / Double(count - 1)
  }

  var n: Double { Double(count) }
  var standardDeviation: Double { variance.squareRoot() }
}
