/// Where a function of one variable crosses zero, inside of a bracket that always holds the root.
///
/// False position with the Illinois rule (M. Dowell & P. Jarratt, BIT 1971;11:168–174), and bisection every
/// eighth step or where an end is infinite.
/// - Precondition: `function` has opposite signs, or zero, at the ends of `bracket`; it may be infinite there.
func bracketedRoot(
  in bracket: ClosedRange<Double>, tolerance: Double = 1e-14, of function: (Double) -> Double
) -> Double {
  var low = (position: bracket.lowerBound, value: function(bracket.lowerBound))
  var high = (position: bracket.upperBound, value: function(bracket.upperBound))
  if low.value == 0 { return low.position }
  if high.value == 0 { return high.position }
  precondition((low.value < 0) != (high.value < 0), "no change of sign in \(bracket)")
  var lowMovedLast: Bool?
  for step in 1...200 {
    let width = high.position - low.position
    var middle = high.position - high.value * width / (high.value - low.value)
    if step % 8 == 0 || !(middle > low.position && middle < high.position) {
      middle = low.position + width / 2
    }
    let value = function(middle)
    if value == 0 || width <= tolerance * max(abs(low.position), abs(high.position)) { return middle }
    let lowMoves = (value < 0) == (low.value < 0)
    if lowMoves {
      low = (middle, value)
      if lowMovedLast == true, high.value.isFinite { high.value /= 2 }
    } else {
      high = (middle, value)
      if lowMovedLast == false, low.value.isFinite { low.value /= 2 }
    }
    lowMovedLast = lowMoves
  }
  return low.position + (high.position - low.position) / 2
}
