/// Refuses pairs that are too few or not numbers.
func validate(_ differences: [Double], minimum: Int) throws(AgreementError) {
  guard differences.count >= minimum else {
    throw .tooFewPairs(count: differences.count, minimum: minimum)
  }
  if let index = differences.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
}

/// Refuses values whose squares would leave the range of a `Double`.
func validate(magnitudeOf values: [Double], series: String) throws(AgreementError) {
  if values.contains(where: { abs($0) > 1e150 }) { throw .valuesTooLarge(series: series) }
}

/// Refuses two series that do not pair up, are too short, or hold a value that is no number.
func validatePairs(_ method: [Double], _ reference: [Double], minimum: Int) throws(AgreementError) {
  guard method.count == reference.count else {
    throw .unequalCounts(method: method.count, reference: reference.count)
  }
  try validate(method, minimum: minimum)
  try validate(reference, minimum: minimum)
}
