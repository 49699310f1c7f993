/// An error that refuses a confidence level.
protocol LevelError: Error {
  /// A level that is not between 0 and 1.
  static func confidenceOutOfRange(_ confidence: Double) -> Self
}

extension LevelError {
  /// Refuses a level such as 95 where 0.95 is meant.
  static func check(confidence: Double) throws(Self) {
    guard confidence > 0, confidence < 1 else { throw confidenceOutOfRange(confidence) }
  }

  /// What was found, what was needed, what to check.
  static func description(confidence: Double) -> String {
    "Confidence level: \(confidence), needed: between 0 and 1. Write 95 % as 0.95."
  }
}
