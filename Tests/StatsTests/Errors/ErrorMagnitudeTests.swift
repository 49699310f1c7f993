import ApicalStats
import Foundation
import Testing

struct ErrorMagnitudeTests {
  private let flow = ClinicalUnit(symbol: "L/min")

  // R 4.2.2: t.test(abs(d))$conf.int; sqrt(msd * exp(c(-1, 1) * qnorm(.975) * sqrt(2 * (1 - mean(d)^4 /
  // msd^2) / 15)))
  @Test("B31: MAE and RMSD") func peakFlow() throws {
    let result = try ErrorMagnitude(differences: PeakFlow.differences, unit: flow)
    #expect(abs(result.mae.value - 28.941176) < 1e-6)
    #expect(abs(result.mae.lower - 16.16410966917867) < 1e-11)
    #expect(abs(result.mae.upper - 41.71824327199780) < 1e-11)
    #expect(abs(result.rmsd.value - 37.667274) < 1e-6)
    #expect(abs(result.rmsd.lower - 26.33646845658588) < 1e-11)
    #expect(abs(result.rmsd.upper - 53.872960672408) < 1e-11)
  }

  @Test func bootstrapped() throws {
    let result = try ErrorMagnitude(
      differences: PeakFlow.differences, unit: flow, bootstrap: Bootstrap(resamples: 4000))
    #expect(result.mae.method == .bootstrapBCa)
    #expect(abs(result.mae.value - 28.941176) < 1e-6)
    #expect(abs(result.rmsd.value - 37.667274) < 1e-6)
    #expect(abs(result.mae.lower - 18.5) < 2)
    #expect(result.rmsd.lower < result.rmsd.value && result.rmsd.value < result.rmsd.upper)
  }

  // R 4.2.2: uniroot(function(q) pnorm((q - mu) / s) - pnorm((-q - mu) / s) - .9, c(1, 200), tol = 1e-14)
  @Test("B31: total deviation index") func totalDeviationIndex() throws {
    let result = try TotalDeviationIndex(differences: PeakFlow.differences, unit: flow)
    #expect(abs(result.exact.value - 63.858047) < 1e-6)
    #expect(abs(result.exact.lower - 45.62851096808853) < 1e-9)
    #expect(abs(result.exact.upper - 89.37066141986517) < 1e-9)
    #expect(abs(result.approximate.value - 61.957152) < 1e-6)
    #expect(abs(result.approximate.lower - 43.31963566190831) < 1e-10)
    #expect(abs(result.approximate.upper - 88.61313475662428) < 1e-10)
  }

  // R 4.2.2: plogis(qlogis(p) + c(-1, 1) * qnorm(.975) * sqrt(v)), v as in the paper with n - 3
  @Test("B31: coverage probability and outlier rate") func coverageProbability() throws {
    let result = try CoverageProbability(differences: PeakFlow.differences, threshold: 50, unit: flow)
    #expect(abs(result.normal.value - 0.802218343660047) < 1e-13)
    #expect(abs(result.normal.lower - 0.5874627976128274) < 1e-12)
    #expect(abs(result.normal.upper - 0.9203379593374986) < 1e-12)
    #expect(result.empirical.successes == 14)
    let outliers = try OutlierRate(differences: PeakFlow.differences, threshold: 50, unit: flow)
    #expect(outliers.rate.successes == 3 && outliers.rate.count == 17)
    #expect(outliers.indices.allSatisfy { abs(PeakFlow.differences[$0]) > 50 })
    #expect(outliers.rate.interval == (try ProportionInterval(successes: 3, count: 17).interval))
  }

  @Test func indexAndProbabilityAreInverse() throws {
    for probability in [0.05, 0.5, 0.9, 0.999] {
      let index = try TotalDeviationIndex(
        differences: Giavarina.differences, probability: probability, unit: .percent)
      let coverage = try CoverageProbability(
        differences: Giavarina.differences, threshold: index.exact.value, unit: .percent)
      #expect(abs(coverage.normal.value - probability) < 1e-13)
    }
  }

  @Test(arguments: [-1.0, 3, 1e-6]) func scales(_ scale: Double) throws {
    let plain = try TotalDeviationIndex(differences: Giavarina.differences, unit: .percent)
    let scaled = try TotalDeviationIndex(
      differences: Giavarina.differences.map { $0 * scale }, unit: .percent)
    #expect(abs(scaled.exact.upper / abs(scale) / plain.exact.upper - 1) < 1e-12)
    let size = try ErrorMagnitude(differences: Giavarina.differences, unit: .percent)
    let scaledSize = try ErrorMagnitude(differences: Giavarina.differences.map { $0 * scale }, unit: .percent)
    #expect(abs(scaledSize.rmsd.upper / abs(scale) / size.rmsd.upper - 1) < 1e-12)
  }

  @Test func degenerate() throws {
    let none = try ErrorMagnitude(differences: [0, 0, 0], unit: .percent)
    #expect(none.rmsd.interval == 0...0 && none.mae.interval == 0...0)
    let constant = try ErrorMagnitude(differences: [-2, -2, -2], unit: .percent)
    #expect(constant.rmsd.interval == 2...2)
    #expect(throws: ComparisonError.constantValues(series: "the differences")) {
      try TotalDeviationIndex(differences: [2, 2, 2, 2], unit: .percent)
    }
    #expect(throws: ComparisonError.optionOutOfRange(name: "threshold", value: -1, needed: "zero or more")) {
      try OutlierRate(differences: [1], threshold: -1, unit: .percent)
    }
    let far = try CoverageProbability(differences: [1, 2, 3, 4], threshold: 1e6, unit: .percent)
    #expect(far.normal.value == 1 && far.normal.interval == 1...1)
    let off = try CoverageProbability(
      differences: [1e6, 1e6 + 1, 1e6 + 2, 1e6 + 1], threshold: 1, unit: .percent)
    #expect(off.normal.value == 0)
    #expect(try OutlierRate(differences: [5], threshold: 5, unit: .percent).rate.successes == 0)
  }

  @Test func survivesStorage() throws {
    let result = try CoverageProbability(differences: PeakFlow.differences, threshold: 50, unit: flow)
    #expect(try JSONDecoder().decode(CoverageProbability.self, from: JSONEncoder().encode(result)) == result)
  }
}
