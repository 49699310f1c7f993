/// value ± margin, cut at bounds that the quantity cannot pass; it always holds the value.
func cutInterval(_ value: Double, margin: Double, within bounds: ClosedRange<Double>) -> ClosedRange<Double> {
  let lower = max(bounds.lowerBound, value - margin)
  let upper = min(bounds.upperBound, value + margin)
  return min(value, lower)...max(value, upper)
}
