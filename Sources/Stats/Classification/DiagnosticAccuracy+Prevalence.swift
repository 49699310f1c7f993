internal import Foundation

extension DiagnosticAccuracy {
  /// Predictive values where the disease has another prevalence, by Bayes' theorem.
  ///
  /// Intervals on the logit scale with the delta method, the prevalence taken as known: N. D. Mercaldo, K. F.
  /// Lau & X. H. Zhou, Stat. Med. 2007;26:2170–2183. A value is nil where a cell that its variance divides by
  /// is empty.
  ///
  /// - Parameter prevalence: Share of the exams with the disease, between 0 and 1.
  /// - Throws: ``ProportionError/probabilityOutOfRange(_:)`` for a prevalence that is not between 0 and 1.
  public func predictiveValues(
    prevalence: Double
  ) throws(ProportionError) -> (positive: Estimate?, negative: Estimate?) {
    guard prevalence > 0, prevalence < 1 else { throw .probabilityOutOfRange(prevalence) }
    let odds = prevalence / (1 - prevalence)
    let (a, b, c, d) = (
      Double(counts.truePositive), Double(counts.falseNegative), Double(counts.falsePositive),
      Double(counts.trueNegative)
    )
    let positive = logitEstimate(
      odds: odds * a / (a + b) / (c / (c + d)), variance: b / (a * (a + b)) + d / (c * (c + d)))
    let negative = logitEstimate(
      odds: d / (c + d) / (b / (a + b)) / odds, variance: a / (b * (a + b)) + c / (d * (c + d)))
    return (positive, negative)
  }

  private func logitEstimate(odds: Double, variance: Double) -> Estimate? {
    guard odds.isFinite, odds > 0, variance.isFinite else { return nil }
    let margin = Normal.standard.quantile(0.5 + sensitivity.confidence / 2) * variance.squareRoot()
    func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    let centre = log(odds)
    return Estimate(
      value: share(centre), interval: share(centre - margin)...share(centre + margin),
      confidence: sensitivity.confidence, method: .deltaLogit, count: counts.count, unit: .dimensionless)
  }
}
