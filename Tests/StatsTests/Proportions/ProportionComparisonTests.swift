import ApicalRandom
import ApicalStats
import Foundation
import Testing

struct ProportionComparisonTests {
  private func groups(_ cells: [Int]) throws -> TwoGroups {
    try TwoGroups(
      firstSuccesses: cells[0], firstCount: cells[1], secondSuccesses: cells[2], secondCount: cells[3])
  }

  // R 4.2.2: fisher.test two-sided, less and greater; epitools 0.5, tab2by2.test: mid-p (where it loses
  // digits: Python's fractions and comb); chisq.test(correct = FALSE) with its p, chisq.test.
  @Test(arguments: [
    (
      [48, 80, 56, 70],
      [0.012521129749209148, 0.006324711129898356, 0.997875268450445718, 0.008449442679452690],
      7.023411371237457, 0.008045081368196578, 6.114270410296224
    ),
    (
      [3, 17, 9, 14], [0.01192758459479938, 0.01065596234140994, 0.99899082716706156, 0.01166513517434842],
      7.038754975674481, 0.007976446079866379, 5.210226853899455
    ),
    (
      [0, 10, 3, 20], [0.5320197044334974, 0.2807881773399014, 1, 0.2807881773399015],
      1.666666666666667, 0.1967056024589469, 0.4166666666666667
    ),
    (
      [7, 7, 2, 9], [0.003234265734265731, 1, 0.003146853146853148, 0.003146853146853257],
      9.679012345679013, 0.001863847935029949, 6.776518014613253
    ),
    (
      [1860, 1872, 20, 28],
      [8.421036009804200e-11, 0.9999999999987971, 8.421036009804207e-11, 8.541326056034012e-11],
      206.6255552957681, 7.483448987821769e-47, 180.6794569385992
    ),
    (
      [300, 1000, 380, 1000],
      [1.899623732050507e-04, 9.498118660252547e-05, 9.999350510757494e-01, 1.599301108531348e-04],
      14.2602495543672, 0.0001591915096499472, 13.90597147950089
    ),
  ])
  func asR(_ cells: [Int], _ exact: [Double], _ statistic: Double, _ p: Double, _ corrected: Double) throws {
    let groups = try groups(cells)
    let result = ProportionComparison(groups)
    #expect(abs(result.exact.pValue / exact[0] - 1) < 1e-9)
    #expect(abs(groups.fisherTest(alternative: .less).pValue / exact[1] - 1) < 1e-9)
    #expect(abs(groups.fisherTest(alternative: .greater).pValue / exact[2] - 1) < 1e-9)
    #expect(abs(result.midP.pValue / exact[3] - 1) < 1e-9)
    let plain = try #require(result.chiSquared)
    #expect(abs(plain.statistic / statistic - 1) < 1e-13)
    #expect(abs(plain.pValue / p - 1) < 1e-11)
    #expect(abs(try #require(result.chiSquaredCorrected).statistic / corrected - 1) < 1e-12)
    let n = Double(groups.count)
    let small = try #require(result.chiSquaredOfSmallGroups)
    #expect(abs(small.statistic - plain.statistic * (n - 1) / n) < 1e-10)
    #expect(result.exact.count == groups.count)
  }

  // Every small table against binomial coefficients.
  @Test func definition() throws {
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    for (n, m) in [(1, 1), (4, 7), (9, 3), (6, 6)] {
      for x in 0...n {
        for y in 0...m {
          let masses = (0...(x + y)).map { choose(n, $0) * choose(m, x + y - $0) / choose(n + m, x + y) }
          let groups = try groups([x, n, y, m])
          let less = masses[...x].reduce(0, +)
          let both = masses.filter { $0 > 0 && $0 <= masses[x] * (1 + 1e-7) }.reduce(0, +)
          #expect(abs(groups.fisherTest(alternative: .less).pValue - less) < 1e-13)
          #expect(abs(groups.fisherTest().pValue - both) < 1e-13)
        }
      }
    }
  }

  @Test(arguments: 0..<20) func symmetries(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "two shares")
    let n = 1 + Int(random.next() % 90)
    let m = 1 + Int(random.next() % 90)
    let x = Int(random.next() % UInt64(n + 1))
    let y = Int(random.next() % UInt64(m + 1))
    let plain = ProportionComparison(try groups([x, n, y, m]))
    for cells in [[y, m, x, n], [n - x, n, m - y, m]] {
      let other = ProportionComparison(try groups(cells))
      #expect(abs(plain.exact.pValue - other.exact.pValue) < 1e-12)
      #expect(abs(plain.midP.pValue - other.midP.pValue) < 1e-12)
      #expect((plain.chiSquared == nil) == (other.chiSquared == nil))
    }
    #expect(plain.midP.pValue <= 1 && plain.midP.pValue > 0)
  }

  @Test func allOrNone() throws {
    for cells in [[0, 5, 0, 9], [5, 5, 9, 9]] {
      let result = ProportionComparison(try groups(cells))
      #expect(result.exact.pValue == 1)
      #expect(result.midP.pValue == 1)
      #expect(result.chiSquared == nil)
    }
    let million = ProportionComparison(try groups([500_000, 1_000_000, 501_000, 1_000_000]))
    let exact = million.exact.pValue
    #expect(abs(exact - (try #require(million.chiSquaredCorrected)).pValue) < 1e-5)
  }

  // R 4.2.2: b <- binom.test(86, 236)$conf.int; b / (1 - b).
  @Test func pairedOdds() throws {
    let result = try PairedOddsRatio(PairedCounts(both: 794, firstOnly: 86, secondOnly: 150, neither: 570))
    #expect(abs(try #require(result.value) - 86.0 / 150) < 1e-15)
    #expect(abs(result.lower - 0.43459760608366865) < 1e-12)
    #expect(abs(try #require(result.upper) - 0.75231623917112656) < 1e-12)
    #expect(result.estimate?.count == 236)
    let none = try PairedOddsRatio(PairedCounts(both: 1, firstOnly: 0, secondOnly: 7, neither: 1))
    #expect(none.value == 0 && none.lower == 0)
    #expect(abs(try #require(none.upper) - 0.69381398009645256) < 1e-12)
    let only = try PairedOddsRatio(PairedCounts(both: 1, firstOnly: 7, secondOnly: 0, neither: 1))
    #expect(only.value == nil && only.upper == nil)
    #expect(abs(only.lower - 1.441308518835239) < 1e-12)
    let same = try PairedOddsRatio(PairedCounts(both: 1, firstOnly: 0, secondOnly: 0, neither: 1))
    #expect(same.value == nil && same.lower == 0 && same.upper == nil)
    #expect(throws: ProportionError.confidenceOutOfRange(0)) {
      try PairedOddsRatio(
        PairedCounts(both: 1, firstOnly: 0, secondOnly: 7, neither: 1), confidence: 0)
    }
  }
}
