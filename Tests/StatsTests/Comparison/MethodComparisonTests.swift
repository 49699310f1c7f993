import Foundation
import Testing

@testable import ApicalStats

struct MethodComparisonTests {
  // R 4.2.2: cor.test(w - m, w + m); K <- 1 + 2 * (1 - cor(w, m)^2) * qt(.975, 15)^2 / 15;
  // sqrt(var(w) / var(m) * (K + c(-1, 1) * sqrt(K^2 - 1)))
  @Test("B26: Pitman–Morgan") func pitmanMorgan() throws {
    let result = try PitmanMorgan(first: PeakFlow.wright, second: PeakFlow.mini)
    #expect(abs(result.test.statistic - 0.08367972168056989) < 1e-14)
    #expect(abs(result.test.pValue - 0.7494985336492941) < 1e-12)
    #expect(abs(result.sdRatio.value - 1.028267990562433) < 1e-14)
    #expect(abs(result.sdRatio.lower - 0.8574137916681592) < 1e-12)
    #expect(abs(result.sdRatio.upper - 1.233167778136836) < 1e-12)
  }

  // R 4.2.2: f <- lm(w - m ~ I(w + m)); the F as in the paper
  @Test("B26: Bradley–Blackwood") func bradleyBlackwood() throws {
    let test = try BradleyBlackwood(first: PeakFlow.wright, second: PeakFlow.mini).test
    #expect(abs(test.statistic - 0.07683540849421359) < 1e-13)
    #expect(abs(test.pValue - (1 - 0.0735956692989924)) < 1e-12)
    #expect(test.degreesOfFreedom == [2, 15])
  }

  /// The interval holds the ratios that the test does not reject.
  @Test func intervalInvertsTheTest() throws {
    let result = try PitmanMorgan(first: PeakFlow.wright, second: PeakFlow.mini)
    for end in [result.sdRatio.lower, result.sdRatio.upper] {
      let test = try PitmanMorgan(first: PeakFlow.wright, second: PeakFlow.mini.map { $0 * end }).test
      #expect(abs(test.pValue - 0.05) < 1e-10)
    }
    let swapped = try PitmanMorgan(first: PeakFlow.mini, second: PeakFlow.wright)
    #expect(abs(swapped.sdRatio.lower * result.sdRatio.upper - 1) < 1e-13)
  }

  private static let reference = (0..<40).map { 50 + 10 * sin(Double($0)) }
  private static let first = (0..<40).map { reference[$0] + 1 + 4 * sin(Double(7 * $0 + 1)) }
  private static let second = (0..<40).map { reference[$0] - 1 + 7 * sin(Double(11 * $0 + 2)) }

  /// Each statistic by itself, on resamples that are written down.
  @Test(arguments: [40, 39]) func sumsAreThoseOfTheDrawnUnits(_ count: Int) throws {
    let sums = (0..<count).map { SIMD8<Double>(repeating: sin(Double($0))) * SIMD8(1, 2, 3, 4, 5, 6, 7, 8) }
    let statistics: [@Sendable (SIMD8<Double>) -> Double?] = [{ $0[1] }, { $0[2] * $0[2] + $0[5] }]
    let bootstrap = Bootstrap(resamples: 500, seed: 4)
    let together = try bootstrap.sumEstimates(
      sums, statistics: statistics, confidence: 0.9, unit: .millimetres, stream: "s")
    for (statistic, estimate) in zip(statistics, together) {
      let alone = try bootstrap.estimate(
        units: count, statistic: { units in statistic(units.reduce(SIMD8()) { $0 + sums[$1] }) },
        confidence: 0.9, unit: .millimetres, stream: "s")
      #expect(alone == estimate)
    }
  }

