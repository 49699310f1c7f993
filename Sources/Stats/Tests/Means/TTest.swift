/// Student's and Welch's t tests, with effect sizes.
///
/// Two-sided p counts both tails; the interval of a one-sided test bounds the tested side alone, as R's `t.test`.
public struct TTest: Sendable, Equatable, Codable {
  /// t, its degrees of freedom and p; `greater` when the difference tends to be above that of the null hypothesis.
  public let test: HypothesisTest
  /// Mean of the values, or difference first − second of the means, with Student's interval.
  public let mean: Estimate
  /// Distance of the mean, or of the means, in SDs.
  ///
  /// One sample and pairs: SD of the values or differences (d_z). Two samples: pooled SD. Welch: the root of the
  /// mean of both variances; M. Delacre et al., PsyArXiv 2021, doi 10.31234/osf.io/tu6mp.
  public let effect: StandardisedDifference

  /// One sample against a given mean.
  ///
  /// - Parameters:
  ///   - values: One per patient; differences for a paired test.
  ///   - nullMean: Mean under the null hypothesis.
  ///   - unit: Unit of the values.
  ///   - alternative: The side tested.
  ///   - confidence: Level of all intervals.
  /// - Throws: ``TestError`` below two values, for one not finite or beyond 1e150, or without spread.
  public init(
    _ values: [Double], nullMean: Double = 0, unit: ClinicalUnit, alternative: Alternative = .twoSided,
    confidence: Double = 0.95
  ) throws(TestError) {
    try self.init(
      values, scale: values.largestMagnitude, "One-sample t", nullMean, unit, alternative, confidence)
  }

  /// Paired samples, in the same order of patients: first − second against zero.
  ///
  /// Differences that rounding of either series alone tells apart have no spread.
  /// - Throws: ``TestError`` for series of unequal length, and as for one sample.
  public init(
    pairs first: [Double], _ second: [Double], unit: ClinicalUnit, alternative: Alternative = .twoSided,
    confidence: Double = 0.95
  ) throws(TestError) {
    try self.init(
      pairedDifferences(first, second), scale: (first + second).largestMagnitude, "Paired t", 0, unit,
      alternative, confidence)
  }

  /// - Parameter scale: Largest magnitude of what was measured.
  private init(
    _ values: [Double], scale: Double, _ name: String, _ nullMean: Double, _ unit: ClinicalUnit,
    _ alternative: Alternative, _ confidence: Double
  ) throws(TestError) {
    try validate(values, minimum: 2, sample: "values")
    precondition(nullMean.isFinite, "a mean under the null hypothesis is finite, not \(nullMean)")
    let moments = Moments(values)
    let n = Double(values.count)
    let sd = try spread(
      (moments.sumOfSquares / (n - 1)).squareRoot(), scale: scale, count: values.count, name)
    try self.init(
      name: name, difference: moments.mean, nullDifference: nullMean, standardError: sd / n.squareRoot(),
      degreesOfFreedom: n - 1, effectSD: sd, effectDegrees: n - 1, count: values.count, unit: unit,
      alternative: alternative, confidence: confidence)
  }

  /// Two independent samples.
  ///
  /// - Parameters:
  ///   - first: Values of one group of patients.
  ///   - second: Values of another group.
  ///   - equalVariances: Student's test with the pooled SD; Welch's test otherwise.
  ///   - unit: Unit of the values.
  ///   - alternative: The side tested.
  ///   - confidence: Level of all intervals.
  /// - Throws: ``TestError`` below two values in a sample (Student: one, and three in all), for one not finite or
  ///   beyond 1e150, or without spread in both samples.
  public init(
    first: [Double], second: [Double], equalVariances: Bool = false, unit: ClinicalUnit,
    alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(TestError) {
    let name = equalVariances ? "Student's two-sample t" : "Welch's t"
    let pair = try SamplePair(first, second, minimum: equalVariances ? 1 : 2)
    guard pair.count >= 3 else { throw .tooFewValues(count: pair.count, minimum: 3, sample: "values") }
    let scatter = equalVariances ? pair.pooled : pair.separate
    _ = try spread(
      scatter.standardError, scale: (first + second).largestMagnitude, count: pair.count, name)
    try self.init(
      name: name, difference: pair.difference, nullDifference: 0, standardError: scatter.standardError,
      degreesOfFreedom: scatter.degreesOfFreedom, effectSD: scatter.effectSD,
      effectDegrees: scatter.effectDegrees, count: pair.count, unit: unit, alternative: alternative,
      confidence: confidence)
  }

  private init(
    name: String, difference: Double, nullDifference: Double, standardError: Double,
    degreesOfFreedom: Double, effectSD: Double, effectDegrees: Double, count: Int, unit: ClinicalUnit,
    alternative: Alternative, confidence: Double
  ) throws(TestError) {
    try TestError.check(confidence: confidence)
    let t = (difference - nullDifference) / standardError
    let reference = StudentT(degreesOfFreedom: degreesOfFreedom)
    test = HypothesisTest(
      method: name, statisticName: "t", statistic: t, degreesOfFreedom: [degreesOfFreedom],
      pValue: alternative.pValue(lower: reference.cdf(t), upper: reference.survival(t)),
      alternative: alternative, count: count)
    let margin = standardError * reference.quantile(1 - alternative.tail(confidence: confidence))
    mean = Estimate(
      value: difference, interval: alternative.interval(difference - margin, difference + margin),
      confidence: confidence, method: .studentT, count: count, unit: unit)
    effect = StandardisedDifference(
      t: t, testDegrees: degreesOfFreedom, scale: standardError / effectSD, degreesOfFreedom: effectDegrees,
      alternative: alternative, confidence: confidence, count: count)
  }
}

/// Refuses a spread that is nothing but rounding of the values.
private func spread(
  _ value: Double, scale: Double, count: Int, _ name: String
) throws(TestError) -> Double {
  guard value > 4 * scale.ulp / Double(count).squareRoot(), value.isNormal else {
    throw .noSpread(test: name)
  }
  return value
}
