import ApicalRandom
import ApicalStats
import Foundation
import Testing

struct TTestTests {
  private typealias Sleep = PublishedSamples.Sleep
  private let hours = ClinicalUnit(symbol: "h")

  // R 4.2.2: t.test(d); t.test(d, mu = -10, alternative = "greater").
  @Test func oneSample() throws {
    let both = try TTest(PeakFlow.differences, unit: .dimensionless)
    #expect(abs(both.test.statistic + 0.2252354765681449) < 1e-14)
    #expect(abs(both.test.pValue - 0.8246476735303766) < 1e-14)
    #expect(abs(both.mean.lower + 22.04883769664517) < 1e-11)
    #expect(abs(both.mean.upper - 17.8135435789981) < 1e-11)
    let greater = try TTest(
      PeakFlow.differences, nullMean: -10, unit: .dimensionless, alternative: .greater)
    #expect(abs(greater.test.pValue - 0.207084568119088) < 1e-14)
    #expect(abs(greater.mean.lower + 18.53231444802514) < 1e-11)
    #expect(greater.mean.upper == .infinity)
  }

  // R 4.2.2: t.test; effect sizes with SciPy 1.17.1, nct and a root finder.
  @Test func student() throws {
    let result = try TTest(first: Sleep.first, second: Sleep.second, equalVariances: true, unit: hours)
    #expect(abs(result.test.statistic + 1.860813467486853) < 1e-14)
    #expect(abs(result.test.pValue - 0.07918671421593818) < 1e-14)
    #expect(abs(result.mean.lower + 3.363874032287598) < 1e-13)
    #expect(abs(result.mean.upper - 0.2038740322875986) < 1e-13)
    #expect(abs(result.effect.cohensD.value + 0.8321810813495393) < 1e-14)
    #expect(abs(result.effect.cohensD.lower + 1.7388168991067323) < 1e-10)
    #expect(abs(result.effect.cohensD.upper - 0.09545039821141596) < 1e-10)
    #expect(try abs(#require(result.effect.hedgesG).value + 0.7969352391911216) < 1e-13)
    #expect(result.effect.cohensD.method == .noncentralT)
  }

  @Test func paired() throws {
    let result = try TTest(pairs: Sleep.first, Sleep.second, unit: hours)
    #expect(abs(result.test.statistic + 4.062127683382037) < 1e-13)
    #expect(abs(result.test.pValue - 0.00283289019738427) < 1e-14)
    #expect(abs(result.mean.lower + 2.459885763276982) < 1e-13)
    #expect(abs(result.effect.cohensD.value + 1.284557562591055) < 1e-13)
    #expect(abs(result.effect.cohensD.lower + 2.118016513981602) < 1e-9)
    #expect(abs(result.effect.cohensD.upper + 0.41462775638045696) < 1e-9)
    #expect(try abs(#require(result.effect.hedgesG).value + 1.173924903514205) < 1e-13)
  }

  @Test func welch() throws {
    let equal = try TTest(first: Sleep.first, second: Sleep.second, unit: hours)
    #expect(abs(equal.test.degreesOfFreedom[0] - 17.7764735161785) < 1e-12)
    #expect(abs(equal.test.pValue - 0.07939414018735817) < 1e-14)
    #expect(abs(equal.mean.lower + 3.36548323071171) < 1e-13)
    let less = try TTest(first: Sleep.first, second: Sleep.second, unit: hours, alternative: .less)
    #expect(abs(less.test.pValue - 0.03969707009367909) < 1e-14)
    #expect(abs(less.mean.upper + 0.1066185026683938) < 1e-13)
    let short = try TTest(first: Sleep.first, second: Array(Sleep.second.prefix(6)), unit: hours)
    #expect(abs(short.test.pValue - 0.4975531582987507) < 1e-13)
    #expect(abs(short.effect.cohensD.value + 0.35821178225289213) < 1e-14)
    #expect(abs(short.effect.cohensD.lower + 1.363057416581295) < 1e-9)
    #expect(abs(short.effect.cohensD.upper - 0.6618533658302093) < 1e-9)
    #expect(try abs(#require(short.effect.hedgesG).value + 0.3376895333864964) < 1e-13)
  }

