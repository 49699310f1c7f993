import ApicalRandom
import ApicalStats
import Testing

struct PermutationTests {
  private typealias Sleep = PublishedSamples.Sleep
  private var differences: [Double] { zip(Sleep.first, Sleep.second).map { $0 - $1 } }

  // R 4.2.2: s <- as.matrix(expand.grid(rep(list(c(-1, 1)), 10))) %*% d; mean(abs(s) >= abs(sum(d)) - 1e-9)
  @Test func allSigns() throws {
    let both = try Permutation().signFlip(differences)
    #expect(both.isExact)
    #expect(both.arrangements == 1024)
    #expect(both.test.pValue == 0.00390625)
    #expect(both.test.method == "Sign-flip permutation, exact")
    #expect(abs(both.test.statistic + 1.58) < 1e-14)
    #expect(try Permutation().signFlip(differences, alternative: .less).test.pValue == 0.001953125)
  }

  // R 4.2.2: dm <- apply(combn(20, 10), 2, function(i) mean(v[i]) - mean(v[-i]))
  @Test func allLabels() throws {
    let exact = try Permutation(resamples: 200_000).labels(first: Sleep.first, second: Sleep.second)
    #expect(exact.isExact)
    #expect(exact.arrangements == 184_756)
    #expect(abs(exact.test.pValue - 0.08144796380090498) < 1e-15)
    let drawn = try Permutation().labels(first: Sleep.first, second: Sleep.second)
    #expect(!drawn.isExact)
    #expect(drawn.arrangements == 10_000)
    #expect(abs(drawn.test.pValue - 0.08144796380090498) < 0.012)
    let small = try Permutation().labels(
      first: Array(Sleep.first.prefix(6)), second: Array(Sleep.second.prefix(5)))
    #expect(small.arrangements == 462)
    #expect(abs(small.test.pValue - 0.5303030303030303) < 1e-15)
  }

  @Test func drawnSigns() throws {
    let drawn = try Permutation(resamples: 1000, seed: 4).signFlip(differences)
    #expect(!drawn.isExact)
    #expect(abs(drawn.test.pValue - 0.00390625) < 0.009)
    #expect(drawn.test.method == "Sign-flip permutation, 1000 random arrangements")
    #expect(drawn == (try Permutation(resamples: 1000, seed: 4).signFlip(differences)))
    #expect(drawn.test.pValue >= 1.0 / 1001)
  }

  // A p of (b + 1)/(m + 1) is uniform under the null hypothesis, so that p ≤ 0.05 comes about once in 20.
  @Test func level() throws {
    var random = CounterRandom(seed: 11, stream: "null")
    var rejected = 0
    for seed in 0..<400 {
      let sample = (0..<30).map { _ in random.uniform(in: -1...1) }
      let p = try Permutation(resamples: 199, seed: UInt64(seed)).signFlip(sample).test.pValue
      if p <= 0.05 { rejected += 1 }
    }
    #expect((7...35).contains(rejected))
  }

  @Test func patientsMoveTogether() throws {
    // Four frames of each of five patients: 2⁵ arrangements, of which the observed and its mirror are extreme.
    let frames = (1...5).flatMap { patient in [Double](repeating: Double(patient), count: 4) }
    let patients = (1...5).flatMap { [String](repeating: "patient \($0)", count: 4) }
    let clustered = try Permutation().signFlip(frames, patients: patients)
    #expect(clustered.arrangements == 32)
    #expect(clustered.unitCount == 5)
    #expect(clustered.test.count == 20)
    #expect(clustered.test.pValue == 2.0 / 32)
    let groups = try Permutation().labels(
      first: [1, 1, 2], second: [7, 7, 8, 9], patients: (["a", "a", "b"], ["c", "c", "d", "e"]))
    #expect(groups.arrangements == 10)
    #expect(groups.test.pValue == 0.1)
    #expect(throws: TestError.unequalClusters(values: 3, clusters: 1)) {
      try Permutation().signFlip([1, 2, 3], patients: ["a"])
    }
  }

  @Test func anyStatistic() throws {
    let median = try Permutation().signFlip(PeakFlow.differences, statisticName: "median") { flipped in
      flipped.sorted()[8]
    }
    #expect(median.test.statisticName == "median")
    // R 4.2.2, all 2¹⁷ signs: 0.2668457.
    #expect(abs(median.test.pValue - 0.2668457) < 0.02)
    #expect(throws: TestError.statisticNotFinite(.infinity)) {
      try Permutation().signFlip([1, 2]) { _ in .infinity }
    }
    #expect(throws: TestError.tooFewPermutations(0)) { try Permutation(resamples: 0).signFlip([1, 2]) }
    #expect(throws: TestError.tooFewValues(count: 0, minimum: 1, sample: "differences")) {
      try Permutation().signFlip([])
    }
    #expect(try Permutation().signFlip([0, 0, 0]).test.pValue == 1)
    #expect(try Permutation().signFlip([2]).test.pValue == 1)
    #expect(try Permutation().labels(first: [1], second: [1]).test.pValue == 1)
  }

  /// The fourth is another measure of the same people.
  private var outcomes: [MaxTTest.Outcome] {
    [
      .init(name: "second minus first", differences: differences),
      .init(name: "first drug", differences: Sleep.first),
      .init(name: "made up", differences: [1.2, -0.3, 0.5, 2, 0.1, -0.7, 1.1, 0.4, 0.9, 0.2]),
      .init(name: "nothing", differences: [0.1, -0.2, 0.3, -0.1, 0.2, 0.05, -0.3, 0.1, -0.1, 0.02]),
    ]
  }

  // R 4.2.2: all 1024 signs, t* = |colSums(s * D)| / sqrt(colSums(D^2)), step-down over the ordered outcomes.
  @Test func stepDown() throws {
    let result = try Permutation().maxT(outcomes)
    #expect(result.isExact)
    #expect(result.results.map(\.name) == outcomes.map(\.name))
    #expect(abs(abs(result.results[0].test.statistic) - 2.543759071245813) < 1e-14)
    #expect(result.results.map(\.test.pValue) == [0.00390625, 0.23828125, 0.0625, 0.9296875])
    #expect(result.results.map(\.adjustedPValue) == [0.0078125, 0.41796875, 0.1875, 0.9296875])
  }

  @Test func drawnStepDown() throws {
    let drawn = try Permutation(resamples: 1000, seed: 2).maxT(outcomes)
    let exact = try Permutation().maxT(outcomes)
    for (one, other) in zip(drawn.results, exact.results) {
      #expect(abs(one.test.pValue - other.test.pValue) < 0.07)
      #expect(abs(one.adjustedPValue - other.adjustedPValue) < 0.07)
      #expect(one.adjustedPValue >= one.test.pValue)
    }
    let single = try Permutation().maxT([outcomes[0]])
    #expect(single.results[0].adjustedPValue == single.results[0].test.pValue)
    // The same outcome twice needs no adjustment.
    let twice = try Permutation().maxT([outcomes[0], outcomes[0]])
    #expect(twice.results.map(\.adjustedPValue) == [0.00390625, 0.00390625])
    let zero = try Permutation().maxT([.init(name: "none", differences: [0, 0])])
    #expect(zero.results[0].adjustedPValue == 1)
    #expect(throws: TestError.unequalCounts(first: 10, second: 1)) {
      try Permutation().maxT([outcomes[0], .init(name: "short", differences: [1])])
    }
    #expect(throws: TestError.tooFewValues(count: 0, minimum: 1, sample: "outcomes")) {
      try Permutation().maxT([])
    }
  }
}
