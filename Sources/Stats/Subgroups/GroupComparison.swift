/// Does agreement differ between two groups of different patients, such as in-range and out-of-range exams?
///
/// Differences and ratios are first to second. Bias: Welch's t. SD: F, and Brown–Forsythe, which holds without
/// normality. Width of the limits of agreement: MOVER on the χ² intervals of both SDs.
public struct GroupComparison: Sendable, Equatable, Codable {
  /// Bias of the first group − bias of the second.
  public let biasDifference: Estimate
  /// Welch's test of equal bias, two-sided.
  public let biasTest: HypothesisTest
  /// SD of the first group / SD of the second.
  public let sdRatio: Estimate
  /// F test of equal SDs, two-sided; sensitive to departures from normality.
  public let varianceTest: HypothesisTest
  /// Test of equal scatter around the medians.
  public let brownForsythe: HypothesisTest
  /// Width of the limits of agreement, 2 × multiplier × SD: first − second.
  public let loaWidthDifference: Estimate
  /// Half-width of the limits of agreement in SDs.
  public let multiplier: Double

  /// - Parameters:
  ///   - first: Differences method − reference of one group, one per patient.
  ///   - second: Those of the other group.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - multiplier: Half-width of the limits of agreement in SDs.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ComparisonError`` below 3 pairs in a group, for a value not finite, or a group that does
  ///   not scatter.
  public init(
    first: [Double], second: [Double], unit: ClinicalUnit, multiplier: Double = 1.96,
    confidence: Double = 0.95
  ) throws(ComparisonError) {
    try requireNumbers(first, "the first group", minimum: 3)
    try requireNumbers(second, "the second group", minimum: 3)
    try ComparisonError.check(confidence: confidence)
    try requirePositive(multiplier, "multiplier")
    let one = GroupSpread(first)
    let two = GroupSpread(second)
    guard one.variance > 0 else { throw .constantValues(series: "the first group") }
    guard two.variance > 0 else { throw .constantValues(series: "the second group") }
    let welch = Welch(one, two)
    biasDifference = welch.estimate(confidence: confidence, unit: unit)
    biasTest = welch.test
    sdRatio = SpreadComparison(one, two).ratio(confidence: confidence)
    varianceTest = SpreadComparison(one, two).test
    brownForsythe = try Self.scatterTest([first, second])
    loaWidthDifference = SpreadComparison(one, two).difference(
      times: 2 * multiplier, confidence: confidence, unit: unit)
    self.multiplier = multiplier
  }
}
