internal import Foundation

/// A linear mixed model in which each subject has its own intercept and its own slope on one covariate,
/// fitted by REML.
///
/// value = β₀ + β₁ × x + Σ βₖ × covariate + intercept of the subject + slope of the subject × x + residual; a
/// subject's intercept and slope are normal and may be correlated. Estimates as lme4's `lmer(value ~ x + (x |
/// subject))`. Intervals of coefficients: Student's t on (subjects − 1) degrees of freedom, exact for
/// balanced data with x alone. D. Bates et al., J. Stat. Softw. 2015;67(1).
public struct RandomSlope: Sendable, Equatable, Codable {
  /// Intercept, slope on x, then one per covariate, in the unit of the values (per unit of x or the
  /// covariate).
  public let coefficients: [Estimate]
  /// Of the coefficients.
  public let standardErrors: [Double]
  /// SDs between subjects of the intercept (at x = 0) and of the slope.
  public let interceptSD, slopeSD: Double
  /// Correlation of a subject's intercept and slope; nil where one of them does not vary.
  public let correlation: Double?
  /// SD of the residuals.
  public let residualSD: Double
  /// −2 × the restricted log likelihood, with lme4's constant.
  public let criterion: Double
  /// Number of subjects and of rows.
  public let subjects, count: Int

  /// - Parameters:
  ///   - values: One per row.
  ///   - x: What each subject has a slope on, one value a row.
  ///   - subjects: Whose each row is.
  ///   - covariates: Further columns of numbers with the same slope for all.
  ///   - unit: Unit of the values.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``MixedModelError``.
  public init<ID: Hashable>(
    values: [Double], x: [Double], subjects: [ID], covariates: [[Double]] = [], unit: ClinicalUnit,
    confidence: Double = 0.95
  ) throws(MixedModelError) {
    try MixedModelError.check(confidence: confidence)
    let model = try FixedEffects(values: values, subjects: subjects, covariates: [x] + covariates)
    let profile = try SlopeProfile(model, column: 1)
    guard profile.solution([0, 0, 0]) != nil else { throw .noResidualVariance }
    guard let factor = profile.best(), let best = profile.solution(factor) else { throw .notConverged }
    let errors = model.restoredErrors(best.factor, residualVariance: best.residualVariance)
    let t = StudentT(degreesOfFreedom: Double(model.subjects - 1)).quantile(0.5 + confidence / 2)
    coefficients = zip(model.restored(best.coefficients), errors).map { value, error in
      Estimate(
        value, margin: t * error, confidence: confidence, method: .studentT, count: model.subjects, unit: unit
      )
    }
    standardErrors = errors
    // Rows of Λ for the intercept at x = 0 and for the slope per unit of x, in residual SDs.
    let (shift, scale) = (model.means[0] / model.scales[0], model.scales[0])
    let intercept = (factor[0] - shift * factor[1], -shift * factor[2])
    let slope = (factor[1] / scale, factor[2] / scale)
    let lengths = (hypot(intercept.0, intercept.1), hypot(slope.0, slope.1))
    residualSD = best.residualVariance.squareRoot()
    interceptSD = lengths.0 * residualSD
    slopeSD = lengths.1 * residualSD
    let product = intercept.0 * slope.0 + intercept.1 * slope.1
    correlation =
      lengths.0 > 1e-9 && lengths.1 * scale > 1e-9 ? min(1, max(-1, product / (lengths.0 * lengths.1))) : nil
    criterion = best.criterion + model.criterionConstant
    self.subjects = model.subjects
    count = model.rows
  }
}
