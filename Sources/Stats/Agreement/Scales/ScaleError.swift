/// Why two methods could not be compared on a scale.
public enum ScaleError: Error, Equatable, CustomStringConvertible {
  /// A value that has no logarithm, at this index of a series.
  case notPositive(index: Int, value: Double, series: String)
  /// A mean of both methods, at this index, of which nothing is a percentage.
  case meanNotPositive(index: Int, mean: Double)
  /// What holds on any scale.
  case agreement(AgreementError)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .notPositive(let index, let value, let series):
      "Value \(index) of the \(series): \(value), a log ratio needs values above zero. "
        + "Compare plain differences, or leave out what was not measured."
    case .meanNotPositive(let index, let mean):
      "Mean of both methods at \(index): \(mean), percent differences need a mean above zero. "
        + "Compare plain differences."
    case .agreement(let error): error.description
    }
  }
}
