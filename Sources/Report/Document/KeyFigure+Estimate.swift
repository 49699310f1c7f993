public import ApicalStats

extension KeyFigure {
  /// An estimate with its unit, and its interval below: "−0.4 percentage points", "95 % CI −2.9 to 2.0".
  ///
  /// - Parameters:
  ///   - label: What is measured.
  ///   - estimate: Value, interval and unit.
  ///   - digits: Digits after the point.
  ///   - note: Words behind the interval, such as "n = 50"; empty for none.
  public init(label: String, estimate: Estimate, digits: Int, note: String = "") {
    let format = NumberFormat(digits: digits)
    let interval = "\(NumberFormat.level(estimate.confidence)) CI \(format.string(estimate.interval))"
    self.init(
      label: label, value: format.string(estimate.value), unit: estimate.unit.symbol,
      detail: note.isEmpty ? interval : "\(interval), \(note)")
  }
}
