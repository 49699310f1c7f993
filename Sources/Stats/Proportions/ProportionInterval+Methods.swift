extension ProportionInterval.Method {
  var intervalMethod: IntervalMethod {
    switch self {
    case .wilson: .wilson
    case .clopperPearson: .clopperPearson
    case .agrestiCoull: .agrestiCoull
    }
  }

  func interval(successes: Int, count: Int, confidence: Double) -> ClosedRange<Double> {
    switch self {
    case .wilson: Self.wilson(successes: successes, count: count, confidence: confidence)
    case .clopperPearson: Self.clopperPearson(successes: successes, count: count, confidence: confidence)
    case .agrestiCoull: Self.agrestiCoull(successes: successes, count: count, confidence: confidence)
    }
  }

  /// E. B. Wilson, J. Am. Stat. Assoc. 1927;22:209–212.
  private static func wilson(successes: Int, count: Int, confidence: Double) -> ClosedRange<Double> {
    let n = Double(count)
    let p = Double(successes) / n
    let z = Normal.standard.quantile(0.5 + confidence / 2)
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let margin = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let lower = successes == 0 ? 0 : max(0, centre - margin)
    let upper = successes == count ? 1 : min(1, centre + margin)
    return lower...upper
  }

  /// C. J. Clopper & E. S. Pearson, Biometrika 1934;26:404–413, by quantiles of the beta distribution.
  private static func clopperPearson(successes: Int, count: Int, confidence: Double) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    let lower = clopperPearsonLower(successes: successes, count: count, tail: tail)
    return lower...max(lower, clopperPearsonUpper(successes: successes, count: count, tail: tail))
  }

  /// The probability at which this many successes or more have the probability `tail`.
  static func clopperPearsonLower(successes: Int, count: Int, tail: Double) -> Double {
    guard successes > 0 else { return 0 }
    return Beta(alpha: Double(successes), beta: Double(count - successes + 1)).quantile(tail)
  }

  /// The probability at which this many successes or fewer have the probability `tail`.
  static func clopperPearsonUpper(successes: Int, count: Int, tail: Double) -> Double {
    guard successes < count else { return 1 }
    // Mirrored, so that a tail far below the last digit of 1 is not lost.
    return 1 - clopperPearsonLower(successes: count - successes, count: count, tail: tail)
  }

  /// A. Agresti & B. A. Coull, Am. Stat. 1998;52:119–126.
  private static func agrestiCoull(successes: Int, count: Int, confidence: Double) -> ClosedRange<Double> {
    let z = Normal.standard.quantile(0.5 + confidence / 2)
    let n = Double(count) + z * z
    let p = (Double(successes) + z * z / 2) / n
    let margin = z * (p * (1 - p) / n).squareRoot()
    return max(0, p - margin)...min(1, p + margin)
  }
}
