internal import ApicalStats

/// Why a question about agreement cannot be answered as it was asked.
public enum AgreementQueryError: Error, Equatable, CustomStringConvertible {
  /// Replicates without a column that says whose they are.
  case designNeedsSubjects(design: String)
  /// Fewer groups than can be compared.
  case tooFewGroups(column: String, groups: [String])
  /// So many groups that the column is none of groups.
  case tooManyGroups(column: String, count: Int, maximum: Int)
  /// Fewer rows with both values than limits of agreement need; nil for the whole table.
  case tooFewPairs(file: String, group: String?, count: Int, minimum: Int)
  /// A row whose values have no logarithm or are no base for percents.
  case notPositive(file: String, line: Int, measured: Double, reference: Double, transform: String)
  /// A group, or the whole table, that allows no limits of agreement.
  case group(file: String, name: String?, reason: String)

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .designNeedsSubjects(let design):
      "--design \(design) needs to know whose value each row is. Name the column with --subject."
    case .tooFewGroups(let column, let groups):
      "Groups in column '\(column)': \(groups.joined(separator: ", ")); needed: 2. Leave --by out for one group."
    case .tooManyGroups(let column, let count, let maximum):
      "Column '\(column)' holds \(count) different values, groups may be \(maximum) at most. Is it the right column?"
    case .tooFewPairs(let file, nil, let count, let minimum):
      "\(file): rows with both values: \(count), needed: \(minimum). Are the right columns named?"
    case .tooFewPairs(let file, let group?, let count, let minimum):
      "\(file): rows of group '\(group)' with both values: \(count), needed: \(minimum). "
        + "Leave its rows out, or join it to another group."
    case .notPositive(let file, let line, let measured, let reference, let transform):
      "\(file), line \(line): measured \(measured), reference \(reference); --transform \(transform) needs "
        + (transform == AgreementScale.logRatio.rawValue ? "both" : "their mean")
        + " above zero. Compare plain differences, or leave out what was not measured."
    case .group(let file, nil, let reason): "\(file): \(reason)"
    case .group(let file, let name?, let reason): "\(file), group '\(name)': \(reason)"
    }
  }
}
