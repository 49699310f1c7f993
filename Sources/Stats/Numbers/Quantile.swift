/// The quantile of a sorted sample, R's type 7: linear interpolation at (n − 1)·p.
///
/// Hyndman & Fan, Am. Stat. 1996;50:361–365, definition 7; the default of R, NumPy and Excel.
/// - Precondition: `sorted` is ascending and not empty; `probability` lies in 0…1.
public func quantile(sorted: [Double], probability: Double) -> Double {
  precondition(!sorted.isEmpty, "a quantile needs a value")
  precondition((0...1).contains(probability), "a quantile needs a probability in 0…1, not \(probability)")
  let position = Double(sorted.count - 1) * probability
  let lower = Int(position)
  let fraction = position - Double(lower)
  guard fraction > 0 else { return sorted[lower] }
  return sorted[lower] + fraction * (sorted[lower + 1] - sorted[lower])
}
