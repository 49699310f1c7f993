/// Why two methods could not be compared.
public enum AgreementError: Error, Equatable, CustomStringConvertible, LevelError {
  /// Fewer pairs than the method can work with.
  case tooFewPairs(count: Int, minimum: Int)
  /// NaN or infinity at this index of the differences, or of either series.
  case notFinite(index: Int)
  /// Two series that do not pair up.
  case unequalCounts(method: Int, reference: Int)
  /// All values of one series are the same.
  case constantValues(series: String)
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)
  /// A half-width of the limits of agreement that is not above zero, or above 10 SD.
  case multiplierOutOfRange(Double)
  /// Fewer subjects (patients, exams, groups) than the method can work with.
  case tooFewSubjects(count: Int, minimum: Int)
  /// Fewer raters or repeated measurements per subject than the method can work with.
  case tooFewRaters(count: Int, minimum: Int)
  /// A subject with more or fewer ratings than the others.
  case raggedRatings(subject: Int, found: Int, needed: Int)
  /// Subjects differ too little for this coefficient to exist.
  case noVarianceBetweenSubjects(coefficient: String)
  /// Values above 1e150, whose squares leave the range of a `Double`.
  case valuesTooLarge(series: String)
  /// A share of a population that is not between 0 and 1.
  case coverageOutOfRange(Double)
  /// A bootstrap that could not be run.
  case notResampled(ResamplingError)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .tooFewPairs(let count, let minimum):
      "Pairs: \(count), needed: \(minimum). Do both tables share patient and view?"
    case .notFinite(let index):
      "Value \(index) is not finite. Exclude failed segmentations first."
    case .unequalCounts(let method, let reference):
      "Values of the method: \(method), of the reference: \(reference). Pair them by patient first."
    case .constantValues(let series):
      "All values of the \(series) are the same, so a correlation does not exist. Was the right column read?"
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    case .multiplierOutOfRange(let multiplier):
      "Half-width of the limits of agreement: \(multiplier) SD, needed: above zero, up to 10, usually 1.96."
    case .tooFewSubjects(let count, let minimum):
      "Subjects: \(count), needed: \(minimum). Is the cohort empty after filtering?"
    case .tooFewRaters(let count, let minimum):
      "Ratings per subject: \(count), needed: \(minimum). Was every exam measured by each rater?"
    case .raggedRatings(let subject, let found, let needed):
      "Ratings of subject \(subject): \(found), needed: \(needed). Leave out subjects with missing ratings."
    case .noVarianceBetweenSubjects(let coefficient):
      "\(coefficient) does not exist: subjects do not differ. Was the right column read?"
    case .valuesTooLarge(let series):
      "Values of the \(series) exceed 1e150, too large to square. Which unit are they in?"
    case .coverageOutOfRange(let coverage):
      "Share of the population: \(coverage), needed: between 0 and 1. Write 95 % as 0.95."
    case .notResampled(let error): error.description
    }
  }
}
