/// Why a mixed model could not be fitted.
public enum MixedModelError: Error, Equatable, CustomStringConvertible, LevelError {
  /// Columns that do not have one value a row.
  case unequalCounts(values: Int, subjects: Int, covariates: [Int])
  /// NaN, infinity or a number above 1e150 in this row.
  case notFinite(row: Int)
  /// Fewer than two subjects, no subject with two rows, or hardly more rows than coefficients.
  case tooFewRows(rows: Int, subjects: Int, coefficients: Int)
  /// A covariate that is constant or a combination of others.
  case dependentCovariates
  /// Rows of one subject do not scatter, so that there is no residual variance.
  case noResidualVariance
  /// The search for the variances did not settle.
  case notConverged
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .unequalCounts(let values, let subjects, let covariates):
      "Rows with a value: \(values), with a subject: \(subjects), with covariates: \(covariates); "
        + "needed: as many of each."
    case .notFinite(let row):
      "A value of row \(row) is not finite, or above 1e150. Leave out rows with missing values."
    case .tooFewRows(let rows, let subjects, let coefficients):
      "Rows: \(rows) of \(subjects) subjects for \(coefficients) fixed coefficients. Needed: two subjects, one "
        + "of them with two rows, and two rows more than coefficients."
    case .dependentCovariates:
      "A covariate is constant or a combination of others. Leave it out."
    case .noResidualVariance:
      "Rows of one subject do not scatter around the model. Are values repeated by copying?"
    case .notConverged:
      "The variances did not settle. Is a covariate nearly constant within subjects?"
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    }
  }
}
