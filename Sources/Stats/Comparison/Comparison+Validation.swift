/// Refuses a series that is too short, holds a value that is no number, or cannot be squared.
func requireNumbers(_ values: [Double], _ series: String, minimum: Int) throws(ComparisonError) {
  guard values.count >= minimum else {
    throw .tooFewValues(series: series, count: values.count, minimum: minimum)
  }
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw .notFinite(series: series, index: index)
  }
  if values.contains(where: { abs($0) > 1e150 }) { throw .valuesTooLarge(series: series) }
}

/// Refuses two series that do not pair up, and what ``requireNumbers(_:_:minimum:)`` refuses.
func requirePairs(_ method: [Double], _ reference: [Double], minimum: Int) throws(ComparisonError) {
  guard method.count == reference.count else {
    throw .unequalCounts(
      first: "the method", count: method.count, second: "the reference", secondCount: reference.count)
  }
  try requireNumbers(method, "the method", minimum: minimum)
  try requireNumbers(reference, "the reference", minimum: minimum)
}

/// Refuses an option that is not a finite number above zero.
func requirePositive(_ value: Double, _ name: String) throws(ComparisonError) {
  guard value.isFinite, value > 0 else {
    throw .optionOutOfRange(name: name, value: value, needed: "above zero")
  }
}
