/// Why repeated measurements could not be compared.
public enum ReplicateError: Error, Equatable, CustomStringConvertible {
  /// Columns that do not have one value a row.
  case unequalCounts(subjects: Int, method: Int, reference: Int)
  /// NaN or infinity in this row.
  case notFinite(row: Int)
  /// A subject with more than one pair in a design that allows one.
  case repeatedSubject(String)
  /// Logarithms were asked for, and a value of this row has none.
  case notPositive(row: Int, value: Double)
  /// Percent differences were asked for, and the mean of both values of this row is no base for them.
  case meanNotPositive(row: Int, mean: Double)
  /// Percent differences were asked for in a design whose values are not paired.
  case percentWithoutPairs
  /// Intervals that exist for one pair a subject only.
  case notForReplicates(LimitMethod)
  /// What holds for any comparison of two methods.
  case agreement(AgreementError)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .unequalCounts(let subjects, let method, let reference):
      "Rows with a subject: \(subjects), with a value of the method: \(method), of the reference: "
        + "\(reference); needed: as many of each. Write a missing value as nil."
    case .notFinite(let row):
      "A value of row \(row) is not finite. Leave a missing value empty."
    case .repeatedSubject(let subject):
      "Subject \(subject) has more than one pair, the simple design allows one. "
        + "Does the true value stay constant or vary?"
    case .notPositive(let row, let value):
      "Row \(row) holds \(value), a logarithm needs a value above zero. Is this the right scale for the data?"
    case .meanNotPositive(let row, let mean):
      "Mean of both methods in row \(row): \(mean), percent differences need a mean above zero. "
        + "Compare plain differences."
    case .percentWithoutPairs:
      "Percent differences need pairs, and replicates of a constant value are not paired. Compare log ratios."
    case .notForReplicates(let method):
      "Intervals of the limits by \(method.rawValue) need one pair a subject. "
        + "For replicates there are mover, bootstrapPercentile and bootstrapBCa."
    case .agreement(let error): error.description
    }
  }
}
