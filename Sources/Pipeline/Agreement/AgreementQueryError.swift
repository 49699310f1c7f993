/// Why a question about agreement cannot be answered as it was asked.
public enum AgreementQueryError: Error, Equatable, CustomStringConvertible {
  /// Replicates without a column that says whose they are.
  case designNeedsSubjects(design: String)
  /// Fewer groups than can be compared.
  case tooFewGroups(column: String, groups: [String])
  /// So many groups that the column is none of groups.
  case tooManyGroups(column: String, count: Int, maximum: Int)
  /// A group, or the whole table, that allows no limits of agreement.
  case group(name: String?, reason: String)

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .designNeedsSubjects(let design):
      "--design \(design) needs to know whose value each row is. Name the column with --subject."
    case .tooFewGroups(let column, let groups):
      "Groups in column '\(column)': \(groups.joined(separator: ", ")); needed: 2. Leave --by out for one group."
    case .tooManyGroups(let column, let count, let maximum):
      "Column '\(column)' holds \(count) different values, groups may be \(maximum) at most. Is it the right column?"
    case .group(nil, let reason): reason
    case .group(let name?, let reason): "Group '\(name)': \(reason)"
    }
  }
}
