extension [Double] {
  /// The largest magnitude; 0 without a value.
  var largestMagnitude: Double { reduce(0) { Swift.max($0, abs($1)) } }
}
