/// Why a hypothesis test could not be carried out.
public enum TestError: Error, Equatable, CustomStringConvertible, LevelError {
  /// Fewer values (or patients) than the test can work with.
  case tooFewValues(count: Int, minimum: Int, sample: String)
  /// NaN or infinity at this index.
  case notFinite(index: Int, sample: String)
  /// A value beyond 1e150 at this index.
  case valueTooLarge(index: Int, sample: String)
  /// Two series that do not pair up.
  case unequalCounts(first: Int, second: Int)
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)
  /// The values do not scatter, so the statistic does not exist.
  case noSpread(test: String)
  /// The exact distribution would take more memory or time than allowed.
  case tooLargeForExact(count: Int, limit: Int)
  /// A p-value that is not in 0…1.
  case pValueOutOfRange(index: Int, Double)
  /// Values and the patients that they belong to do not pair up.
  case unequalClusters(values: Int, clusters: Int)
  /// A number of random arrangements that is not above zero.
  case tooFewPermutations(Int)
  /// A statistic of a permutation test that gave no number.
  case statisticNotFinite(Double)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .tooFewValues(let count, let minimum, let sample):
      "Number of \(sample): \(count), needed: \(minimum). Is the cohort empty after filtering?"
    case .notFinite(let index, let sample):
      "Value \(index) of the \(sample) is not finite. Exclude failed segmentations first."
    case .valueTooLarge(let index, let sample):
      "Value \(index) of the \(sample) exceeds 1e150, too large to square. Which unit is it in?"
    case .unequalCounts(let first, let second):
      "Values of the first series: \(first), of the second: \(second). Pair them by patient first."
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    case .noSpread(let test):
      "\(test) does not exist: the values do not scatter. Was the right column read?"
    case .tooLargeForExact(let count, let limit):
      "Values: \(count), the exact distribution is limited to \(limit). Choose the approximate method."
    case .pValueOutOfRange(let index, let value):
      "p-value \(index): \(value), needed: 0 to 1. Was the right column read?"
    case .unequalClusters(let values, let clusters):
      "Values: \(values), patients named: \(clusters). Name the patient of each value."
    case .tooFewPermutations(let count):
      "Random arrangements: \(count), needed: 1 or more, usually 10000."
    case .statisticNotFinite(let value):
      "The statistic of an arrangement is \(value), needed: a finite number. Is it defined for every sample?"
    }
  }
}
