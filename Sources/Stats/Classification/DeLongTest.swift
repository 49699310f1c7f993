/// Comparison of two areas under ROC curves: does one measurement tell the disease better than the other?
///
/// z = difference / standard error, two-sided, with the variances and, for the same exams, the covariance of
/// E. R. DeLong, D. M. DeLong & D. L. Clarke-Pearson, Biometrics 1988;44:837–845.
public struct DeLongTest: Sendable, Equatable, Codable {
  /// The two areas with their intervals.
  public let first, second: AreaUnderCurve
  /// first − second, −1…1, without unit.
  public let difference: Estimate
  /// Covariance of the two areas; 0 for different exams.
  public let covariance: Double
  /// z test of no difference, two-sided; nil where the difference has no variance, as between equal
  /// measurements.
  public let test: HypothesisTest?

  /// Two measurements of the same exams.
  ///
  /// - Parameters:
  ///   - first: Values of the first measurement, one per exam.
  ///   - second: Values of the second.
  ///   - diseased: Whether the reference says that the disease is there.
  ///   - firstSide: Which values of the first speak for the disease.
  ///   - secondSide: Which values of the second do.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ClassificationError`` as ``AreaUnderCurve``.
  public init(
    first: [Double], second: [Double], diseased: [Bool], firstSide: DiseaseSide, secondSide: DiseaseSide,
    confidence: Double = 0.95
  ) throws(ClassificationError) {
    try ClassificationError.check(confidence: confidence)
    let one = PlacementValues(
      try DiseaseGroups(values: first, diseased: diseased, side: firstSide, minimum: 2))
    let two = PlacementValues(
      try DiseaseGroups(values: second, diseased: diseased, side: secondSide, minimum: 2))
    self.init(
      AreaUnderCurve(one, side: firstSide, interval: .plain, confidence: confidence),
      AreaUnderCurve(two, side: secondSide, interval: .plain, confidence: confidence),
      covariance: one.covariance(with: two), name: "DeLong's test, same exams, z", count: diseased.count,
      confidence: confidence)
  }

  /// Two groups of different exams.
  ///
  /// The level of the interval is that of `first`.
  public init(first: AreaUnderCurve, second: AreaUnderCurve) {
    self.init(
      first, second, covariance: 0, name: "DeLong's test, different exams, z",
      count: first.auc.count + second.auc.count, confidence: first.auc.confidence)
  }

  private init(
    _ first: AreaUnderCurve, _ second: AreaUnderCurve, covariance: Double, name: String, count: Int,
    confidence: Double
  ) {
    let value = first.auc.value - second.auc.value
    let sum = first.standardError * first.standardError + second.standardError * second.standardError
    let variance = sum - 2 * covariance
    // What remains of equal variances is rounding.
    let standardError = variance > sum * 1e-14 ? variance.squareRoot() : 0
    let margin = Normal.standard.quantile(0.5 + confidence / 2) * standardError
    self.first = first
    self.second = second
    self.covariance = covariance
    difference = Estimate(
      value: value, interval: cutInterval(value, margin: margin, within: -1...1), confidence: confidence,
      method: .deLong, count: count, unit: .dimensionless)
    test =
      standardError > 0
      ? HypothesisTest(
        method: name, statisticName: "z", statistic: value / standardError,
        pValue: 2 * Normal.standard.survival(abs(value / standardError)), alternative: .twoSided,
        count: count) : nil
  }
}
