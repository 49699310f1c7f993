import ApicalStats
import Testing

struct BinomialTestTests {
  // R 4.2.2, binom.test. The first rows: the survey of Van De Vyver et al.
  @Test(
    "T10, T11, T12, T15: binomial tests",
    arguments: [
      (86, 135, 0.5, Alternative.greater, 0.0009188955543857794),
      (86, 135, 0.5, .twoSided, 0.001837791108771559),
      (72, 135, 0.5, .greater, 0.2456312288914615), (72, 135, 0.5, .twoSided, 0.491262457782923),
      (168, 315, 0.5, .greater, 0.1298814519140824), (168, 315, 0.5, .twoSided, 0.2597629038281648),
      (96, 180, 0.5, .greater, 0.2061752787070437), (254, 450, 0.5, .greater, 0.003571336304603511),
      (682, 925, 0.75, .twoSided, 0.3824915595748519),
    ])
  func published(_ x: Int, _ n: Int, _ p: Double, _ alternative: Alternative, _ expected: Double) throws {
    let result = try BinomialTest(successes: x, trials: n, probability: p, alternative: alternative)
    #expect(abs(result.test.pValue / expected - 1) < 1e-11)
    #expect(result.test.alternative == alternative)
    #expect(result.test.statistic == Double(x))
  }

  // R 4.2.2: p-value and both ends of the interval.
  @Test(arguments: [
    (3, 17, 0.3, Alternative.twoSided, 0.4266916695286275, 0.03798506807062598, 0.4343178728442839),
    (0, 10, 0.2, .twoSided, 0.2282480640000002, 0, 0.3084971078187608),
    (9, 10, 0.9, .twoSided, 1, 0.5549838829718046, 0.9974714214555382),
    (2, 9, 0.7, .less, 0.004290894000000007, 0, 0.5496416495066101),
    (49000, 100000, 0.5, .twoSided, 2.58871603834689e-10, 0.4868969723790891, 0.4931036077125388),
    (4, 20, 0.5, .twoSided, 0.01181793212890626, 0.05733399705003279, 0.4366140029966683),
    (16, 20, 0.5, .twoSided, 0.01181793212890626, 0.5633859970033317, 0.9426660029499672),
    (86, 135, 0.5, .greater, 0.0009188955543857794, 0.5634668925419873, 1),
  ])
  func asR(
    _ x: Int, _ n: Int, _ p: Double, _ alternative: Alternative, _ pValue: Double, _ lower: Double,
    _ upper: Double
  ) throws {
    let result = try BinomialTest(successes: x, trials: n, probability: p, alternative: alternative)
    #expect(abs(result.test.pValue / pValue - 1) < 1e-9)
    #expect(abs(result.proportion.lower - lower) < 1e-10)
    #expect(abs(result.proportion.upper - upper) < 1e-10)
  }

  // Every two-sided p-value of small tables against the definition, summed outcome by outcome.
  @Test func definition() throws {
    for trials in 1...12 {
      for probability in [0.05, 0.3, 0.5, 0.62] {
        let masses = (0...trials).map { Binomial(trials: trials, probability: probability).mass($0) }
        for x in 0...trials {
          let expected = masses.filter { $0 <= masses[x] * (1 + 1e-7) }.reduce(0, +)
          let p = try BinomialTest(successes: x, trials: trials, probability: probability).test.pValue
          #expect(abs(p - min(1, expected)) < 1e-12)
        }
      }
    }
  }

  @Test func certainAndImpossible() throws {
    #expect(try BinomialTest(successes: 0, trials: 5, probability: 0).test.pValue == 1)
    #expect(try BinomialTest(successes: 1, trials: 5, probability: 0).test.pValue == .leastNonzeroMagnitude)
    #expect(try BinomialTest(successes: 5, trials: 5, probability: 1).test.pValue == 1)
    #expect(try BinomialTest(successes: 5, trials: 5, probability: 1, alternative: .less).test.pValue == 1)
    let million = try BinomialTest(successes: 600_000, trials: 1_000_000)
    #expect(million.test.pValue > 0 && million.test.pValue < 1e-300)
  }

  @Test func refusesWhatIsNoShare() {
    #expect(throws: ProportionError.noCases(0)) { try BinomialTest(successes: 0, trials: 0) }
    #expect(throws: ProportionError.successesOutOfRange(-1, count: 4)) {
      try BinomialTest(successes: -1, trials: 4)
    }
    #expect(throws: ProportionError.probabilityOutOfRange(50)) {
      try BinomialTest(successes: 1, trials: 4, probability: 50)
    }
  }

  @Test func namesTheSide() throws {
    let result = try BinomialTest(successes: 3, trials: 4, alternative: .greater)
    #expect(result.test.method == "Binomial test, exact, one-sided: proportion is greater than 0.5")
  }
}
