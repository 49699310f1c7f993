/// The sums behind Fleiss' kappa of one table: a row per exam, a column per category.
struct MultiRaterAgreement {
  /// Share of each category among all ratings.
  let shares: [Double]
  /// Share of agreeing pairs of ratings, and that expected by chance.
  let observed, expected: Double
  let kappa: Double
  /// Gwet 2008: κ is a mean over exams to first order; the variance of that mean.
  let standardError: Double
  /// Fleiss, Nee & Landis 1979, equation 12.
  let nullStandardError: Double
  private let subjects: Int

  /// - Precondition: at least 2 rows, each with `raters` ≥ 2 ratings.
  init(_ counts: [[Int]], raters: Int) {
    let n = Double(counts.count)
    let m = Double(raters)
    let totals = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let shares = totals.map { Double($0) / (n * m) }
    let agreement = counts.map { row in Double(row.reduce(0) { $0 + $1 * ($1 - 1) }) / (m * (m - 1)) }
    let expected = CompensatedSum.of(shares.lazy.map { $0 * $0 })
    let observed = CompensatedSum.of(agreement) / n
    let rest = 1 - expected
    let kappa = (observed - expected) / rest
    let deviations = zip(counts, agreement).lazy.map { row, own in
      let chance = CompensatedSum.of(zip(row, shares).lazy.map { Double($0) / m * $1 })
      let linear = (own - expected) / rest - 2 * (1 - kappa) * (chance - expected) / rest
      return (linear - kappa) * (linear - kappa)
    }
    let skew = CompensatedSum.of(shares.lazy.map { $0 * (1 - $0) * (1 - 2 * $0) })
    self.shares = shares
    self.observed = observed
    self.expected = expected
    self.kappa = kappa
    standardError = (CompensatedSum.of(deviations) / (n * (n - 1))).squareRoot()
    nullStandardError = (2 * max(0, rest * rest - skew) / (n * m * (m - 1))).squareRoot() / rest
    subjects = counts.count
  }

  func estimate(confidence: Double) -> Estimate {
    let t = StudentT(degreesOfFreedom: Double(subjects - 1)).quantile(0.5 + confidence / 2)
    let margin = t * standardError
    return Estimate(
      value: kappa, interval: cutInterval(kappa, margin: margin, within: -1...1), confidence: confidence,
      method: .studentT, count: subjects, unit: .dimensionless)
  }

  func test(_ method: String) -> HypothesisTest {
    let z = kappa / nullStandardError
    return HypothesisTest(
      method: method, statisticName: "z", statistic: z, pValue: 2 * Normal.standard.survival(abs(z)),
      alternative: .twoSided, count: subjects)
  }
}
