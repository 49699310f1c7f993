import ApicalStats
import Foundation
import TestSupport
import Testing

struct BlandAltmanTests {
  private let flow = ClinicalUnit(symbol: "L/min")

  // Lancet 1986 prints -2.1, 38.8 and limits from rounded inputs; the digits are R 4.2.2's.
  @Test func peakFlow() throws {
    let result = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    #expect(abs(result.bias.value - -2.117647) < 1e-5)
    #expect(abs(result.standardDeviation - 38.765130) < 1e-5)
    #expect(abs(result.lowerLoA.value - -78.09730) < 1e-5)
    #expect(abs(result.upperLoA.value - 73.86201) < 1e-5)
    #expect(abs(result.bias.interval.lowerBound - -22.04884) < 1e-5)
    #expect(abs(result.bias.interval.upperBound - 17.81354) < 1e-5)
    #expect(result.count == 17)
    #expect(result.bias.unit.symbol == "L/min")
  }

  @Test func peakFlowAtTwoStandardDeviations() throws {
    let result = try BlandAltman(differences: PeakFlow.differences, unit: flow, multiplier: 2)
    #expect(abs(result.lowerLoA.value - -79.6479) < 1e-4)
    #expect(abs(result.upperLoA.value - 75.4126) < 1e-4)
    // Standard error of a limit: 16.28461 (the paper: 16.3); t of 16 degrees of freedom: 2.1199053 (SciPy).
    let margin = result.upperLoA.interval.upperBound - result.upperLoA.value
    #expect(abs(margin / 2.1199052992212546 - 16.28461) < 1e-5)
  }

  // The paper prints 65.36 for the last number; its own arithmetic gives 63.56, as R 4.2.2 and pingouin
  // 0.7.0.
  @Test func giavarina() throws {
    let result = try BlandAltman(differences: Giavarina.differences, unit: .dimensionless)
    #expect(abs(result.bias.value - -27.166667) < 1e-5)
    #expect(abs(result.standardDeviation - 34.805948) < 1e-5)
    #expect(abs(result.lowerLoA.value - -95.38632) < 1e-5)
    #expect(abs(result.upperLoA.value - 41.05299) < 1e-5)
    #expect(abs(result.bias.interval.lowerBound - -40.16342) < 1e-5)
    #expect(abs(result.bias.interval.upperBound - -14.16991) < 1e-5)
    #expect(abs(result.upperLoA.interval.lowerBound - 18.54195) < 1e-4)
    #expect(abs(result.upperLoA.interval.upperBound - 63.56403) < 1e-4)
    #expect(abs(result.lowerLoA.interval.lowerBound - -117.89736) < 1e-4)
    #expect(abs(result.lowerLoA.interval.upperBound - -72.87529) < 1e-4)
  }

  // R 4.2.2: mean ± k sd with k = qt(c(.025, .975), n - 1, ncp = qnorm(.975) * sqrt(n)) / sqrt(n); Zou's
  // closed form; sqrt(1/n + z^2 / (2 (n - 1))). Carkeet's coefficients of n = 30: pyCompare 1.5.4 with the
  // sample SD.
  @Test(
    "B03, B04, B06, B08, B09, B10: intervals of the limits",
    arguments: [
      (LimitMethod.exactIndividual, PeakFlow.differences, -124.16080, -53.09493, 48.85964, 119.92550, 1e-4),
      (.mover, PeakFlow.differences, -122.47824, -50.28764, 46.05234, 118.24294, 1e-4),
      (.exactIndividual, Giavarina.differences, -123.11239, -77.64734, 23.31401, 68.77906, 1e-4),
      (.exactPaired, Giavarina.differences, -120.63633, -82.19009, 27.85675, 66.30299, 5e-3),
      (.mover, Giavarina.differences, -122.22966, -76.36366, 22.03032, 67.89632, 1e-4),
      (.blandAltman1999, Giavarina.differences, -117.84871, -72.92395, 18.59061, 63.51537, 2e-3),
    ])
  func intervals(
    _ method: LimitMethod, _ differences: [Double], _ a: Double, _ b: Double, _ c: Double, _ d: Double,
    _ tolerance: Double
  ) throws {
    let result = try BlandAltman(
      differences: differences, unit: flow, multiplier: BlandAltman.multiplier(coverage: 0.95), limits: method
    )
    #expect(abs(result.lowerLoA.lower - a) < tolerance)
    #expect(abs(result.lowerLoA.upper - b) < tolerance)
    #expect(abs(result.upperLoA.lower - c) < tolerance)
    #expect(abs(result.upperLoA.upper - d) < tolerance)
    #expect(result.limitMethod == method.intervalMethod)
    #expect(result.bias.method == .studentT)
  }

