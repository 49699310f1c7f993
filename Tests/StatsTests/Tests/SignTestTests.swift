import ApicalStats
import Testing

struct SignTestTests {
  // R 4.2.2: binom.test(sum(d > 0), length(d)); sort(d)[c(10, 21)].
  @Test func giavarina() throws {
    let result = try SignTest(differences: Giavarina.differences, unit: .dimensionless)
    #expect(relativeError(result.test.pValue, 0.001430906355381016) < 1e-13)
    #expect(result.test.statistic == 6)
    #expect(result.median.value == -27)
    #expect(result.median.interval == -48 ... -8)
    let less = try SignTest(differences: Giavarina.differences, unit: .dimensionless, alternative: .less)
    #expect(relativeError(less.test.pValue, 0.0007154531776905081) < 1e-13)
    #expect(less.median.lower == -.infinity)
  }

  @Test func peakFlow() throws {
    let result = try SignTest(differences: PeakFlow.differences, unit: .dimensionless)
    #expect(abs(result.test.pValue - 0.6290588378906251) < 1e-14)
  }

  // Three positive, one negative, five zeros; binomial tails by hand.
  private static let zerosExpected: [(SignTest.ZeroPolicy, Alternative, Double, Int, Double)] = [
    (.dropped, .twoSided, 3, 4, 0.625), (.dropped, .greater, 3, 4, 0.3125),
    (.split, .greater, 5, 8, 0.36328125), (.conservative, .greater, 3, 9, 0.91015625),
    (.conservative, .less, 8, 9, 0.998046875), (.conservative, .twoSided, 4, 8, 1),
  ]

  @Test(arguments: zerosExpected) func zeros(
    _ zeros: SignTest.ZeroPolicy, _ alternative: Alternative, _ statistic: Double, _ count: Int,
    _ expected: Double
  ) throws {
    let result = try SignTest(
      differences: [1, 2, 3, -1, 0, 0, 0, 0, 0], unit: .percent, zeros: zeros, alternative: alternative)
    #expect(result.test.statistic == statistic)
    #expect(result.test.count == count)
    #expect(abs(result.test.pValue - expected) < 1e-14)
    #expect(result.zeroCount == 5)
    #expect(result.median.value == 0)
  }

  @Test(arguments: SignTest.ZeroPolicy.allCases) func nothingDiffers(_ zeros: SignTest.ZeroPolicy) throws {
    for alternative in Alternative.allCases {
      let result = try SignTest(
        differences: [0, 0, 0], unit: .percent, zeros: zeros, alternative: alternative)
      if zeros != .conservative || alternative == .twoSided { #expect(result.test.pValue > 0.4) }
      #expect(result.median.value == 0)
    }
    let single = try SignTest(differences: [2], unit: .percent, zeros: zeros)
    #expect(single.test.pValue == 1)
    #expect(single.median.interval == -.infinity ... .infinity)
    #expect(throws: TestError.tooFewValues(count: 0, minimum: 1, sample: "differences")) {
      try SignTest(differences: [], unit: .percent, zeros: zeros)
    }
  }
}
