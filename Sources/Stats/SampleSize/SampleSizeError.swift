/// Why a study could not be planned.
public enum SampleSizeError: Error, Equatable, CustomStringConvertible {
  /// An option outside of its range.
  case optionOutOfRange(name: String, value: Double, needed: String)
  /// What was asked for stays out of reach of any number of patients.
  case unreachable(what: String, found: Double, needed: String)
  /// The number of patients would exceed what was searched.
  case tooLarge(what: String, maximum: Int)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .optionOutOfRange(let name, let value, let needed):
      "Option \(name): \(value), needed: \(needed)."
    case .unreachable(let what, let found, let needed):
      "\(what): \(found), needed: \(needed). No number of patients reaches it; relax the bound."
    case .tooLarge(let what, let maximum):
      "\(what) takes more than \(maximum) patients. Relax the bound, or the target."
    }
  }
}

/// Refuses an option that is not a finite number above zero.
func plannedPositive(_ value: Double, _ name: String) throws(SampleSizeError) {
  guard value.isFinite, value > 0 else {
    throw .optionOutOfRange(name: name, value: value, needed: "above zero")
  }
}

/// Refuses a probability such as 80 where 0.8 is meant.
func plannedShare(_ value: Double, _ name: String) throws(SampleSizeError) {
  guard value > 0, value < 1 else {
    throw .optionOutOfRange(name: name, value: value, needed: "between 0 and 1")
  }
}
