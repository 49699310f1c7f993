import ApicalStats
import Testing

struct SuperiorityTests {
  private typealias Pain = PublishedSamples.Pain

  // SciPy 1.17.1: brunnermunzel(x, y).
  @Test(
    "T21: pain scores",
    arguments: [
      (Alternative.twoSided, 0.005786208666151469), (.greater, 0.9971068956669242),
      (.less, 0.0028931043330757346),
    ])
  func pain(_ alternative: Alternative, _ expected: Double) throws {
    let result = try BrunnerMunzelTest(first: Pain.first, second: Pain.second, alternative: alternative)
    #expect(abs(result.test.statistic - 3.1374674823029505) < 1e-12)
    #expect(relativeError(result.test.pValue, expected) < 1e-11)
  }

  // R 4.2.2, by the formulas of lawstat::brunner.munzel.test, which estimates P(first < second).
  @Test func interval() throws {
    let result = try BrunnerMunzelTest(first: Pain.first, second: Pain.second)
    #expect(abs(result.superiority.value - (1 - 0.7889610389610391)) < 1e-14)
    #expect(abs(result.superiority.lower - (1 - 0.9827052136683416)) < 1e-13)
    #expect(abs(result.superiority.upper - (1 - 0.5952168642537365)) < 1e-13)
    #expect(abs(result.test.degreesOfFreedom[0] - 17.68284197948155) < 1e-12)
    let rank = try MannWhitneyTest(first: Pain.first, second: Pain.second, unit: .dimensionless)
    #expect(abs(rank.superiority.value - result.superiority.value) < 1e-15)
  }

  // R 4.2.2: uniroot of A − θ = ±z √V(θ) on both sides of A.
  @Test func newcombe() throws {
    typealias Sample = PublishedSamples.Permeability
    let result = try MannWhitneyTest(first: Sample.term, second: Sample.early, unit: .dimensionless)
    #expect(abs(result.superiority.lower - 0.3892777832682292) < 1e-12)
    #expect(abs(result.superiority.upper - 0.8889645483073068) < 1e-12)
    #expect(result.superiority.method == .superiorityScore)
  }

  @Test func apartAndEqual() throws {
    #expect(throws: TestError.noSpread(test: "Brunner–Munzel's statistic")) {
      try BrunnerMunzelTest(first: [1, 2, 3], second: [4, 5, 6])
    }
    #expect(throws: TestError.noSpread(test: "Brunner–Munzel's statistic")) {
      try BrunnerMunzelTest(first: [1, 1], second: [1, 1])
    }
    #expect(throws: TestError.tooFewValues(count: 1, minimum: 2, sample: "first sample")) {
      try BrunnerMunzelTest(first: [1], second: [1, 1])
    }
    let even = try BrunnerMunzelTest(first: [1, 4, 5], second: [2, 3, 5])
    #expect(even.test.statistic == 0 || abs(even.test.statistic) < 1)
    let result = try BrunnerMunzelTest(first: Pain.first, second: Pain.second)
    let swapped = try BrunnerMunzelTest(first: Pain.second, second: Pain.first)
    #expect(abs(result.test.pValue - swapped.test.pValue) < 1e-15)
    #expect(abs(result.superiority.lower + swapped.superiority.upper - 1) < 1e-14)
  }
}
