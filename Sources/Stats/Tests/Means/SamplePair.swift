/// Moments of two independent samples.
struct SamplePair {
  /// Standard error of the difference of means, with its degrees of freedom; SD of the effect size, with its own.
  struct Scatter {
    let standardError, degreesOfFreedom, effectSD, effectDegrees: Double
  }

  private let first, second: Moments

  init(_ first: [Double], _ second: [Double], minimum: Int) throws(TestError) {
    try validate(first, minimum: minimum, sample: "first sample")
    try validate(second, minimum: minimum, sample: "second sample")
    self.first = Moments(first)
    self.second = Moments(second)
  }

  var count: Int { first.count + second.count }
  var difference: Double { first.mean - second.mean }

  /// One variance for both samples.
  var pooled: Scatter {
    let (m, n) = (Double(first.count), Double(second.count))
    let sd = ((first.sumOfSquares + second.sumOfSquares) / (m + n - 2)).squareRoot()
    return Scatter(
      standardError: sd * (1 / m + 1 / n).squareRoot(), degreesOfFreedom: m + n - 2, effectSD: sd,
      effectDegrees: m + n - 2)
  }

  /// A variance of each sample. B. L. Welch, Biometrika 1947;34:28–35.
  var separate: Scatter {
    let (m, n) = (Double(first.count), Double(second.count))
    let (a, b) = (first.sumOfSquares / (m - 1), second.sumOfSquares / (n - 1))
    guard a + b > 0 else {
      return Scatter(standardError: 0, degreesOfFreedom: m + n - 2, effectSD: 0, effectDegrees: m + n - 2)
    }
    return Scatter(
      standardError: (a / m + b / n).squareRoot(),
      degreesOfFreedom: satterthwaite(a / m, m - 1, b / n, n - 1),
      effectSD: ((a + b) / 2).squareRoot(), effectDegrees: satterthwaite(a, m - 1, b, n - 1))
  }
}
