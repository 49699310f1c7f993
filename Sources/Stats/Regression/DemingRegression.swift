/// Deming regression: the line between two methods that both measure with error.
///
/// Convention: ``errorRatio`` = variance of the reference's error / variance of the method's error, as in R's
/// `mcr`; NCSS and SimplyAgree give the same numbers for the same value. Estimates come with Student's t on n
/// − 2 degrees of freedom. Sources: W. E. Deming, 1943; K. Linnet, Stat. Med. 1990;9:1463–1473 and Clin.
/// Chem. 1993;39:424–432.
public struct DemingRegression: Sendable, Equatable, Codable {
  /// How much each pair counts.
  public enum Weighting: String, Sendable, Codable, CaseIterable {
    /// All pairs alike: errors of constant SD.
    case none
    /// Errors in proportion to the value: weight 1 / (weighted mean of the pair's true values)², the true
    /// values taken from the line and the line fitted again until it settles. Linnet; as `mcr` (whose
    /// iteration stops earlier).
    case constantCV
    /// The same weights from the measured values, without iteration. As SimplyAgree.
    case constantCVOneStep
  }

  /// How standard errors are found.
  public enum StandardError: String, Sendable, Codable, CaseIterable {
    /// Pseudovalues of leaving out one pair at a time. Linnet 1990.
    case jackknife
    /// slope × √((1 − r²) / (r² (n − 2))), and that × √(mean x²) for the intercept; unweighted fits only. As
    /// `mcr`.
    case analytical
  }

  /// The most pairs of a jackknife that fits each line anew, ``Weighting/constantCV``.
  public static let largestJackknife = 20_000

  /// Method where the reference is 0; in the unit of the method.
  public let intercept: Estimate
  /// Change of the method per unit of the reference.
  public let slope: Estimate
  /// Standard errors of both.
  public let interceptStandardError, slopeStandardError: Double
  /// Variance of the reference's error / variance of the method's error.
  public let errorRatio: Double
  /// How pairs were weighted, and how the standard errors were found.
  public let weighting: Weighting, standardError: StandardError
  /// Number of pairs.
  public let count: Int

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of the method.
  ///   - errorRatio: Variance of the reference's error / variance of the method's error, above zero.
  ///   - weighting: How much each pair counts.
  ///   - standardError: How standard errors are found; the jackknife of ``Weighting/constantCV`` takes O(n²).
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ComparisonError`` below 4 pairs or above ``largestJackknife``, for series of unequal length, a value not finite, values
  ///   not above zero in a weighted fit, series without a slope, or an option out of its range.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit, errorRatio: Double = 1,
    weighting: Weighting = .none, standardError: StandardError = .jackknife, confidence: Double = 0.95
  ) throws(ComparisonError) {
    try requirePairs(method, reference, minimum: 4)
    try ComparisonError.check(confidence: confidence)
    try requirePositive(errorRatio, "errorRatio")
    guard weighting == .none || standardError == .jackknife else {
      throw .optionOutOfRange(name: "standardError", value: 0, needed: "jackknife for a weighted fit")
    }
    guard weighting != .constantCV || method.count <= Self.largestJackknife else {
      throw .tooManyPairs(
        method: "Weighted Deming regression", count: method.count, maximum: Self.largestJackknife)
    }
    let fit = try DemingFit(reference, method, errorRatio: errorRatio, weighting: weighting)
    let errors =
      switch standardError {
      case .jackknife: try fit.jackknifeErrors()
      case .analytical: try fit.analyticalErrors()
      }
    let t = StudentT(degreesOfFreedom: Double(method.count - 2)).quantile(0.5 + confidence / 2)
    func estimate(_ value: Double, _ error: Double, _ unit: ClinicalUnit) -> Estimate {
      Estimate(
        value, margin: t * error, confidence: confidence,
        method: standardError == .jackknife ? .jackknife : .studentT, count: method.count, unit: unit)
    }
    intercept = estimate(fit.line.intercept, errors.intercept, unit)
    slope = estimate(fit.line.slope, errors.slope, .dimensionless)
    interceptStandardError = errors.intercept
    slopeStandardError = errors.slope
    self.errorRatio = errorRatio
    self.weighting = weighting
    self.standardError = standardError
    count = method.count
  }

  /// Test of intercept 0, no constant bias; nil where the standard error is zero.
  public var interceptTest: HypothesisTest? {
    test("Deming regression, intercept 0", intercept.value, interceptStandardError)
  }

  /// Test of slope 1, no proportional bias; nil where the standard error is zero.
  public var slopeTest: HypothesisTest? {
    test("Deming regression, slope 1", slope.value - 1, slopeStandardError)
  }

  private func test(_ name: String, _ deviation: Double, _ error: Double) -> HypothesisTest? {
    guard error > 0 else { return nil }
    return .studentT(
      name, statistic: deviation / error, degreesOfFreedom: Double(count - 2), count: count)
  }
}
