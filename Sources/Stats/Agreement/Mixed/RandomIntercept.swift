/// A linear mixed model with one random intercept per subject, fitted by restricted maximum likelihood
/// (REML).
///
/// value = β₀ + Σ βₖ × covariate + subject + residual, subject and residual normal and independent. REML
/// estimates as lme4's `lmer(value ~ covariates + (1 | subject))`; subjects may have any numbers of rows. A
/// variance between subjects that would be negative is zero. Intervals of coefficients: Student's t on
/// (subjects − 1) degrees of freedom, exact for the intercept of balanced data and wider than Satterthwaite's
/// for covariates that change within subjects. H. D. Patterson & R. Thompson, Biometrika 1971;58:545–554; D.
/// Bates et al., J. Stat. Softw. 2015;67(1).
public struct RandomIntercept: Sendable, Equatable, Codable {
  /// Intercept, then one per covariate, in the unit of the values (per unit of the covariate).
  public let coefficients: [Estimate]
  /// Of the coefficients.
  public let standardErrors: [Double]
  /// Variances between subjects and of residuals, unit squared.
  public let betweenSubjectsVariance, residualVariance: Double
  /// −2 × the restricted log likelihood, with lme4's constant.
  public let criterion: Double
  /// Number of subjects and of rows.
  public let subjects, count: Int

  /// SD of a single value of a new subject around the fixed part.
  public var totalSD: Double { (betweenSubjectsVariance + residualVariance).squareRoot() }
  /// Share of the variance that lies between subjects, 0…1.
  public var intraclassCorrelation: Double {
    betweenSubjectsVariance / (betweenSubjectsVariance + residualVariance)
  }

  /// - Parameters:
  ///   - values: One per row, such as a difference of two methods.
  ///   - subjects: Whose each row is.
  ///   - covariates: Columns of numbers, one value a row.
  ///   - unit: Unit of the values.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``MixedModelError``.
  public init<ID: Hashable>(
    values: [Double], subjects: [ID], covariates: [[Double]] = [], unit: ClinicalUnit,
    confidence: Double = 0.95
  ) throws(MixedModelError) {
    try MixedModelError.check(confidence: confidence)
    let model = try FixedEffects(values: values, subjects: subjects, covariates: covariates)
    guard let best = try InterceptProfile(model).best() else { throw .noResidualVariance }
    let variance = best.residualVariance
    let errors = model.restoredErrors(best.factor, residualVariance: variance)
    let t = StudentT(degreesOfFreedom: Double(model.subjects - 1)).quantile(0.5 + confidence / 2)
    coefficients = zip(model.restored(best.coefficients), errors).map { value, error in
      Estimate(
        value, margin: t * error, confidence: confidence, method: .studentT, count: model.subjects, unit: unit
      )
    }
    standardErrors = errors
    residualVariance = variance
    betweenSubjectsVariance = best.ratio * variance
    criterion = best.criterion + model.criterionConstant
    self.subjects = model.subjects
    count = model.rows
  }
}
