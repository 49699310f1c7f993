internal import Foundation

/// Passing and Bablok's test that points scatter at random around a line.
///
/// Along the line, points above it step up by √(below/above) and points below step down by √(above/below);
/// the farthest excursion of the sum, over √(below + 1), is compared with the Kolmogorov–Smirnov limit
/// distribution.
struct LinearityCusum {
  /// nil where no point lies above, or none below.
  let test: HypothesisTest?

  init(_ line: MethodLine, x: [Double], y: [Double]) {
    let residuals = zip(x, y).map { $1 - line.intercept - line.slope * $0 }
    let rounding = 4 * y.largestMagnitude.ulp
    let above = residuals.count { $0 > rounding }
    let below = residuals.count { $0 < -rounding }
    guard above > 0, below > 0 else {
      test = nil
      return
    }
    let up = (Double(below) / Double(above)).squareRoot()
    // Position along the line: projection on its direction.
    let positions = zip(x, y).map { $0 + line.slope * ($1 - line.intercept) }
    let order = x.indices.sorted { (positions[$0], $0) < (positions[$1], $1) }
    var sum = 0.0
    var farthest = 0.0
    for index in order {
      if residuals[index] > rounding { sum += up } else if residuals[index] < -rounding { sum -= 1 / up }
      farthest = max(farthest, abs(sum))
    }
    let statistic = farthest / Double(below + 1).squareRoot()
    test = HypothesisTest(
      method: "Passing–Bablok, cusum test of linearity", statisticName: "H", statistic: statistic,
      pValue: kolmogorovTail(statistic), alternative: .twoSided, count: x.count)
  }
}

/// P(K > x) of Kolmogorov's limit distribution.
func kolmogorovTail(_ x: Double) -> Double {
  guard x > 0 else { return 1 }
  var sum = 0.0
  if x < 1 {
    // Theta transform: converges fast where the alternating series does not.
    let scale = Double.pi * Double.pi / (8 * x * x)
    for odd in stride(from: 1.0, through: 15, by: 2) { sum += exp(-odd * odd * scale) }
    return max(0, 1 - (2 * Double.pi).squareRoot() / x * sum)
  }
  for k in stride(from: 12.0, through: 1, by: -1) {
    sum = exp(-2 * k * k * x * x) - sum
  }
  return 2 * sum
}
