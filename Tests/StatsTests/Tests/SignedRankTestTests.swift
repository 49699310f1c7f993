import ApicalRandom
import ApicalStats
import Foundation
import TestSupport
import Testing

struct SignedRankTestTests {
  private func test(
    _ differences: [Double], _ method: RankTestMethod = .exact, zeros: ZeroPolicy = .wilcox,
    correction: Bool = false, _ alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws -> SignedRankTest {
    try SignedRankTest(
      differences: differences, unit: .percentagePoints, method: method, zeros: zeros,
      continuityCorrection: correction, alternative: alternative, confidence: confidence)
  }

  // R 4.2.2: wilcox.test(d, conf.int = TRUE), exact = FALSE, correct = FALSE.
  @Test("T01: Darwin's maize") func maize() throws {
    let exact = try test(PublishedSamples.maize)
    #expect(exact.test.statistic == 96)
    #expect(exact.negativeRankSum == 24)
    #expect(exact.test.pValue == 0.041259765625)
    #expect(exact.hodgesLehmann.value == 25)
    #expect(exact.hodgesLehmann.interval == 4...41.5)
    #expect(exact.rankBiserial == 0.6)
    #expect(exact.test.method == "Wilcoxon signed rank, exact, zeros dropped")
    let plain = try test(PublishedSamples.maize, .approximate)
    #expect(abs(plain.test.pValue - 0.04088813291185591) < 1e-15)
    #expect(plain.hodgesLehmann.interval == 4...41.5)
    let corrected = try test(PublishedSamples.maize, .approximate, correction: true)
    #expect(abs(corrected.test.pValue - 0.0437723237630412) < 1e-15)
    // R's root finder: 0.50002 to 42.00000.
    #expect(corrected.hodgesLehmann.interval == 0.5...42)
  }

  @Test func oneSidedMaize() throws {
    let greater = try test(PublishedSamples.maize, .exact, .greater)
    #expect(greater.test.pValue == 0.0206298828125)
    #expect(greater.hodgesLehmann.interval == 8 ... .infinity)
    let less = try test(PublishedSamples.maize, .exact, .less)
    #expect(less.test.pValue == 0.982330322265625)
    #expect(less.hodgesLehmann.interval == -.infinity...39.5)
  }

  // R 4.2.2: wilcox.test(x, y, paired = TRUE, conf.int = TRUE).
  @Test("T02: depression scale") func depression() throws {
    typealias Sample = PublishedSamples.Depression
    let both = try SignedRankTest(first: Sample.first, second: Sample.second, unit: .dimensionless)
    #expect(both.test.statistic == 40)
    #expect(both.test.pValue == 0.0390625)
    #expect(abs(both.hodgesLehmann.value - 0.46) < 1e-9)
    #expect(abs(both.hodgesLehmann.lower - 0.010) < 1e-9)
    #expect(abs(both.hodgesLehmann.upper - 0.786) < 1e-9)
    let greater = try SignedRankTest(
      first: Sample.first, second: Sample.second, unit: .dimensionless, alternative: .greater)
    #expect(greater.test.pValue == 0.01953125)
    #expect(abs(greater.hodgesLehmann.lower - 0.175) < 1e-9)
  }

  // R 4.2.2 and SciPy 1.17.1; exact: by hand, 2 of 16 choices of signs, 2 of 32.
  @Test("T04, T05: zeros and ties") func zerosAndTies() throws {
    #expect(try test([0, 1, 2, 3, 4]).test.pValue == 0.125)
    #expect(try abs(test([0, 1, 2, 3, 4], .approximate).test.pValue - 0.06788915486182899) < 1e-14)
    #expect(
      try abs(test([0, 1, 2, 3, 4], .approximate, correction: true).test.pValue - 0.1003482465) < 1e-9)
    #expect(try test([1, 1, 2, 3, 4]).test.pValue == 0.0625)
    #expect(try abs(test([1, 1, 2, 3, 4], .approximate).test.pValue - 0.04216819709715596) < 1e-14)
    #expect(
      try abs(test([1, 1, 2, 3, 4], .approximate, correction: true).test.pValue - 0.0579072654) < 1e-9)
  }

  @Test("T06: Pratt's zeros in symmetric data", arguments: RankTestMethod.allCases, ZeroPolicy.allCases)
  func symmetric(_ method: RankTestMethod, _ zeros: ZeroPolicy) throws {
    let differences =
      [Double](repeating: 1, count: 15) + [Double](repeating: 0, count: 40)
      + [Double](repeating: -1, count: 15)
    let result = try test(differences, method, zeros: zeros, correction: true)
    #expect(result.test.pValue == 1)
    #expect(result.z == 0)
    #expect(result.rankBiserial == 0)
    #expect(result.zeroCount == 40)
    #expect(result.hodgesLehmann.value == 0)
  }

  // exactRankTests::wilcox.exact, R 4.2.2 wilcox.test, SciPy 1.17.1 wilcoxon(method = "asymptotic").
  @Test("T07: peak flow, ties") func peakFlow() throws {
    let exact = try test(PeakFlow.differences)
    #expect(exact.test.statistic == 64)
    #expect(exact.test.pValue == 0.570831298828125)
    #expect(try test(PeakFlow.differences, .exact, .less).test.pValue == 0.2854156494140625)
    #expect(try test(PeakFlow.differences, .exact, .greater).test.pValue == 0.7221603393554688)
    let corrected = try test(PeakFlow.differences, .approximate, correction: true)
    #expect(abs(corrected.test.pValue - 0.5699420417262626) < 1e-14)
    // R's root finder: −5.50005, −20.99995 to 18.99997.
    #expect(corrected.hodgesLehmann.value == -5.5)
    #expect(corrected.hodgesLehmann.interval == -21...19)
    #expect(exact.hodgesLehmann.value == -5.5)
    #expect(try abs(test(PeakFlow.differences, .approximate).test.pValue - 0.5539783433) < 1e-9)
  }

  // R 4.2.2, wilcox.test(J1, S1, paired = TRUE).
  @Test("T08: systolic pressure, many ties", .enabled(if: SharedData.has("vectors"), "shared vectors"))
  func systolicPressure() throws {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let (first, second) = (try table.numbers("J1"), try table.numbers("S1"))
    func test(correction: Bool) throws -> SignedRankTest {
      try SignedRankTest(
        first: first, second: second, unit: ClinicalUnit(symbol: "mmHg"), method: .approximate,
        continuityCorrection: correction)
    }
    #expect(try test(correction: false).test.statistic == 244.5)
    #expect(try relativeError(test(correction: false).test.pValue, 3.9791193e-12) < 1e-6)
    #expect(try relativeError(test(correction: true).test.pValue, 4.0412972e-12) < 1e-6)
    #expect(try test(correction: true).hodgesLehmann.value == -14)
  }

  @Test("T09: a tiny p is not zero") func tiny() throws {
    let differences = (1...54).map(Double.init)
    #expect(try test(differences).test.pValue == 0x1p-53)
    let spread = (1...60).map { $0 <= 3 ? -Double($0) : Double($0) }
    #expect(try test(spread).test.pValue > 0)
    let many = (1...1000).map(Double.init)
    #expect(try test(many).test.pValue == 0x1p-999)
    #expect(try test((1...1200).map(Double.init)).test.pValue == .leastNonzeroMagnitude)
    #expect(try test(many, .approximate).test.pValue > 0)
  }

  // R 4.2.2: wilcox.test(d), exactRankTests::wilcox.exact(d), coin::wilcoxsign_test(d ~ 0, "Pratt");
  // SciPy 1.17.1: wilcoxon(d, zero_method = …, method = "asymptotic").
  @Test func zeroPolicies() throws {
    let d = PublishedSamples.zeros
    #expect(try test(d).test.pValue == 0.029296875)
    #expect(try test(d, zeros: .pratt).test.pValue == 0.0478515625)
    #expect(try test(d, .exact, zeros: .pratt, .greater).test.pValue == 0.02392578125)
    #expect(try test(d, .exact, zeros: .pratt, .less).test.pValue == 0.97998046875)
    #expect(try test(d, zeros: .zsplit).test.pValue == 0.0478515625)
    for (zeros, plain, corrected, statistic) in [
      (ZeroPolicy.wilcox, 0.03242341801144057, 0.036207843394119185, 57.0),
      (.pratt, 0.04618148317115427, 0.0497526745930258, 81),
      (.zsplit, 0.047495209149932556, 0.051128546216430315, 84),
    ] {
      let result = try test(d, .approximate, zeros: zeros)
      #expect(result.test.statistic == statistic)
      #expect(abs(result.test.pValue - plain) < 1e-14)
      #expect(
        try abs(test(d, .approximate, zeros: zeros, correction: true).test.pValue - corrected) < 1e-14)
    }
    #expect(try abs(test(d, zeros: .pratt).z - 1.993730785152674) < 1e-14)
    // R 4.2.2, approximate: 3.00003, 0.49995 to 5.50002.
    let estimate = try test(d, .approximate, correction: true).hodgesLehmann
    #expect(estimate.value == 3)
    #expect(estimate.interval == 0.5...5.5)
    #expect(estimate.count == 11)
    #expect(try test(d, .exact, zeros: .pratt).hodgesLehmann.count == 14)
  }

  @Test func differencesThatRoundingMadeAreTies() throws {
    let first = [0.3, 0.4, 0.8, 1.2]
    let second = [0.2, 0.3, 0.9, 1.0]
    #expect(Set(zip(first, second).map { abs($0 - $1) }).count > 2)
    let result = try SignedRankTest(first: first, second: second, unit: .dimensionless)
    #expect(result.test.statistic == 8)  // ranks 2, 2, 2 and 4
    let equal = try SignedRankTest(first: [0.1 + 0.2, 7], second: [0.3, 7], unit: .dimensionless)
    #expect(equal.zeroCount == 2)
    #expect(equal.test.pValue == 1)
  }

  @Test func degenerate() throws {
    let single = try test([3])
    #expect(single.test.pValue == 1)
    #expect(single.hodgesLehmann.value == 3)
    #expect(single.hodgesLehmann.interval == -.infinity ... .infinity)
    #expect(try test([3, 4], .exact, .greater).test.pValue == 0.25)
    for zeros in ZeroPolicy.allCases {
      for method in RankTestMethod.allCases {
        let nothing = try test([0, 0, 0, 0], method, zeros: zeros)
        #expect(nothing.test.pValue == 1)
        #expect(nothing.hodgesLehmann.value == 0)
      }
    }
    let same = try test([Double](repeating: 2.5, count: 12))
    #expect(same.test.pValue == 0x1p-11)
    #expect(same.hodgesLehmann.interval == 2.5...2.5)
    #expect(same.rankBiserial == 1)
  }

  @Test func refusesWhatIsNoSample() {
    #expect(throws: TestError.tooFewValues(count: 0, minimum: 1, sample: "differences")) { try test([]) }
    #expect(throws: TestError.notFinite(index: 1, sample: "differences")) { try test([1, .nan]) }
    #expect(throws: TestError.valueTooLarge(index: 0, sample: "differences")) { try test([1e300]) }
    #expect(throws: TestError.confidenceOutOfRange(95)) { try test([1, 2], confidence: 95) }
    #expect(throws: TestError.tooLargeForExact(count: 5001, limit: 5000)) {
      try test((1...5001).map(Double.init))
    }
    #expect(throws: TestError.unequalCounts(first: 1, second: 0)) {
      try SignedRankTest(first: [1], second: [], unit: .percent)
    }
  }

  @Test func millionDifferences() throws {
    var random = CounterRandom(seed: 3, stream: "million")
    let result = try test((0..<1_000_000).map { _ in random.uniform() - 0.499 }, .auto)
    #expect(result.test.method.contains("approximate"))
    #expect(abs(result.hodgesLehmann.value - 0.001) < 0.002)
    #expect(result.hodgesLehmann.interval.contains(result.hodgesLehmann.value))
  }

  @Test func encodes() throws {
    let result = try test([3])
    let decoded = try JSONDecoder().decode(SignedRankTest.self, from: JSONEncoder().encode(result))
    #expect(decoded == result)
  }
}
