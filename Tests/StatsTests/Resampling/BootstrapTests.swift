import Foundation
import Testing

@testable import ApicalStats

/// Expected ends: SciPy 1.17.1, `stats.bootstrap(…, n_resamples=400000)` on the peak flows; the tolerance is four
/// standard errors of an end found from that many resamples and from ours.
struct BootstrapTests {
  private let bootstrap = Bootstrap(resamples: 40_000, seed: 7)
  private let flow = ClinicalUnit(symbol: "L/min")

  private func upperLimit(_ sample: SampleMoments) -> Double { sample.mean + 1.96 * sample.standardDeviation }

  @Test func upperLimitAsSciPy() throws {
    let bca = try bootstrap.momentEstimate(PeakFlow.differences, statistic: upperLimit, unit: flow)
    #expect(abs(bca.value - 73.86201) < 1e-5)
    #expect(abs(bca.lower - 43.720) < 1.1)
    #expect(abs(bca.upper - 110.775) < 1.1)
    #expect(bca.method == .bootstrapBCa && bca.count == 17)
    let percentile = try bootstrap.momentEstimate(
      PeakFlow.differences, statistic: upperLimit, method: .percentile, unit: flow)
    #expect(abs(percentile.lower - 34.092) < 0.7)
    #expect(abs(percentile.upper - 102.210) < 0.7)
    #expect(percentile.method == .bootstrapPercentile)
  }

  @Test func correlationOfPairsAsSciPy() throws {
    @Sendable func correlation(_ drawn: [Int]) -> Double? {
      try? Correlation(
        method: drawn.map { PeakFlow.wright[$0] }, reference: drawn.map { PeakFlow.mini[$0] }
      ).pearson.value
    }
    let small = Bootstrap(resamples: 10_000, seed: 7)
    let bca = try small.estimate(units: 17, statistic: correlation, unit: .dimensionless)
    #expect(abs(bca.lower - 0.85185) < 0.01)
    #expect(abs(bca.upper - 0.97817) < 0.004)
  }

  /// R 4.2.2, `boot.ci(boot(d, function(x, i) c(mean(x[i]), var(x[i]) / 17), 400000), type = "stud")`.
  @Test func studentisedMeanAsR() throws {
    let result = try bootstrap.studentisedEstimate(
      units: 17, statistic: { Self.meanAndError($0.map { PeakFlow.differences[$0] }) }, unit: flow)
    #expect(abs(result.lower - -20.739) < 0.8)
    #expect(abs(result.upper - 19.713) < 0.8)
    #expect(result.method == .bootstrapStudentised)
  }

  private static func meanAndError(_ values: [Double]) -> StudentisedValue? {
    let moments = Moments(values)
    return moments.sampleSD.map {
      StudentisedValue(value: moments.mean, standardError: $0 / Double(values.count).squareRoot())
    }
  }

  @Test(arguments: BootstrapMethod.allCases)
  func shortcutDrawsTheSameResamples(_ method: BootstrapMethod) throws {
    let small = Bootstrap(resamples: 2000, seed: 3)
    let values = Giavarina.differences
    let short = try small.momentEstimate(values, statistic: upperLimit, method: method, unit: .dimensionless)
    let long = try small.estimate(
      units: values.count,
      statistic: { drawn in
        let moments = Moments(drawn.map { values[$0] })
        return moments.mean + 1.96 * (moments.sumOfSquares / Double(drawn.count - 1)).squareRoot()
      }, method: method, unit: .dimensionless)
    #expect(abs(short.lower - long.lower) < 1e-9)
    #expect(abs(short.upper - long.upper) < 1e-9)
  }

  @Test func seedAndStreamDecide() throws {
    func ends(_ seed: UInt64, _ stream: String) throws -> ClosedRange<Double> {
      try Bootstrap(resamples: 1000, seed: seed).momentEstimate(
        PeakFlow.differences, statistic: upperLimit, unit: flow, stream: stream
      ).interval
    }
    #expect(try ends(1, "a") == ends(1, "a"))
    #expect(try ends(1, "a") != ends(2, "a"))
    #expect(try ends(1, "a") != ends(1, "b"))
  }

  @Test func allUnitsAreDrawnEquallyOften() {
    let counts = Bootstrap(resamples: 20_000, seed: 5).replicates(units: 7, stream: "") { random in
      var drawn = [Int](repeating: 0, count: 7)
      random.fill(&drawn)
      return drawn
    }.reduce(into: [Int](repeating: 0, count: 7)) { counts, drawn in drawn.forEach { counts[$0] += 1 } }
    let chiSquared = counts.reduce(0) { $0 + pow(Double($1) - 20_000, 2) / 20_000 }
    #expect(ChiSquared(degreesOfFreedom: 6).survival(chiSquared) > 0.001)
  }

  @Test func jackknifeAsNumPy() throws {
    let jackknife = try Jackknife(units: 17) { drawn in
      let moments = Moments(drawn.map { PeakFlow.differences[$0] })
      return moments.mean + 1.96 * (moments.sampleSD ?? 0)
    }
    #expect(abs(jackknife.acceleration - 0.06182916942336268) < 1e-12)
    #expect(abs(jackknife.standardError - 18.749229066386103) < 1e-10)
  }

  @Test func constantValuesGiveAnIntervalWithoutWidth() throws {
    let result = try bootstrap.momentEstimate([4, 4, 4, 4], statistic: upperLimit, unit: flow)
    #expect(result.interval == 4...4)
  }

  @Test func refusesWhatCannotBeResampled() {
    #expect(throws: ResamplingError.tooFewUnits(count: 1, minimum: 2)) {
      try bootstrap.momentEstimate([1], statistic: upperLimit, unit: flow)
    }
    #expect(throws: ResamplingError.notFinite(index: 1)) {
      try bootstrap.momentEstimate([1, .nan, 2], statistic: upperLimit, unit: flow)
    }
    #expect(throws: ResamplingError.tooFewResamples(100, minimum: 200)) {
      try Bootstrap(resamples: 100).momentEstimate([1, 2, 3], statistic: upperLimit, unit: flow)
    }
    #expect(throws: ResamplingError.undefinedOnSample) {
      try bootstrap.estimate(units: 3, statistic: { _ in nil }, unit: flow)
    }
    #expect(throws: ResamplingError.self) {
      // Exists on the sample and wherever unit 0 was drawn: on about two thirds of the resamples.
      try bootstrap.estimate(units: 30, statistic: { $0.contains(0) ? 1 : nil }, unit: flow)
    }
    #expect(throws: ResamplingError.noVariation) {
      try bootstrap.studentisedEstimate(
        units: 3, statistic: { _ in StudentisedValue(value: 1, standardError: 0) }, unit: flow)
    }
  }
}
