import ApicalRandom
import Testing

@testable import ApicalStats

struct SignedRankDistributionTests {
  // R 4.2.2: psignrank(v, n).
  @Test(arguments: [
    (400, 60, 4.586021545941162e-05), (300, 60, 9.195438812259152e-07), (500, 100, 1.043563738959813e-14),
    (4000, 200, 5.790872922150502e-15), (200_000, 1000, 1.663488705618148e-08),
  ])
  func asR(_ sum: Int, _ count: Int, _ expected: Double) {
    #expect(relativeError(SignedRankDistribution(count: count).lowerTail(2 * sum), expected) < 1e-11)
  }

  // R 4.2.2: qsignrank(0.025, n).
  @Test(arguments: [(10, 9), (20, 53), (50, 435), (200, 8445)]) func quantile(_ count: Int, _ expected: Int) {
    #expect(SignedRankDistribution(count: count).quantile(0.025) == expected)
  }

  // Every choice of signs written down.
  @Test(arguments: 1...40) func asEnumerated(_ seed: Int) {
    var random = CounterRandom(seed: UInt64(seed), stream: "signed ranks")
    let values = (0..<Int.random(in: 1...10, using: &random)).map { _ in
      Double(Int.random(in: 1...6, using: &random))
    }
    let ranks = TiedRanks(values).doubled
    let distribution = SignedRankDistribution(doubledRanks: ranks)
    let sums = (0..<1 << ranks.count).map { bits in
      ranks.indices.reduce(0) { bits >> $1 & 1 == 1 ? $0 + ranks[$1] : $0 }
    }
    for sum in Set(sums) {
      let below = Double(sums.count { $0 <= sum }) / Double(sums.count)
      let above = Double(sums.count { $0 >= sum }) / Double(sums.count)
      #expect(abs(distribution.lowerTail(sum) - below) < 1e-15)
      #expect(abs(distribution.upperTail(sum) - above) < 1e-15)
    }
  }

  // The number of partitions into distinct parts, 1, 1, 1, 2, 2, 3, …: the first tail sums over 2ⁿ, at any n.
  @Test(arguments: [20, 1000, 1060]) func farTail(_ count: Int) {
    let distribution = SignedRankDistribution(count: count)
    let unit = Double(sign: .plus, exponent: -count, significand: 1)
    #expect(distribution.lowerTail(0) == unit)
    #expect(distribution.lowerTail(2 * 5) == 10 * unit)
    #expect(distribution.lowerTail(2 * 10) == 43 * unit)
  }

  @Test func wholeDistribution() {
    let distribution = SignedRankDistribution(count: 1500)
    let half = 1500 * 1501 / 4
    #expect(abs(distribution.lowerTail(2 * half) - 0.5) < 1e-4)
    #expect(
      abs(distribution.lowerTail(2 * half) + distribution.upperTail(2 * half + 2) - 1) < 1e-12)
    #expect(distribution.lowerTail(4 * half) == 1)
  }
}
