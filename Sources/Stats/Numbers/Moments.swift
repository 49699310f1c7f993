/// Mean and spread of a sample in two passes with compensated sums.
///
/// The second pass works on deviations from the mean, so a large common offset costs no digits.
/// Values up to about 1e150 in magnitude; beyond that, squares overflow.
struct Moments {
  let count: Int
  let mean: Double
  /// Σ (x − mean)².
  let sumOfSquares: Double

  /// - Precondition: at least one value, all finite.
  init(_ values: [Double]) {
    precondition(!values.isEmpty, "a mean needs a value")
    let n = Double(values.count)
    let first = CompensatedSum.of(values) / n
    let residual = CompensatedSum.of(values.lazy.map { $0 - first })
    let squares = CompensatedSum.of(values.lazy.map { ($0 - first) * ($0 - first) })
    count = values.count
    mean = first + residual / n
    sumOfSquares = max(0, squares - residual * residual / n)
  }

  /// Moments that are known already.
  init(count: Int, mean: Double, sumOfSquares: Double) {
    self.count = count
    self.mean = mean
    self.sumOfSquares = sumOfSquares
  }

  /// Divisor n − 1; nil for a single value.
  var sampleSD: Double? {
    count > 1 ? (sumOfSquares / Double(count - 1)).squareRoot() : nil
  }
}
