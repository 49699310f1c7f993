/// Intraclass correlation coefficient (ICC): the share of the variance that lies between subjects.
///
/// Six forms: P. E. Shrout & J. L. Fleiss, Psychol. Bull. 1979;86:420–428. Intervals from the F distribution;
/// those of ICC(2,·) with Satterthwaite's degrees of freedom as K. O. McGraw & S. P. Wong, Psychol. Methods
/// 1996;1:30–46, and R's `psych::ICC`.
public struct IntraclassCorrelation: Sendable, Equatable, Codable {
  /// Which raters measured, and whether one rating or the mean of all is used later.
  public enum Form: String, Sendable, Codable, CaseIterable {
    /// ICC(1,1): every subject has raters of its own; a single rating.
    case oneWaySingle = "ICC(1,1)"
    /// ICC(2,1): the raters are a sample of raters, absolute agreement; a single rating.
    case twoWayRandomSingle = "ICC(2,1)"
    /// ICC(3,1): these raters only, consistency, blind to a bias between them; a single rating.
    case twoWayMixedSingle = "ICC(3,1)"
    /// ICC(1,k): as ICC(1,1) for the mean of all k ratings.
    case oneWayAverage = "ICC(1,k)"
    /// ICC(2,k): as ICC(2,1) for the mean of all k ratings.
    case twoWayRandomAverage = "ICC(2,k)"
    /// ICC(3,k): as ICC(3,1) for the mean of all k ratings.
    case twoWayMixedAverage = "ICC(3,k)"
  }

  /// The form computed.
  public let form: Form
  /// The coefficient, at most 1; below zero where subjects differ less than their ratings.
  public let icc: Estimate
  /// The analysis of variance behind it.
  public let meanSquares: MeanSquares
  /// F test of no difference between subjects, one-sided; nil where the ratings leave no error to divide by.
  public let test: HypothesisTest?

  /// - Parameters:
  ///   - ratings: One row per subject with one value per rater; no value may be missing.
  ///   - form: Which of the six coefficients.
  ///   - confidence: Level of the interval.
  /// - Throws: ``AgreementError`` below 2 subjects or 2 raters, for rows of unequal length, a value not finite,
  ///   or when subjects do not differ enough for the coefficient to exist.
  public init(
    ratings: [[Double]], form: Form = .twoWayRandomSingle, confidence: Double = 0.95
  ) throws(AgreementError) {
    try AgreementError.check(confidence: confidence)
    let table = try MeanSquares(ratings: ratings)
    let value = form.coefficient(table)
    guard let value, value.isFinite else { throw .noVarianceBetweenSubjects(coefficient: form.rawValue) }
    self.form = form
    meanSquares = table
    icc = Estimate(
      value: value, interval: form.interval(table, confidence: confidence), confidence: confidence,
      method: .fDistribution, count: table.subjects, unit: .dimensionless)
    test = form.test(table)
  }

  /// Two methods that measured the same patients.
  ///
  /// - Throws: as for a table of ratings, and for series of unequal length.
  public init(
    method: [Double], reference: [Double], form: Form = .twoWayRandomSingle, confidence: Double = 0.95
  ) throws(AgreementError) {
    guard method.count == reference.count else {
      throw .unequalCounts(method: method.count, reference: reference.count)
    }
    try self.init(ratings: zip(method, reference).map { [$0, $1] }, form: form, confidence: confidence)
  }
}
