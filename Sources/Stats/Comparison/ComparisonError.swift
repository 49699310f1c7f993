/// Why a check, a comparison or a regression could not be computed.
public enum ComparisonError: Error, Equatable, CustomStringConvertible, LevelError {
  /// Fewer values than the method can work with.
  case tooFewValues(series: String, count: Int, minimum: Int)
  /// More values than the method was made for.
  case tooManyValues(series: String, count: Int, maximum: Int)
  /// More pairs than a regression finishes in a sensible time.
  case tooManyPairs(method: String, count: Int, maximum: Int)
  /// NaN or infinity at this index.
  case notFinite(series: String, index: Int)
  /// Values above 1e150, whose squares leave the range of a `Double`.
  case valuesTooLarge(series: String)
  /// Two series that do not pair up.
  case unequalCounts(first: String, count: Int, second: String, secondCount: Int)
  /// All values of one series are the same.
  case constantValues(series: String)
  /// A value at or below zero where only positive ones make sense.
  case notPositive(series: String, index: Int)
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)
  /// Another option outside of its range.
  case optionOutOfRange(name: String, value: Double, needed: String)
  /// Fewer groups than the method can work with.
  case tooFewGroups(count: Int, minimum: Int)
  /// No line fits: the two series are not related, or only vertically.
  case noSlope(method: String)
  /// An iteration that did not settle.
  case notConverged(method: String, iterations: Int)

  /// The bootstrap could not resample.
  case notResampled(ResamplingError)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .tooFewValues(let series, let count, let minimum):
      "Values of \(series): \(count), needed: \(minimum). Is the cohort empty after filtering?"
    case .tooManyValues(let series, let count, let maximum):
      "Values of \(series): \(count), allowed: \(maximum). Use another test, or a part of the cohort."
    case .tooManyPairs(let method, let count, let maximum):
      "\(method): \(count) pairs, allowed: \(maximum), for its time grows with their square. "
        + "Use Deming regression, or draw a sample of the pairs."
    case .notFinite(let series, let index):
      "Value \(index) of \(series) is not finite. Exclude failed measurements first."
    case .valuesTooLarge(let series):
      "Values of \(series) exceed 1e150, too large to square. Which unit are they in?"
    case .unequalCounts(let first, let count, let second, let secondCount):
      "Values of \(first): \(count), of \(second): \(secondCount). Pair them by patient first."
    case .constantValues(let series):
      "All values of \(series) are the same. Was the right column read?"
    case .notPositive(let series, let index):
      "Value \(index) of \(series) is not above zero. Errors in proportion to the value need positive values."
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    case .optionOutOfRange(let name, let value, let needed):
      "Option \(name): \(value), needed: \(needed)."
    case .tooFewGroups(let count, let minimum):
      "Groups: \(count), needed: \(minimum). Does the grouping column hold one value only?"
    case .noSlope(let method):
      "\(method): no slope exists. Are the two series related, and do both vary?"
    case .notConverged(let method, let iterations):
      "\(method) did not settle in \(iterations) iterations. Try the unweighted fit, and look for outliers."
    case .notResampled(let error): error.description
    }
  }
}
