/// Difference of two means whose variances may differ.
///
/// Degrees of freedom by Satterthwaite. B. L. Welch, Biometrika 1938;29:350–362.
struct Welch {
  private let one, two: GroupSpread

  /// - Precondition: one group at least scatters.
  init(_ one: GroupSpread, _ two: GroupSpread) {
    self.one = one
    self.two = two
  }

  private var difference: Double { one.mean - two.mean }
  private var standardError: Double { (one.variance / one.n + two.variance / two.n).squareRoot() }

  private var degreesOfFreedom: Double {
    // Shares of the variance first: the squares of tiny variances would vanish.
    let share = one.variance / one.n / (standardError * standardError)
    return 1 / (share * share / (one.n - 1) + (1 - share) * (1 - share) / (two.n - 1))
  }

  func estimate(confidence: Double, unit: ClinicalUnit) -> Estimate {
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.5 + confidence / 2)
    return Estimate(
      difference, margin: t * standardError, confidence: confidence, method: .studentT,
      count: one.count + two.count, unit: unit)
  }

  var test: HypothesisTest {
    .studentT(
      "Welch's t", statistic: difference / standardError, degreesOfFreedom: degreesOfFreedom,
      count: one.count + two.count)
  }
}
