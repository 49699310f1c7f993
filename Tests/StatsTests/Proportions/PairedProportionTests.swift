import ApicalStats
import Testing

struct PairedProportionTests {
  // Approval of a prime minister's performance, twice; Agresti, Categorical Data Analysis. R 4.2.2, mcnemar.test;
  // exact: binom.test(86, 236).
  @Test("T17: McNemar") func approval() throws {
    let counts = try PairedCounts(both: 794, firstOnly: 86, secondOnly: 150, neither: 570)
    let result = McNemarTest(counts)
    let corrected = try #require(result.chiSquaredCorrected)
    let plain = try #require(result.chiSquared)
    #expect(abs(corrected.statistic - 16.8177966102) < 1e-10)
    #expect(abs(corrected.pValue / 4.114562281345944e-05 - 1) < 1e-10)
    #expect(abs(plain.statistic - 17.3559322034) < 1e-10)
    #expect(abs(plain.pValue / 3.099293441045218e-05 - 1) < 1e-10)
    #expect(abs(result.exact.pValue / 3.71593613957143e-05 - 1) < 1e-10)
    #expect(result.exact.count == 1600)
  }

  // Fagerland, Lydersen & Laake 2013, airway reactivity (table 2): b = 1, c = 7. By hand: exact 18/256, mid-p less
  // C(8, 1)/256.
  @Test func midP() throws {
    let result = McNemarTest(try PairedCounts(both: 1, firstOnly: 1, secondOnly: 7, neither: 12))
    #expect(abs(result.exact.pValue - 18.0 / 256) < 1e-15)
    #expect(abs(result.midP.pValue - 10.0 / 256) < 1e-15)
  }

  @Test func nothingDiffers() throws {
    let result = McNemarTest(try PairedCounts(both: 5, firstOnly: 0, secondOnly: 0, neither: 3))
    #expect(result.exact.pValue == 1)
    #expect(result.chiSquared == nil)
    #expect(result.chiSquaredCorrected == nil)
    let even = McNemarTest(try PairedCounts(both: 5, firstOnly: 4, secondOnly: 4, neither: 3))
    #expect(even.chiSquaredCorrected?.statistic == 0)
    #expect(even.exact.pValue == 1)
  }

  @Test func countsPairs() throws {
    let counts = try PairedCounts(
      first: [true, true, false, false, true], second: [true, false, true, false, false])
    #expect(counts == (try PairedCounts(both: 1, firstOnly: 2, secondOnly: 1, neither: 1)))
    #expect(throws: ProportionError.unequalCounts(first: 1, second: 0)) {
      try PairedCounts(first: [true], second: [])
    }
    #expect(throws: ProportionError.noCases(0)) { try PairedCounts(first: [], second: []) }
    #expect(throws: ProportionError.negativeCount(cell: "the first only", -1)) {
      try PairedCounts(both: 1, firstOnly: -1, secondOnly: 0, neither: 0)
    }
  }

  // Newcombe, Stat. Med. 1998;17:873–890, table II, method 10.
  @Test(arguments: [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1), (10, 10, 0, 10, 0.6075, 1),
  ])
  func independent(_ x: Int, _ m: Int, _ y: Int, _ n: Int, _ lower: Double, _ upper: Double) throws {
    let result = try ProportionDifference(
      firstSuccesses: x, firstCount: m, secondSuccesses: y, secondCount: n)
    #expect(abs(result.difference.lower - lower) < 5.01e-5)
    #expect(abs(result.difference.upper - upper) < 5.01e-5)
    #expect(result.difference.count == m + n)
  }

  // Newcombe, Stat. Med. 1998;17:2635–2650, method 10: 36, 12, 2, 0 of 50.
  @Test func paired() throws {
    let result = try ProportionDifference(PairedCounts(both: 36, firstOnly: 12, secondOnly: 2, neither: 0))
    #expect(abs(result.difference.value - 0.2) < 1e-15)
    #expect(abs(result.difference.lower - 0.0569) < 5.01e-5)
    #expect(abs(result.difference.upper - 0.3404) < 5.01e-5)
  }

  @Test func emptyMargin() throws {
    let same = try ProportionDifference(PairedCounts(both: 9, firstOnly: 0, secondOnly: 0, neither: 0))
    #expect(same.difference.value == 0)
    #expect(same.correlation == 0)
    #expect(same.difference.lower < 0 && same.difference.upper > 0)
  }
}