  @Test func twoMethodsAgainstOne() throws {
    let bootstrap = Bootstrap(resamples: 2000)
    let result = try MethodComparison(
      first: Self.first, second: Self.second, reference: Self.reference, unit: .percentagePoints,
      bootstrap: bootstrap)
    let one = try BlandAltman(method: Self.first, reference: Self.reference, unit: .percentagePoints)
    let two = try BlandAltman(method: Self.second, reference: Self.reference, unit: .percentagePoints)
    #expect(abs(result.biasDifference.value - (one.bias.value - two.bias.value)) < 1e-12)
    let widths = 3.92 * (one.standardDeviation - two.standardDeviation)
    #expect(abs(result.loaWidthDifference.value - widths) < 1e-12)
    #expect(result.loaWidthDifference.upper < 0)
    let normal = try #require(result.loaWidthDifferenceNormal)
    #expect(abs(normal.value - widths) < 1e-12)
    #expect(abs(normal.upper - result.loaWidthDifference.upper) < 3)
    let sizes = try [Self.first, Self.second].map { method in
      try AbsoluteError(differences: zip(method, Self.reference).map { $0 - $1 }, unit: .percentagePoints)
    }
    #expect(abs(result.maeDifference.value - (sizes[0].mean - sizes[1].mean)) < 1e-12)
    #expect(abs(result.rmsdDifference.value - (sizes[0].rootMeanSquare - sizes[1].rootMeanSquare)) < 1e-12)
    let ratio = try #require(result.pitmanMorgan).sdRatio.value
    #expect(abs(ratio - one.standardDeviation / two.standardDeviation) < 1e-13)
    let swapped = try MethodComparison(
      first: Self.second, second: Self.first, reference: Self.reference, unit: .percentagePoints,
      bootstrap: bootstrap)
    #expect(abs(swapped.loaWidthDifference.lower + result.loaWidthDifference.upper) < 0.3)
  }

  @Test func severalPairsASubject() throws {
    let labels = (0..<40).map { "p\($0 / 4)" }
    let result = try MethodComparison(
      first: Self.first, second: Self.second, reference: Self.reference, subject: labels,
      unit: .percentagePoints, bootstrap: Bootstrap(resamples: 1000))
    #expect(result.subjects == 10 && result.pairs == 40)
    #expect(
      result.loaWidthDifferenceNormal == nil && result.pitmanMorgan == nil && result.bradleyBlackwood == nil)
    #expect(result.biasDifference.method == .bootstrapBCa)
    #expect(result.maeDifference.count == 10)
  }

  @Test func refusesWhatCannotBeCompared() {
    #expect(throws: ComparisonError.constantValues(series: "the differences or of the sums")) {
      try PitmanMorgan(first: [1, 2, 3, 4], second: [2, 3, 4, 5])
    }
    #expect(throws: ComparisonError.constantValues(series: "the reference")) {
      try PitmanMorgan(first: [1, 2, 3, 4], second: [2, 2, 2, 2])
    }
    #expect(throws: ComparisonError.constantValues(series: "the residuals")) {
      try BradleyBlackwood(first: [1, 2, 3, 4], second: [2, 4, 6, 8])
    }
    #expect(
      throws: ComparisonError.unequalCounts(
        first: "the subject", count: 1, second: "the reference", secondCount: 4)
    ) {
      try MethodComparison(
        first: [1, 2, 3, 5], second: [1, 3, 2, 4], reference: [1, 2, 3, 4], subject: ["a"], unit: .percent)
    }
    #expect(throws: ComparisonError.self) {
      try MethodComparison(
        first: [1, 2, 3, 4], second: [1, 2, 3, 4], reference: [1, 2, 3, 4], unit: .percent)
    }
  }

  @Test func survivesStorage() throws {
    let result = try MethodComparison(
      first: Self.first, second: Self.second, reference: Self.reference, unit: .percentagePoints,
      bootstrap: Bootstrap(resamples: 500))
    #expect(try JSONDecoder().decode(MethodComparison.self, from: JSONEncoder().encode(result)) == result)
  }
}
