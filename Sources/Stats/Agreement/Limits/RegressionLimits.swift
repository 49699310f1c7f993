/// Limits of agreement that change with the size of what is measured.
///
/// Differences D are regressed on means A of both methods: bias(A) = b₀ + b₁A. Where the scatter changes too,
/// the residuals' sizes are regressed on A, and SD(A) = √(π/2) (c₀ + c₁A), for a normal variable's mean size
/// is √(2/π) SD. Limits: bias(A) ± `multiplier` × SD(A). Bland & Altman, Stat. Methods Med. Res.
/// 1999;8:135–160, section 3.2.
public struct RegressionLimits: Sendable, Equatable, Codable {
  /// What is assumed of the scatter around the line of bias.
  public enum Scatter: String, Sendable, Codable, CaseIterable {
    /// The same everywhere: the residual SD with divisor n − 2.
    case constant
    /// A straight line in the mean of both methods.
    case linear
  }

  /// b₀, unit of the differences, and b₁, difference per unit of the mean, with Student's intervals.
  public let intercept, slope: Estimate
  /// Test of b₁ = 0; nil where the differences lie on the line exactly.
  public let slopeTest: HypothesisTest?
  /// √(Σ residual² / (n − 2)).
  public let residualSD: Double
  /// √(π/2) c₀ and √(π/2) c₁: the SD at mean 0, and its change per unit of the mean.
  public let scatterIntercept, scatterSlope: Double
  /// Test of c₁ = 0; nil where the residuals' sizes lie on a line exactly.
  public let scatterTest: HypothesisTest?
  /// Which of both scatters the limits follow, and their half-width in SDs.
  public let scatter: Scatter, multiplier: Double
  /// Smallest and largest mean of both methods: the limits hold between them.
  public let lowestMean, highestMean: Double
  /// Number of patients.
  public let count: Int
  private let biasErrors: BiasErrors

  /// What the standard error of the line of bias is computed from.
  private struct BiasErrors: Sendable, Equatable, Codable { let atCentre, centre, slope: Double }

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of both.
  ///   - scatter: What is assumed of the SD.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  /// - Throws: ``AgreementError`` below 4 pairs, for series of unequal length, a value not finite, means that are all
  ///   the same, or an option out of its range.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit, scatter: Scatter = .linear,
    multiplier: Double = 1.96, confidence: Double = 0.95
  ) throws(AgreementError) {
    try validatePairs(method, reference, minimum: 4)
    try validate(magnitudeOf: method, series: "method")
    try validate(magnitudeOf: reference, series: "reference")
    try LimitOptions(multiplier: multiplier, confidence: confidence, unit: unit).validate()
    let means = zip(method, reference).map { $0 / 2 + $1 / 2 }
    let differences = zip(method, reference).map { $0 - $1 }
    let (line, sizes) = try Self.lines(means, differences, scale: (method + reference).largestMagnitude)
    let t = StudentT(degreesOfFreedom: Double(line.count - 2)).quantile(0.5 + confidence / 2)
    func estimate(_ value: Double, _ error: Double, _ unit: ClinicalUnit) -> Estimate {
      Estimate(
        value, margin: t * error, confidence: confidence, method: .studentT, count: line.count, unit: unit)
    }
    let halfNormal = (Double.pi / 2).squareRoot()
    intercept = estimate(line.intercept, line.interceptStandardError, unit)
    slope = estimate(line.slope, line.slopeStandardError, .dimensionless)
    slopeTest = line.slopeTest("Proportional bias: slope of the differences on the means, t test")
    residualSD = line.residualVariance.squareRoot()
    scatterIntercept = halfNormal * sizes.intercept
    scatterSlope = halfNormal * sizes.slope
    scatterTest = sizes.slopeTest("Scatter: slope of the residuals' sizes on the means, t test")
    self.scatter = scatter
    self.multiplier = multiplier
    lowestMean = means.reduce(.infinity, min)
    highestMean = means.reduce(-.infinity, max)
    count = line.count
    biasErrors = BiasErrors(
      atCentre: (line.residualVariance / Double(line.count)).squareRoot(), centre: line.meanX,
      slope: line.slopeStandardError)
  }

  /// Differences on means, and sizes of the residuals on means.
  private static func lines(
    _ means: [Double], _ differences: [Double], scale: Double
  ) throws(AgreementError) -> (bias: LeastSquaresLine, scatter: LeastSquaresLine) {
    do {
      let name = "means of both methods"
      let line = try LeastSquaresLine(means, differences, scale: scale, xName: name)
      return (line, try LeastSquaresLine(means, line.residuals.map(abs), scale: scale, xName: name))
    } catch {
      throw .constantValues(series: "means of both methods")
    }
  }

  /// Bias with Student's interval at a mean of both methods.
  public func bias(at mean: Double) -> Estimate {
    let distance = biasErrors.slope * (mean - biasErrors.centre)
    let error = (biasErrors.atCentre * biasErrors.atCentre + distance * distance).squareRoot()
    let t = StudentT(degreesOfFreedom: Double(count - 2)).quantile(0.5 + slope.confidence / 2)
    return Estimate(
      intercept.value + slope.value * mean, margin: t * error, confidence: slope.confidence,
      method: .studentT, count: count, unit: intercept.unit)
  }

  /// SD of the differences at a mean of both methods; nil where the line of scatter has fallen to zero.
  public func standardDeviation(at mean: Double) -> Double? {
    guard scatter == .linear else { return residualSD }
    let sd = scatterIntercept + scatterSlope * mean
    return sd >= 0 ? sd : nil
  }

  /// Lower and upper limit at a mean of both methods; nil where the line of scatter has fallen to zero.
  public func limits(at mean: Double) -> ClosedRange<Double>? {
    standardDeviation(at: mean).map { sd in
      let centre = intercept.value + slope.value * mean
      return (centre - multiplier * sd)...(centre + multiplier * sd)
    }
  }
}

extension LeastSquaresLine {
  /// t test of a slope of zero, two-sided; nil where the points lie on the line.
  fileprivate func slopeTest(_ method: String) -> HypothesisTest? {
    guard slopeStandardError > 0 else { return nil }
    let t = slope / slopeStandardError
    let degrees = Double(count - 2)
    return HypothesisTest(
      method: method, statisticName: "t", statistic: t, degreesOfFreedom: [degrees],
      pValue: 2 * StudentT(degreesOfFreedom: degrees).survival(abs(t)), alternative: .twoSided, count: count)
  }
}
