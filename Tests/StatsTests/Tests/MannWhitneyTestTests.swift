import ApicalRandom
import Testing

@testable import ApicalStats

struct MannWhitneyTestTests {
  private typealias Permeability = PublishedSamples.Permeability
  private typealias Pain = PublishedSamples.Pain

  private func test(
    _ method: RankTestMethod = .exact, correction: Bool = true, _ alternative: Alternative = .twoSided
  ) throws -> MannWhitneyTest {
    try MannWhitneyTest(
      first: Permeability.term, second: Permeability.early, unit: .dimensionless, method: method,
      continuityCorrection: correction, alternative: alternative)
  }

  // R 4.2.2: wilcox.test(x, y, conf.int = TRUE).
  @Test("T03: permeability") func permeability() throws {
    let both = try test()
    #expect(both.test.statistic == 35)
    #expect(abs(both.test.pValue - 0.2544122544122544) < 1e-15)
    #expect(abs(both.shift.value - 0.305) < 1e-12)
    #expect(abs(both.shift.lower + 0.15) < 1e-12)
    #expect(abs(both.shift.upper - 0.76) < 1e-12)
    #expect(both.superiority.value == 0.7)
    let greater = try test(.exact, .greater)
    #expect(abs(greater.test.pValue - 0.1272061272061272) < 1e-15)
    #expect(abs(greater.shift.lower + 0.08) < 1e-12)
    #expect(greater.shift.upper == .infinity)
    #expect(greater.superiority.upper == 1)
    let less = try test(.exact, .less)
    #expect(abs(less.test.pValue - 0.8967698967698967) < 1e-15)
    #expect(abs(less.shift.upper - 0.72) < 1e-12)
  }

  @Test func approximatePermeability() throws {
    let corrected = try test(.approximate)
    #expect(abs(corrected.test.pValue - 0.2446236051269834) < 1e-14)
    #expect(abs(corrected.shift.lower + 0.15) < 1e-12)
    #expect(abs(corrected.shift.upper - 0.76) < 1e-12)
    #expect(try abs(test(.approximate, correction: false).test.pValue - 0.2206713619198468) < 1e-14)
  }

  // exactRankTests::wilcox.exact for the tails, R 4.2.2 wilcox.test, coin::wilcox_test for Z.
  @Test func ties() throws {
    func test(
      _ method: RankTestMethod, correction: Bool = true, _ alternative: Alternative = .twoSided
    ) throws -> MannWhitneyTest {
      try MannWhitneyTest(
        first: Pain.first, second: Pain.second, unit: .dimensionless, method: method,
        continuityCorrection: correction, alternative: alternative)
    }
    #expect(try test(.exact).test.statistic == 32.5)
    #expect(try abs(test(.exact, .less).test.pValue - 0.004362857271054875) < 1e-15)
    #expect(try abs(test(.exact, .greater).test.pValue - 0.9978420155247454) < 1e-14)
    #expect(try abs(test(.exact).test.pValue - 2 * 0.004362857271054875) < 1e-15)
    #expect(try abs(test(.approximate).test.pValue - 0.00774078670510717) < 1e-14)
    #expect(try abs(test(.approximate, correction: false).test.pValue - 0.007071989482222145) < 1e-14)
    #expect(try abs(test(.exact).z + 2.693435182011786) < 1e-13)
    // R's root finder: −1.99996, −2.00001 to −0.00005.
    #expect(try test(.approximate).shift.value == -2)
    #expect(try test(.approximate).shift.interval == -2...0)
  }

  // R 4.2.2: pwilcox(u, m, n); qwilcox(0.025, m, n).
  @Test(arguments: [
    (600, 40, 50, 0.0005035617556601096), (100, 20, 30, 1.664767702754361e-05),
    (3000, 100, 100, 3.385765332249109e-07),
  ])
  func distributionAsR(_ u: Int, _ m: Int, _ n: Int, _ expected: Double) {
    let distribution = RankSumDistribution(firstCount: m, secondCount: n)
    #expect(relativeError(distribution.lowerTail(2 * u), expected) < 1e-12)
    #expect(relativeError(distribution.upperTail(2 * (m * n - u)), expected) < 1e-12)
  }

