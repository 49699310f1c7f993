import ApicalRandom
import ApicalStats
import Testing

/// What must hold for any sample.
struct RankTestProperties {
  private func sample(_ seed: Int, _ stream: String, grid: Double = 4) -> [Double] {
    var random = CounterRandom(seed: UInt64(seed), stream: stream)
    return (0..<Int.random(in: 6...14, using: &random)).map { _ in
      (random.uniform(in: -2...3) * grid).rounded() / grid
    }
  }

  private func signedRank(
    _ differences: [Double], _ alternative: Alternative = .twoSided, _ zeros: ZeroPolicy = .pratt,
    method: RankTestMethod = .exact
  ) throws -> SignedRankTest {
    try SignedRankTest(
      differences: differences, unit: .percent, method: method, zeros: zeros, alternative: alternative)
  }

  @Test(arguments: 1...20, RankTestMethod.allCases)
  func mirroredDifferences(_ seed: Int, _ method: RankTestMethod) throws {
    let d = sample(seed, "mirror")
    for zeros in ZeroPolicy.allCases {
      let plain = try signedRank(d, .twoSided, zeros, method: method)
      let turned = try signedRank(d.map { -$0 }, .twoSided, zeros, method: method)
      #expect(abs(plain.test.pValue - turned.test.pValue) < 1e-14)
      #expect(plain.hodgesLehmann.value == -turned.hodgesLehmann.value)
      #expect(plain.hodgesLehmann.lower == -turned.hodgesLehmann.upper)
      #expect(plain.rankBiserial == -turned.rankBiserial)
      let greater = try signedRank(d, .greater, zeros, method: method)
      let less = try signedRank(d.map { -$0 }, .less, zeros, method: method)
      #expect(abs(greater.test.pValue - less.test.pValue) < 1e-14)
    }
  }

  @Test(arguments: 1...20) func scaleAndShift(_ seed: Int) throws {
    let d = sample(seed, "scale")
    let plain = try signedRank(d)
    let scaled = try signedRank(d.map { 8 * $0 })
    #expect(plain.test.pValue == scaled.test.pValue)
    #expect(8 * plain.hodgesLehmann.value == scaled.hodgesLehmann.value)
    #expect(8 * plain.hodgesLehmann.lower == scaled.hodgesLehmann.lower)
    let moved = try signedRank(d.map { $0 + 16 })
    #expect(plain.hodgesLehmann.value + 16 == moved.hodgesLehmann.value)
    #expect(plain.hodgesLehmann.upper + 16 == moved.hodgesLehmann.upper)
  }

  // p below the error level just where the interval leaves out the null hypothesis.
  @Test(arguments: 1...40, [RankTestMethod.exact, .approximate])
  func intervalAndTestAgree(_ seed: Int, _ method: RankTestMethod) throws {
    let d = sample(seed, "duality", grid: 1e9)
    let result = try signedRank(d, method: method)
    #expect(result.hodgesLehmann.interval.contains(0) == (result.test.pValue >= 0.05))
    let y = sample(seed, "other", grid: 1e9)
    let two = try MannWhitneyTest(first: d, second: y, unit: .percent, method: method)
    #expect(two.shift.interval.contains(0) == (two.test.pValue >= 0.05))
  }

  @Test(arguments: 1...20, RankTestMethod.allCases)
  func swappedSamples(_ seed: Int, _ method: RankTestMethod) throws {
    let (x, y) = (sample(seed, "x"), sample(seed, "y"))
    let plain = try MannWhitneyTest(first: x, second: y, unit: .percent, method: method)
    let swapped = try MannWhitneyTest(first: y, second: x, unit: .percent, method: method)
    #expect(relativeError(plain.test.pValue, swapped.test.pValue) < 1e-12)
    #expect(plain.shift.value == -swapped.shift.value)
    #expect(plain.shift.lower == -swapped.shift.upper)
    #expect(abs(plain.superiority.value + swapped.superiority.value - 1) < 1e-15)
    #expect(abs(plain.superiority.lower + swapped.superiority.upper - 1) < 1e-14)
    let greater = try MannWhitneyTest(
      first: x, second: y, unit: .percent, method: method, alternative: .greater)
    let less = try MannWhitneyTest(first: y, second: x, unit: .percent, method: method, alternative: .less)
    #expect(relativeError(greater.test.pValue, less.test.pValue) < 1e-12)
  }

  // Exact p against the share of random signs: within 5 standard errors.
  @Test(arguments: 1...6) func exactAsMonteCarlo(_ seed: Int) throws {
    let d = sample(seed, "carlo") + sample(seed, "carlo 2")
    let exact = try signedRank(d, .greater, .wilcox).test.pValue
    let drawn = try Permutation(resamples: 20_000, seed: UInt64(seed)).signFlip(
      d, alternative: .greater
    ) { flipped in
      (try? SignedRankTest(differences: flipped, unit: .percent, method: .approximate))?.test.statistic ?? 0
    }
    #expect(!drawn.isExact)
    #expect(abs(drawn.test.pValue - exact) < 5 * (exact * (1 - exact) / 20_000).squareRoot() + 1e-4)
  }

  @Test(arguments: 1...6) func exactRankSumAsMonteCarlo(_ seed: Int) throws {
    let (x, y) = (sample(seed, "x"), sample(seed, "y"))
    let exact = try MannWhitneyTest(
      first: x, second: y, unit: .percent, method: .exact, alternative: .less
    ).test.pValue
    let drawn = try Permutation(resamples: 20_000).labels(first: x, second: y, alternative: .less) { x, y in
      x.reduce(0) { sum, value in
        sum + Double(y.count { $0 < value }) + Double(y.count { $0 == value }) / 2
      }
    }
    #expect(abs(drawn.test.pValue - exact) < 5 * (exact * (1 - exact) / 20_000).squareRoot() + 1e-4)
  }

  @Test func approximateMeetsExactInLargeSamples() throws {
    var random = CounterRandom(seed: 9, stream: "large")
    let d = (0..<400).map { _ in random.uniform(in: -1...1.1) }
    let exact = try signedRank(d)
    let approximate = try signedRank(d, method: .approximate)
    #expect(relativeError(approximate.test.pValue, exact.test.pValue) < 0.01)
    #expect(abs(approximate.hodgesLehmann.lower - exact.hodgesLehmann.lower) < 0.002)
  }
}
