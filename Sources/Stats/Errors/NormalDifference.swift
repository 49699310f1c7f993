/// Normal differences with estimated mean and SD: the share within ±q, and how that share reacts to both.
struct NormalDifference {
  let mean, standardDeviation: Double
  let count: Int

  /// - Throws: ``ComparisonError/constantValues(series:)`` where there is no scatter.
  init(_ differences: [Double]) throws(ComparisonError) {
    let moments = Moments(differences)
    guard let sd = moments.sampleSD, sd > 0 else { throw .constantValues(series: "the differences") }
    mean = moments.mean
    standardDeviation = sd
    count = differences.count
  }

  /// Ends of ±q in SDs from the mean.
  private func ends(_ q: Double) -> (lower: Double, upper: Double) {
    ((-q - mean) / standardDeviation, (q - mean) / standardDeviation)
  }

  /// P(|d| > q).
  func beyond(_ q: Double) -> Double {
    let (lower, upper) = ends(q)
    return Normal.standard.cdf(lower) + Normal.standard.survival(upper)
  }

  /// Density of |d| at q, times the SD.
  func scaledDensity(_ q: Double) -> Double {
    let (lower, upper) = ends(q)
    return normalDensity(lower) + normalDensity(upper)
  }

  /// n × variance of the estimated P(|d| ≤ q), by the delta method: mean and SD are independent.
  func scaledVariance(_ q: Double) -> Double {
    let (lower, upper) = ends(q)
    let byMean = normalDensity(upper) - normalDensity(lower)
    let bySD = upper * normalDensity(upper) - lower * normalDensity(lower)
    return byMean * byMean + bySD * bySD / 2
  }

  /// The q that |d| stays below with this probability.
  func quantile(_ probability: Double) -> Double {
    let widest = abs(mean) + standardDeviation * Normal.standard.quantile(0.5 + probability / 2)
    return bisect(0...widest * (1 + 1e-12)) { beyond($0) > 1 - probability }
  }
}
