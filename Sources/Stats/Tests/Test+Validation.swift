/// Refuses samples that are too small, and values that are no numbers or cannot be squared.
func validate(_ values: [Double], minimum: Int, sample: String) throws(TestError) {
  guard values.count >= minimum else {
    throw .tooFewValues(count: values.count, minimum: minimum, sample: sample)
  }
  guard let index = values.firstIndex(where: { !(abs($0) <= 1e150) }) else { return }
  if values[index].isFinite { throw .valueTooLarge(index: index, sample: sample) }
  throw .notFinite(index: index, sample: sample)
}

/// First minus second of each pair; refuses series that do not pair up.
func pairedDifferences(_ first: [Double], _ second: [Double]) throws(TestError) -> [Double] {
  guard first.count == second.count else {
    throw .unequalCounts(first: first.count, second: second.count)
  }
  try validate(first, minimum: 0, sample: "first series")
  try validate(second, minimum: 0, sample: "second series")
  return zip(first, second).map { $0 - $1 }
}