  @Test(arguments: [(10, 12, 30), (20, 30, 201), (50, 40, 759)])
  func quantilesAsR(_ m: Int, _ n: Int, _ expected: Int) {
    #expect(RankSumDistribution(firstCount: m, secondCount: n).quantile(0.025) == expected)
  }

  // Both ways to count must agree where there are no ties, and with every labelling written down where there are.
  @Test(arguments: [(1, 1), (1, 7), (6, 2), (9, 9), (30, 25)])
  func bothWaysToCount(_ m: Int, _ n: Int) {
    let closed = RankSumDistribution(firstCount: m, secondCount: n)
    let counted = RankSumDistribution(groups: [Int](repeating: 1, count: m + n), firstCount: m)
    for u in stride(from: 0, through: 2 * m * n, by: 2) {
      #expect(relativeError(closed.lowerTail(u), counted.lowerTail(u)) < 1e-12)
      #expect(relativeError(closed.upperTail(u), counted.upperTail(u)) < 1e-12)
    }
  }

  @Test(arguments: 1...20) func asEnumerated(_ seed: Int) {
    var random = CounterRandom(seed: UInt64(seed), stream: "labels")
    let values = (0..<9).map { _ in Double(Int.random(in: 1...4, using: &random)) }
    let first = Int.random(in: 1...8, using: &random)
    let ranks = TiedRanks(values)
    let distribution = RankSumDistribution(groups: ranks.groups, firstCount: first)
    let labellings = (0..<1 << 9).filter { $0.nonzeroBitCount == first }
    let sums = labellings.map { bits in
      ranks.doubled.indices.reduce(-first * (first + 1)) { bits >> $1 & 1 == 1 ? $0 + ranks.doubled[$1] : $0 }
    }
    for sum in Set(sums) {
      let below = Double(sums.count { $0 <= sum }) / Double(sums.count)
      let above = Double(sums.count { $0 >= sum }) / Double(sums.count)
      #expect(abs(distribution.lowerTail(sum) - below) < 1e-14)
      #expect(abs(distribution.upperTail(sum) - above) < 1e-14)
    }
  }

  @Test func farTails() throws {
    let low = (1...400).map(Double.init)
    let high = low.map { $0 + 1000 }
    let result = try MannWhitneyTest(first: low, second: high, unit: .percent, method: .exact)
    // 2 / (800 over 400)
    #expect(relativeError(result.test.pValue, 2 * oneOfAllLabellings) < 1e-10)
    #expect(result.superiority.value == 0)
    #expect(result.superiority.upper > 0.001 && result.superiority.upper < 0.05)
  }

  /// Python: 1 / math.comb(800, 400).
  private let oneOfAllLabellings = 5.317948384759284e-240

  @Test func degenerate() throws {
    let single = try MannWhitneyTest(first: [1], second: [2], unit: .percent)
    #expect(single.test.pValue == 1)
    #expect(single.shift.value == -1)
    #expect(single.shift.interval == -.infinity ... .infinity)
    for method in RankTestMethod.allCases {
      let same = try MannWhitneyTest(first: [2, 2, 2], second: [2, 2], unit: .percent, method: method)
      #expect(same.test.pValue == 1)
      #expect(same.superiority.value == 0.5)
      #expect(same.shift.value == 0)
      #expect(same.z == 0)
    }
    #expect(throws: TestError.tooFewValues(count: 0, minimum: 1, sample: "second sample")) {
      try MannWhitneyTest(first: [1], second: [], unit: .percent)
    }
    #expect(throws: TestError.notFinite(index: 0, sample: "first sample")) {
      try MannWhitneyTest(first: [.infinity], second: [1], unit: .percent)
    }
    let many = (0..<3000).map { Double($0 % 1000) }
    #expect(throws: TestError.tooLargeForExact(count: 6000, limit: 500)) {
      try MannWhitneyTest(first: many, second: many, unit: .percent, method: .exact)
    }
  }

  @Test func halfAMillionEach() throws {
    var random = CounterRandom(seed: 3, stream: "million")
    let x = (0..<500_000).map { _ in random.uniform() }
    let y = (0..<500_000).map { _ in random.uniform() }
    let result = try MannWhitneyTest(first: x, second: y, unit: .percent)
    #expect(result.test.method.contains("approximate"))
    #expect(abs(result.shift.value) < 0.003)
  }
}
