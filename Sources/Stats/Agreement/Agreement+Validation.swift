/// Refuses pairs that are too few or not numbers.
func validate(_ differences: [Double], minimum: Int) throws(AgreementError) {
  guard differences.count >= minimum else {
    throw .tooFewPairs(count: differences.count, minimum: minimum)
  }
  if let index = differences.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
}

/// Refuses a level such as 95 where 0.95 is meant.
func validate(confidence: Double) throws(AgreementError) {
  guard confidence > 0, confidence < 1 else { throw .confidenceOutOfRange(confidence) }
}

/// Refuses values whose squares would leave the range of a `Double`.
func validate(magnitudeOf values: [Double], series: String) throws(AgreementError) {
  if values.contains(where: { abs($0) > 1e150 }) { throw .valuesTooLarge(series: series) }
}
