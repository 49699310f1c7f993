/// Shieh's exact agreement test on data: does the central share p₀ of the differences lie within ±δ?
///
/// The statistic is √n(δ − |d̄|)/s; it exceeds the critical value γ just when d̄ ± γ·s/√n lie within ±δ. Its
/// p-value assumes normal differences. Definition, source and what the level means: ``AgreementTestDesign``.
public struct AgreementTest: Sendable, Equatable, Codable {
  /// Bounds, share and level.
  public let design: AgreementTestDesign
  /// γ, which the statistic exceeds where agreement is concluded at ``AgreementTestDesign/level``.
  public let criticalValue: Double
  /// Ends of d̄ ± γ·s/√n, to be compared with ±δ.
  public let interval: ClosedRange<Double>
  /// The statistic and its p-value, for the alternative of agreement.
  public let test: HypothesisTest

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - design: Bounds, share and level.
  /// - Throws: ``ComparisonError`` below 3 pairs, for a value not finite, or differences without scatter.
  public init(differences: [Double], design: AgreementTestDesign) throws(ComparisonError) {
    try requireNumbers(differences, "the differences", minimum: 3)
    let moments = GroupSpread(differences)
    guard moments.variance > 0 else { throw .constantValues(series: "the differences") }
    let error = moments.standardDeviation / moments.n.squareRoot()
    let statistic = (design.bound - abs(moments.mean)) / error
    let critical = design.criticalValue(count: moments.count)
    self.design = design
    criticalValue = critical
    interval = (moments.mean - critical * error)...(moments.mean + critical * error)
    test = HypothesisTest(
      method: "Exact agreement test (Shieh)", statisticName: "T", statistic: statistic,
      pValue: design.tail(max(0, statistic), count: moments.count), alternative: .greater,
      count: moments.count)
  }
}