  @Test(arguments: 1...20) func symmetry(_ seed: Int) throws {
    var random = CounterRandom(seed: UInt64(seed), stream: "t")
    let x = (0..<8).map { _ in random.uniform(in: 40...60) }
    let y = (0..<11).map { _ in random.uniform(in: 45...65) }
    for equal in [true, false] {
      let plain = try TTest(first: x, second: y, equalVariances: equal, unit: .percent)
      let swapped = try TTest(first: y, second: x, equalVariances: equal, unit: .percent)
      #expect(abs(plain.test.pValue - swapped.test.pValue) < 1e-13)
      #expect(abs(plain.mean.lower + swapped.mean.upper) < 1e-11)
      #expect(abs(plain.effect.cohensD.lower + swapped.effect.cohensD.upper) < 1e-11)
      let moved = try TTest(
        first: x.map { 3 * $0 - 7 }, second: y.map { 3 * $0 - 7 }, equalVariances: equal, unit: .percent)
      #expect(abs(moved.test.pValue - plain.test.pValue) < 1e-11)
      #expect(abs(moved.effect.cohensD.value - plain.effect.cohensD.value) < 1e-11)
      // The interval of the effect leaves out zero just where the test is below the error level.
      #expect(plain.effect.cohensD.interval.contains(0) == (plain.test.pValue >= 0.05))
    }
  }

  @Test func degenerate() throws {
    #expect(throws: TestError.noSpread(test: "One-sample t")) { try TTest([2, 2, 2], unit: .percent) }
    #expect(throws: TestError.noSpread(test: "One-sample t")) {
      try TTest([0.3, 0.1 + 0.2, 0.3], unit: .percent)
    }
    #expect(throws: TestError.noSpread(test: "Welch's t")) {
      try TTest(first: [2, 2], second: [3, 3], unit: .percent)
    }
    #expect(throws: TestError.tooFewValues(count: 1, minimum: 2, sample: "values")) {
      try TTest([2], unit: .percent)
    }
    #expect(throws: TestError.tooFewValues(count: 2, minimum: 3, sample: "values")) {
      try TTest(first: [1], second: [2], equalVariances: true, unit: .percent)
    }
    #expect(throws: TestError.valueTooLarge(index: 0, sample: "values")) {
      try TTest([1e200, 1], unit: .percent)
    }
    let two = try TTest([1, 3], unit: .percent)
    #expect(two.effect.hedgesG == nil)
    #expect(abs(two.test.pValue - 0.295167235300867) < 1e-13)  // 1 − 2 atan(2) / π
    let unequal = try TTest(first: [1], second: [2, 3, 5], equalVariances: true, unit: .percent)
    #expect(unequal.test.degreesOfFreedom == [2])
    let nearlyConstant = try TTest([1, 1 + 1e-9, 1 - 1e-9], unit: .percent)
    #expect(nearlyConstant.test.pValue < 1e-15)
    #expect(nearlyConstant.effect.cohensD.lower > 0)
  }

  @Test func encodes() throws {
    let result = try TTest([1, 3, 4], unit: .percent, alternative: .greater)
    #expect(try JSONDecoder().decode(TTest.self, from: JSONEncoder().encode(result)) == result)
  }

  /// 50.1 − 50 and 60.1 − 60 differ by rounding alone; t would be some 10¹⁴.
  @Test func constantDifferencesHaveNoSpread() {
    let reference = (0..<20).map { 40 + Double($0) * 1.3 }
    #expect(throws: TestError.noSpread(test: "Paired t")) {
      try TTest(pairs: reference.map { $0 + 0.1 }, reference, unit: .percent)
    }
  }
}
