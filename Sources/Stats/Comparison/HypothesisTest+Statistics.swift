extension HypothesisTest {
  /// Two-sided test by Student's t.
  static func studentT(
    _ method: String, statistic: Double, degreesOfFreedom: Double, count: Int
  ) -> HypothesisTest {
    let tail = StudentT(degreesOfFreedom: degreesOfFreedom).survival(abs(statistic))
    return HypothesisTest(
      method: method, statisticName: "t", statistic: statistic, degreesOfFreedom: [degreesOfFreedom],
      pValue: min(1, 2 * tail), alternative: .twoSided, count: count)
  }

  /// Test by the upper tail of F: large values speak against the null hypothesis, whichever way groups differ.
  static func upperF(
    _ method: String, statistic: Double, numerator: Double, denominator: Double, count: Int
  ) -> HypothesisTest {
    HypothesisTest(
      method: method, statisticName: "F", statistic: statistic, degreesOfFreedom: [numerator, denominator],
      pValue: FisherF(numerator: numerator, denominator: denominator).survival(max(0, statistic)),
      alternative: .twoSided, count: count)
  }
}
