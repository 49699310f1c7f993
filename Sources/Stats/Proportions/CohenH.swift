internal import Foundation

extension TwoGroups {
  /// Cohen's h, the difference of two shares on the arcsine scale: 2 asin √p₁ − 2 asin √p₂, −π…π.
  ///
  /// On that scale a share of n exams has the variance 1/n whatever its value. J. Cohen, Statistical Power
  /// Analysis for the Behavioral Sciences, 1988, chapter 6. Interval: h ± z √(1/n₁ + 1/n₂), cut at −π and π.
  ///
  /// - Throws: ``ProportionError`` for a level that is not between 0 and 1.
  public func cohenH(confidence: Double = 0.95) throws(ProportionError) -> Estimate {
    try ProportionError.check(confidence: confidence)
    let value = 2 * asin(firstShare.squareRoot()) - 2 * asin(secondShare.squareRoot())
    let margin =
      Normal.standard.quantile(0.5 + confidence / 2)
      * (1 / Double(firstCount) + 1 / Double(secondCount)).squareRoot()
    return Estimate(
      value: value, interval: cutInterval(value, margin: margin, within: -Double.pi...Double.pi),
      confidence: confidence, method: .normal, count: count, unit: .dimensionless)
  }
}
