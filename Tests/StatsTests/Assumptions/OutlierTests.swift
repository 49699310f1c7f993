import ApicalStats
import Testing

struct OutlierTests {
  /// Rosner, Technometrics 1983;25:165–172, table 1, as in NIST's e-Handbook of Statistical Methods,
  /// 1.3.5.17.3.
  static let rosner: [Double] = [
    -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69,
    1.70,
    1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37,
    2.40,
    2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42,
    6.01,
  ]

  // NIST prints three digits; three outliers.
  @Test func rosnerPublished() throws {
    let result = try GeneralizedESD(Self.rosner)
    let statistics = [3.118, 2.942, 3.179, 2.810, 2.815, 2.848, 2.279, 2.310, 2.101, 2.067]
    let critical = [3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085]
    for (step, expected) in zip(result.steps, zip(statistics, critical)) {
      #expect(abs(step.statistic - expected.0) < 1.1e-3)
      #expect(abs(step.critical - expected.1) < 1.1e-3)
    }
    #expect(result.steps.count == 10)
    #expect(result.outliers == [53, 52, 51])
  }

  // R 4.2.2: quantile(d, c(.25, .75)), 1.5 * IQR(d), which(...)
  @Test func fences() throws {
    let result = try TukeyFences([1, 2, 3, 4, 5, 6, 7, 30, -40])
    #expect(result.lowerFence == 2 - 1.5 * 4)
    #expect(result.upperFence == 6 + 1.5 * 4)
    #expect(result.outside == [7, 8])
    #expect(try TukeyFences([5]).outside == [])
    #expect(try TukeyFences([0, 4, 4, 4, 4], multiplier: 3).outside == [0])
  }

  @Test func shiftAndScaleChangeNoOutlier() throws {
    let moved = try GeneralizedESD(Self.rosner.map { -2.5 * $0 + 1e4 })
    let plain = try GeneralizedESD(Self.rosner)
    #expect(moved.outliers == plain.outliers)
    #expect(abs(moved.steps[0].statistic - plain.steps[0].statistic) < 1e-9)
  }

  @Test func degenerate() throws {
    #expect(try GeneralizedESD([2, 2, 2, 2], maximumOutliers: 2).steps.isEmpty)
    let spike = try GeneralizedESD([Double](repeating: 0, count: 20) + [9], maximumOutliers: 3)
    #expect(spike.outliers == [20])
    #expect(
      throws: ComparisonError.optionOutOfRange(name: "maximumOutliers", value: 10, needed: "1 to 1")
    ) { try GeneralizedESD([1, 2, 3]) }
    #expect(throws: ComparisonError.tooFewValues(series: "the sample", count: 0, minimum: 1)) {
      try TukeyFences([])
    }
  }

  // R 4.2.2: a <- (wright + mini) / 2; diff(range(a)) / (3.92 * sd(d)); sd(a) / sd(d); cor(wright, mini)
  @Test func range() throws {
    let result = try MeasurementRange(
      method: PeakFlow.wright, reference: PeakFlow.mini, unit: ClinicalUnit(symbol: "L/min"))
    #expect(result.minimum == 218.5)
    #expect(result.maximum == 654)
    #expect(abs(result.loaWidth - 3.92 * 38.765130) < 1e-5)
    #expect(abs(try #require(result.rangeRatio) - 435.5 / (3.92 * 38.76513)) < 1e-6)
    #expect(abs(result.correlation - 0.9432794468909461) < 1e-14)
    let same = try MeasurementRange(method: [1, 2, 3], reference: [1, 2, 3], unit: .percent)
    #expect(same.rangeRatio == nil && same.spreadRatio == nil && same.correlation == 1)
  }
}
