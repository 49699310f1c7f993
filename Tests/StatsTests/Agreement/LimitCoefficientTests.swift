import Foundation
import TestSupport
import Testing

@testable import ApicalStats

struct LimitCoefficientTests {
  private func coefficients(
    _ method: LimitMethod, _ count: Int, multiplier: Double = 1.96, confidence: Double = 0.95
  ) throws -> LimitCoefficients {
    try #require(LimitCoefficients(method, count: count, multiplier: multiplier, confidence: confidence))
  }

  // pyCompare 1.5.4, tests/referenceCIs.csv, which reproduces the table of Carkeet 2015.
  @Test(
    "B05, B15: Carkeet's coefficients",
    arguments: [(17, 1.4900, 3.0824), (85, 1.7117, 2.3240), (30, 1.5808, 2.6854)])
  func carkeet(_ count: Int, _ inner: Double, _ outer: Double) throws {
    let pair = try coefficients(.exactPaired, count)
    #expect(abs(pair.inner - inner) < 1e-4)
    #expect(abs(pair.outer - outer) < 1e-4)
  }

  @Test(
    "B05: Carkeet's whole table",
    .enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func carkeetTable() throws {
    let table = try VectorTable("carkeet_pycompare_referenceCIs.csv")
    for (level, column) in [(0.025, "0.025"), (0.05, "0.05"), (0.5, "0.5"), (0.95, "0.95"), (0.975, "0.975")]
    {
      for (row, expected) in try table.numbers(column).enumerated() {
        let factor = ToleranceFactor(count: row + 2, multiplier: 1.96).factor(confidence: level)
        // Its bisection stops at 1e-8 of the level, which moves the last digit where k changes fast.
        #expect(abs(factor - expected) < 5e-4 * max(1, expected / 10), "n = \(row + 2), level \(level)")
      }
    }
  }

  // SciPy 1.17.1: quad over the sample's mean of chi2.sf, with brentq for both roots. The first three are
  // also in Krishnamoorthy & Mathew 2009, table B2: 36.519, 9.789, 3.393.
  @Test(arguments: [
    (2, 0.95, 0.95, 36.51921461206069), (3, 0.95, 0.95, 9.788752403031907),
    (10, 0.95, 0.95, 3.393429478712607),
    (10, 0.9, 0.99, 3.616621094383062), (30, 0.95, 0.975, 2.68540157991566),
    (30, 0.95, 0.025, 1.5808335452978939), (43, 0.9, 0.99, 2.2228251737911244),
    (100, 0.99, 0.95, 2.9355492411475947), (1872, 0.95, 0.975, 2.02540713244536),
    (5, 0.1, 0.5, 0.15122107442249486), (4, 0.999, 0.999, 39.5279549846386),
  ])
  func toleranceFactors(_ count: Int, _ content: Double, _ confidence: Double, _ expected: Double) throws {
    let factor = try ToleranceLimits.factor(count: count, content: content, confidence: confidence)
    #expect(abs(factor / expected - 1) < 1e-10)
  }

  @Test(arguments: [2, 3, 5, 20, 500, 1_000_000])
  func moreNodesChangeNothing(_ count: Int) {
    for multiplier in [0.1, 1, 1.96, 4] {
      let coarse = ToleranceFactor(count: count, multiplier: multiplier)
      let fine = ToleranceFactor(count: count, multiplier: multiplier, order: 200)
      for confidence in [0.001, 0.025, 0.5, 0.975, 0.999] {
        let (a, b) = (coarse.factor(confidence: confidence), fine.factor(confidence: confidence))
        #expect(abs(a / b - 1) < 1e-9, "n = \(count), \(multiplier) SD, level \(confidence): \(a), \(b)")
      }
    }
  }

  // R 4.2.2: qt(c(.025, .975), n - 1, ncp = z * sqrt(n)) / sqrt(n); SciPy 1.17.1 for n = 1872.
  @Test(
    "B04, B10, B14: exact for each limit",
    arguments: [(17, 1.315029, 3.148271), (30, 1.450346, 2.756590), (85, 1.636257, 2.379403)])
  func individual(_ count: Int, _ inner: Double, _ outer: Double) throws {
    let pair = try coefficients(.exactIndividual, count, multiplier: BlandAltman.multiplier(coverage: 0.95))
    #expect(abs(pair.inner - inner) < 1e-6)
    #expect(abs(pair.outer - outer) < 1e-6)
  }

  @Test func individualOfManyPairs() throws {
    let pair = try coefficients(.exactIndividual, 1872)
    #expect(abs(pair.inner - 1.88461607) < 1e-8)
    #expect(abs(pair.outer - 2.03960904) < 1e-8)
    // Where the noncentral t gives way to the integral over the mean.
    let before = NoncentralT(degreesOfFreedom: 2599, noncentrality: 1.96 * 2600.0.squareRoot())
    let after = ToleranceFactor(count: 2600, multiplier: 1.96, side: .one)
    for level in [0.025, 0.5, 0.975] {
      #expect(
        abs(after.factor(confidence: level) / (before.quantile(level) / 2600.0.squareRoot()) - 1) < 1e-9)
    }
  }

  @Test(arguments: LimitMethod.allCases) func allMeetForManyPairs(_ method: LimitMethod) throws {
    guard let pair = LimitCoefficients(method, count: 1_000_000) else { return }
    // Standard error of a limit: √(1/n + 1.96²/(2n)) = 0.0017092.
    let margin = method == .blandAltman ? 1.95996 * 0.0017320508 : 1.95996 * 0.0017092
    guard method != .exactPaired else {
      #expect(pair.inner < 1.96 && pair.outer > 1.96 && pair.outer - pair.inner < 2 * margin)
      return
    }
    #expect(abs(pair.inner - (1.96 - margin)) < 1e-5)
    #expect(abs(pair.outer - (1.96 + margin)) < 1e-5)
  }

  @Test(arguments: LimitMethod.allCases) func ofUnusualRequests(_ method: LimitMethod) {
    for count in [2, 3, 10, 100, 1000, 1_000_000] {
      for multiplier in [0.01, 1, 10] {
        for confidence in [0.01, 0.5, 0.999999] {
          guard
            let pair = LimitCoefficients(
              method, count: count, multiplier: multiplier, confidence: confidence)
          else { continue }
          #expect(pair.inner < pair.outer && pair.inner.isFinite && pair.outer.isFinite)
        }
      }
    }
  }

  // Processor time of this thread, for others may be busy too: about 0.3 ms a pair in a release build.
  @Test func costsLessThanAMillisecond() throws {
    let start = processorTime()
    for count in 10..<110 { _ = try coefficients(.exactPaired, count) }
    let milliseconds = (processorTime() - start) / 100
    #expect(milliseconds < 1, "a pair of coefficients took \(milliseconds) ms")
  }

  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}
