/// Why a proportion could not be formed.
public enum ProportionError: Error, Equatable, CustomStringConvertible, LevelError {
  /// The denominator is not above zero.
  case noCases(Int)
  /// More successes than cases, or a negative number.
  case successesOutOfRange(Int, count: Int)
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)
  /// A probability of the null hypothesis that is not in 0…1.
  case probabilityOutOfRange(Double)
  /// A cell of a table of counts is negative.
  case negativeCount(cell: String, Int)
  /// Two classifications that do not pair up.
  case unequalCounts(first: Int, second: Int)
  /// A ratio whose interval divides by an empty cell.
  case emptyCell(TwoGroups)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .noCases(let count):
      "Cases: \(count), needed: 1. Is the cohort empty after filtering?"
    case .successesOutOfRange(let successes, let count):
      "Successes: \(successes) of \(count) cases, needed: 0 to \(count). Are both counted on the same exams?"
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    case .probabilityOutOfRange(let probability):
      "Probability: \(probability), needed: 0 to 1. Write 50 % as 0.5."
    case .negativeCount(let cell, let count):
      "Count of \(cell): \(count), needed: 0 or more. Is a total smaller than one of its parts?"
    case .unequalCounts(let first, let second):
      "Classifications: \(first) and \(second), needed: equally many. Pair them by exam first."
    case .emptyCell(let groups):
      "Successes: \(groups.firstSuccesses) of \(groups.firstCount) and \(groups.secondSuccesses) of "
        + "\(groups.secondCount), needed: no empty cell for an interval of logarithms. Use the score interval."
    }
  }
}
