extension Alternative {
  /// Probability that an interval leaves out at each end that it has.
  ///
  /// The interval of a one-sided test bounds the tested side alone, as R's tests do.
  func tail(confidence: Double) -> Double { self == .twoSided ? (1 - confidence) / 2 : 1 - confidence }

  /// The interval with the ends that this side has; the other end is that of `range`.
  func interval(
    _ lower: @autoclosure () -> Double, _ upper: @autoclosure () -> Double,
    within range: ClosedRange<Double> = -.infinity ... .infinity
  ) -> ClosedRange<Double> {
    let bottom = self == .less ? range.lowerBound : lower()
    let top = self == .greater ? range.upperBound : upper()
    return bottom...max(bottom, top)
  }

  /// p from both tails, each of which counts the observed result; two-sided is twice the smaller, up to 1.
  func pValue(lower: @autoclosure () -> Double, upper: @autoclosure () -> Double) -> Double {
    switch self {
    case .less: lower()
    case .greater: upper()
    case .twoSided: min(1, 2 * min(lower(), upper()))
    }
  }
}
