/// Refuses counts that are no share of cases, and a level such as 95 where 0.95 is meant.
func validate(successes: Int, count: Int, confidence: Double = 0.5) throws(ProportionError) {
  guard count > 0 else { throw .noCases(count) }
  guard (0...count).contains(successes) else { throw .successesOutOfRange(successes, count: count) }
  try ProportionError.check(confidence: confidence)
}
