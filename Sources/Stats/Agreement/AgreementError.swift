/// Why two methods could not be compared.
public enum AgreementError: Error, Equatable, CustomStringConvertible {
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
  /// A half-width of the limits of agreement that is not above zero.
  case multiplierOutOfRange(Double)

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
    case .confidenceOutOfRange(let confidence):
      "Confidence level: \(confidence), needed: between 0 and 1. Write 95 % as 0.95."
    case .multiplierOutOfRange(let multiplier):
      "Half-width of the limits of agreement: \(multiplier) SD, needed: above zero, usually 1.96."
    }
  }
}