  @Test("B03: two standard errors of a limit") func standardErrors() throws {
    let t = StudentT(degreesOfFreedom: 16).quantile(0.975)
    for (method, expected) in [(LimitMethod.blandAltman1999, 16.39511), (.blandAltman, 16.28461)] {
      let limit = try BlandAltman(
        differences: PeakFlow.differences, unit: flow, limits: method
      ).upperLoA
      #expect(abs((limit.upper - limit.value) / t - expected) < 1e-5)
    }
  }

  // statsmodels 0.15, pyCompare 1.5.4 and methcomp 1.0 divide by n: their limits are not ours.
  @Test("B11: never the population SD") func populationSD() throws {
    let result = try BlandAltman(differences: Giavarina.differences, unit: .dimensionless)
    #expect(abs(result.standardDeviation - 34.22093) > 0.5)
    #expect(abs(result.lowerLoA.value - -94.23969) > 1)
    #expect(abs(result.upperLoA.value - 39.90636) > 1)
  }

  @Test(
    "B13, B14: systolic pressure, observer J and the machine",
    .enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func systolicPressure() throws {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let (method, reference) = (try table.numbers("J1"), try table.numbers("S1"))
    let result = try BlandAltman(method: method, reference: reference, unit: flow)
    #expect(abs(result.bias.value - -16.294118) < 1e-5)
    #expect(abs(result.standardDeviation - 19.610993) < 1e-5)
    #expect(abs(result.lowerLoA.value - -54.73166) < 1e-5)
    #expect(abs(result.upperLoA.value - 22.14343) < 1e-5)
    #expect(abs(result.bias.lower - -20.52411) < 1e-5)
    #expect(abs(result.bias.upper - -12.06412) < 1e-5)
    let exact = try BlandAltman(
      method: method, reference: reference, unit: flow, multiplier: BlandAltman.multiplier(coverage: 0.95),
      limits: .exactIndividual)
    #expect(abs(exact.upperLoA.lower - 15.79450) < 1e-4)
    #expect(abs(exact.upperLoA.upper - 30.36834) < 1e-4)
    #expect(abs(exact.lowerLoA.lower - -62.95658) < 1e-4)
    #expect(abs(exact.lowerLoA.upper - -48.38273) < 1e-4)
  }

  // SimplyAgree's agree_test: 95 % limits from the exact normal quantile, standard error of 1999.
  @Test("B23: repeated values taken as plain pairs") func plainPairs() throws {
    let result = try BlandAltman(
      method: CardiacOutput.Replicated.x, reference: CardiacOutput.Replicated.y, unit: flow,
      multiplier: BlandAltman.multiplier(coverage: 0.95), limits: .blandAltman1999)
    #expect(abs(result.bias.value - 0.4383333) < 1e-4)
    #expect(abs(result.lowerLoA.value - -1.9470156) < 1e-4)
    #expect(abs(result.upperLoA.value - 2.8236823) < 1e-4)
    #expect(abs(result.lowerLoA.lower - -3.001158) < 1e-4)
    #expect(abs(result.lowerLoA.upper - -0.8928731) < 1e-4)
    #expect(abs(result.upperLoA.lower - 1.769540) < 1e-4)
    #expect(abs(result.upperLoA.upper - 3.8778249) < 1e-4)
  }

  // SciPy 1.17.1: stats.bootstrap((d,), lambda d, axis: d.mean(axis) + 1.96 * d.std(axis, ddof=1),
  // n_resamples=200000, method=..., rng=1), paired with other random numbers.
  @Test(
    "bootstrap of the upper limit",
    arguments: [(LimitMethod.bootstrapPercentile, 20.7538, 57.0074), (.bootstrapBCa, 25.0653, 61.4446)])
  func bootstrap(_ method: LimitMethod, _ lower: Double, _ upper: Double) throws {
    let result = try BlandAltman(
      differences: Giavarina.differences, unit: flow, limits: method,
      bootstrap: Bootstrap(resamples: 100_000, seed: 3))
    #expect(abs(result.upperLoA.lower - lower) < 0.4)
    #expect(abs(result.upperLoA.upper - upper) < 0.4)
    #expect(abs(result.upperLoA.value - 41.05299) < 1e-5)
    #expect(result.lowerLoA.lower < result.lowerLoA.value && result.lowerLoA.value < result.lowerLoA.upper)
    #expect(result.limitMethod == method.intervalMethod)
  }

  @Test(arguments: LimitMethod.allCases) func affineAndSwapped(_ method: LimitMethod) throws {
    func agreement(_ transform: (Double) -> Double) throws -> BlandAltman {
      try BlandAltman(
        differences: PeakFlow.differences.map(transform), unit: flow, limits: method,
        bootstrap: Bootstrap(resamples: 1000))
    }
    let plain = try agreement { $0 }
    let moved = try agreement { 2.5 * $0 + 300 }
    let mirrored = try agreement { -$0 }
    for (one, other, twin) in [
      (plain.lowerLoA, moved.lowerLoA, mirrored.upperLoA),
      (plain.upperLoA, moved.upperLoA, mirrored.lowerLoA),
    ] {
      #expect(abs(2.5 * one.value + 300 - other.value) < 1e-9)
      #expect(abs(2.5 * one.lower + 300 - other.lower) < 1e-9)
      #expect(abs(2.5 * one.upper + 300 - other.upper) < 1e-9)
      #expect(abs(one.value + twin.value) < 1e-9)
      #expect(abs(one.lower + twin.upper) < 1e-9)
      #expect(abs(one.upper + twin.lower) < 1e-9)
    }
  }

  @Test(arguments: LimitMethod.allCases) func constantDifferencesHaveOneLimit(_ method: LimitMethod) throws {
    let result = try BlandAltman(differences: [2, 2, 2, 2], unit: flow, limits: method)
    for estimate in [result.bias, result.lowerLoA, result.upperLoA] {
      #expect(estimate.value == 2)
      #expect(estimate.interval == 2...2)
    }
  }

  @Test(arguments: LimitMethod.allCases) func threePairs(_ method: LimitMethod) throws {
    let result = try BlandAltman(
      differences: [1, 2, 4], unit: flow, limits: method, bootstrap: Bootstrap(resamples: 1000))
    #expect(result.upperLoA.lower.isFinite && result.upperLoA.upper.isFinite)
    #expect(result.upperLoA.lower < result.upperLoA.upper)
  }

  @Test func aMillionPairs() throws {
    let thousand = (0..<1000).map { Double($0) / 1000 }
    let differences = [[Double]](repeating: thousand, count: 1000).flatMap { $0 }
    for method in LimitMethod.allCases where method != .bootstrapPercentile {
      let result = try BlandAltman(
        differences: differences, unit: flow, confidence: 0.8, limits: method,
        bootstrap: Bootstrap(resamples: 60))
      #expect(abs(result.bias.value - 0.4995) < 1e-9)
      #expect(result.upperLoA.lower < result.upperLoA.value && result.upperLoA.value < result.upperLoA.upper)
      #expect(result.upperLoA.upper - result.upperLoA.lower < 0.003)
    }
  }

  @Test func coverageGivesTheMultiplier() throws {
    #expect(abs(try BlandAltman.multiplier(coverage: 0.95) - 1.959963984540054) < 1e-14)
    #expect(throws: AgreementError.coverageOutOfRange(95)) { try BlandAltman.multiplier(coverage: 95) }
  }

  @Test func refusesWhatItCannotCompute() {
    #expect(throws: AgreementError.valuesTooLarge(series: "differences")) {
      try BlandAltman(differences: [1e200, -1e200, 1], unit: .percent)
    }
    #expect(throws: AgreementError.notFinite(index: 0)) {
      try BlandAltman(method: [1e308, 1, 2], reference: [-1e308, 1, 2], unit: .percent)
    }
    for count in 0...2 {
      #expect(throws: AgreementError.tooFewPairs(count: count, minimum: 3)) {
        try BlandAltman(differences: Array(repeating: 1, count: count), unit: .percent)
      }
    }
    #expect(
      throws: AgreementError.notResampled(.tooFewResamples(50, minimum: 200))
    ) {
      try BlandAltman(
        differences: [1, 2, 3, 5], unit: .percent, limits: .bootstrapBCa, bootstrap: Bootstrap(resamples: 50))
    }
  }

  @Test(arguments: [1.0, -3.5, 1e9])
  func shiftMovesAllByTheSame(_ shift: Double) throws {
    let plain = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    let moved = try BlandAltman(differences: PeakFlow.differences.map { $0 + shift }, unit: flow)
    let tolerance = 1e-12 * max(100, abs(shift))
    #expect(abs(moved.bias.value - plain.bias.value - shift) < tolerance)
    #expect(abs(moved.lowerLoA.interval.lowerBound - plain.lowerLoA.interval.lowerBound - shift) < tolerance)
    #expect(abs(moved.standardDeviation - plain.standardDeviation) < 1e-9)
  }

  @Test func scaleStretchesAll() throws {
    let plain = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    let scaled = try BlandAltman(differences: PeakFlow.differences.map { $0 * 4 }, unit: flow)
    #expect(abs(scaled.bias.value - 4 * plain.bias.value) < 1e-10)
    #expect(abs(scaled.upperLoA.interval.upperBound - 4 * plain.upperLoA.interval.upperBound) < 1e-10)
  }

  @Test func swappingTheMethodsMirrorsTheLimits() throws {
    let one = try BlandAltman(method: PeakFlow.wright, reference: PeakFlow.mini, unit: flow)
    let other = try BlandAltman(method: PeakFlow.mini, reference: PeakFlow.wright, unit: flow)
    #expect(abs(one.bias.value + other.bias.value) < 1e-12)
    #expect(abs(one.lowerLoA.value + other.upperLoA.value) < 1e-12)
    #expect(abs(one.lowerLoA.interval.lowerBound + other.upperLoA.interval.upperBound) < 1e-12)
  }

  @Test func confidenceDoesNotMoveTheLimits() throws {
    let wide = try BlandAltman(differences: PeakFlow.differences, unit: flow, confidence: 0.99)
    let narrow = try BlandAltman(differences: PeakFlow.differences, unit: flow, confidence: 0.9)
    #expect(wide.lowerLoA.value == narrow.lowerLoA.value)
    #expect(wide.lowerLoA.interval.lowerBound < narrow.lowerLoA.interval.lowerBound)
    #expect(wide.bias.confidence == 0.99)
  }

  @Test func saysWhyItCannot() {
    func error(_ body: () throws(AgreementError) -> BlandAltman) -> AgreementError? {
      do { _ = try body() } catch { return error }
      return nil
    }
    #expect(
      error { () throws(AgreementError) in try BlandAltman(differences: [1, 2], unit: .percent) }
        == .tooFewPairs(count: 2, minimum: 3))
    #expect(
      error { () throws(AgreementError) in try BlandAltman(differences: [1, 2, .nan], unit: .percent) }
        == .notFinite(index: 2))
    #expect(
      error { () throws(AgreementError) in
        try BlandAltman(differences: [1, 2, 3], unit: .percent, confidence: 95)
      } == .confidenceOutOfRange(95))
    #expect(
      error { () throws(AgreementError) in
        try BlandAltman(differences: [1, 2, 3], unit: .percent, multiplier: 0)
      } == .multiplierOutOfRange(0))
    #expect(
      error { () throws(AgreementError) in
        try BlandAltman(method: [1, 2, 3], reference: [1, 2], unit: .percent)
      } == .unequalCounts(method: 3, reference: 2))
  }

  @Test func survivesStorage() throws {
    let result = try BlandAltman(differences: PeakFlow.differences, unit: .percentagePoints)
    let copy = try JSONDecoder().decode(BlandAltman.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }
}
