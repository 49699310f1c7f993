/// What a rank test takes from the distribution of its statistic, U or V, under the null hypothesis.
protocol RankNull {
  /// "exact" or "approximate", with its options.
  var name: String { get }
  var intervalMethod: IntervalMethod { get }
  func pValue(_ alternative: Alternative) -> Double
  /// The smallest statistic that is not rejected when each tail holds `tail`: it counts the differences, or the
  /// averages, that the interval leaves out at either end.
  func accepted(_ tail: Double) -> Int
}

/// p of a deviation from the mean with a continuity correction that brings it closer, at most to the mean.
///
/// 1 where nothing varies.
func correctedNormalPValue(
  _ deviation: Double, standardDeviation: Double, correction: Double, _ alternative: Alternative
) -> Double {
  guard standardDeviation > 0 else { return 1 }
  let normal = Normal(standardDeviation: standardDeviation)
  return switch alternative {
  case .less: normal.cdf(deviation + correction)
  case .greater: normal.survival(deviation - correction)
  case .twoSided: min(1, 2 * normal.survival(max(0, abs(deviation) - correction)))
  }
}
