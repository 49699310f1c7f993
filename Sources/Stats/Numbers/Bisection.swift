/// The number at which a condition that holds below it stops to hold, to the last digit.
///
/// - Precondition: the condition holds at the lower end or nowhere, and once it fails it fails up to the
///   upper end.
func bisect(_ range: ClosedRange<Double>, while holds: (Double) -> Bool) -> Double {
  var lower = range.lowerBound
  var upper = range.upperBound
  while true {
    let middle = lower + (upper - lower) / 2
    guard middle > lower, middle < upper else { return middle }
    if holds(middle) { lower = middle } else { upper = middle }
  }
}
