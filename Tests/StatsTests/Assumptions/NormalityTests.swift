import ApicalRandom
import ApicalStats
import Foundation
import TestSupport
import Testing

struct NormalityTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let values: [Double]
    let w, p: Double
  }

  // R 4.2.2: format(shapiro.test(x)$statistic, digits = 16) and the same of p.value.
  static let samples = [
    Sample(
      testDescription: "peak flow", values: PeakFlow.differences, w: 0.9579395219372402, p: 0.5931333758174963
    ),
    Sample(testDescription: "three", values: [1, 2, 4], w: 0.9642857142857142, p: 0.6368868450289632),
    Sample(
      testDescription: "five", values: [1, 2, 3, 4, 5], w: 0.9867621554477194, p: 0.9671739359680398),
    Sample(
      testDescription: "six", values: [3, 1, 4, 1, 5, 9], w: 0.9007673151937068, p: 0.3784853639433958),
    Sample(
      testDescription: "Giavarina", values: Giavarina.differences, w: 0.9795596249075768,
      p: 0.8137249796833846),
    Sample(
      testDescription: "11 squares", values: (1...11).map { Double($0 * $0) }, w: 0.9186320447592519,
      p: 0.3074108474932317),
    Sample(
      testDescription: "12 squares", values: (1...12).map { Double($0 * $0) }, w: 0.9162924414742846,
      p: 0.2566734676616257),
    Sample(
      testDescription: "5000 logarithms", values: (1...5000).map { log(Double($0)) }, w: 0.8185889565357607,
      p: 9.255413831999838e-60),
    Sample(
      testDescription: "normal scores",
      values: (1...100).map { Normal.standard.quantile(Double($0) / 101) }, w: 0.9977423403139649,
      p: 0.999902935999215),
    Sample(
      testDescription: "ties", values: (1...300).map { Double($0 % 17) }, w: 0.949011020987495,
      p: 1.076178463372038e-08),
  ]

  @Test(arguments: samples) func shapiroWilk(_ sample: Sample) throws {
    let test = try ShapiroWilk(sample.values).test
    #expect(abs(test.statistic - sample.w) < 1e-12)
    #expect(abs(test.pValue / sample.p - 1) < 1e-9)
  }

  // R 4.2.2: u <- (1:n) * 0.6180339887498949; shapiro.test((u - floor(u))^2)
  @Test(
    arguments: [
      (3, 0.999667402558559, 0.965167479061982),
      (4, 0.967152404093592, 0.823778037646442),
      (5, 0.916631547015516, 0.508446894944664),
      (6, 0.9544925047235, 0.776448697260984),
      (7, 0.928110444752909, 0.534946193610681),
      (10, 0.904099330915471, 0.242866004296176),
      (11, 0.925265356275701, 0.364959064706242),
      (12, 0.919493987521181, 0.281749951788718),
      (13, 0.901227589342286, 0.13901808001145),
      (20, 0.903816268992783, 0.0486514209463553),
      (50, 0.8958444038815, 0.000351323459702644),
      (51, 0.898225018496834, 0.000367129271113231),
      (500, 0.89493521056924, 5.17711148297857e-18),
      (4999, 0.895263446017082, 5.47015652799118e-50),
    ])
  func shapiroWilkAtEverySize(_ count: Int, _ w: Double, _ p: Double) throws {
    let values = (1...count).map { index in
      let u = Double(index) * 0.6180339887498949
      return (u - u.rounded(.down)) * (u - u.rounded(.down))
    }
    let test = try ShapiroWilk(values).test
    #expect(abs(test.statistic - w) < 1e-12)
    #expect(abs(test.pValue / p - 1) < 1e-9)
  }

  // R 4.2.2: d <- (A - B) / ((A + B) / 2) * 100 of Giavarina's table 1; shapiro.test(d)
  @Test("B12: percent differences of Giavarina") func percentDifferences() throws {
    let a: [Double] = [
      1, 5, 10, 20, 50, 40, 50, 60, 70, 80, 90, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650,
      700, 750, 800, 850, 900, 950, 1000,
    ]
    let percent = zip(a, Giavarina.differences).map { 100 * $1 / ($0 - $1 / 2) }
    let test = try ShapiroWilk(percent).test
    #expect(abs(test.statistic - 0.720995) < 1e-6)
    #expect(abs(test.pValue / 3.20e-06 - 1) < 2e-3)
  }

  @Test(arguments: [-3.0, 1e-8, 1e8]) func freeOfScale(_ scale: Double) throws {
    let plain = try ShapiroWilk(PeakFlow.differences).test
    let scaled = try ShapiroWilk(PeakFlow.differences.map { scale * ($0 - 7) }).test
    #expect(abs(plain.statistic - scaled.statistic) < 1e-12)
    #expect(abs(plain.pValue - scaled.pValue) < 1e-9)
  }

  @Test func uniformPUnderNormality() throws {
    var random = CounterRandom(seed: 3, stream: "shapiro")
    let repeats = 4000
    for count in [20, 200] {
      let small = try (0..<repeats).count { _ in
        try ShapiroWilk((0..<count).map { _ in random.normal() }).test.pValue < 0.05
      }
      #expect(abs(Double(small) / Double(repeats) - 0.05) < 0.012)
    }
  }

  // SciPy 1.17.1: normaltest, skew, kurtosis.
  @Test func omnibus() throws {
    let result = try OmnibusNormality(Giavarina.differences)
    #expect(abs(result.test.statistic - 0.9986018928137563) < 1e-12)
    #expect(abs(result.test.pValue - 0.606954805382649) < 1e-12)
    #expect(abs(result.skewness - -0.013834644727243037) < 1e-13)
    #expect(abs(result.excessKurtosis - -0.8064333970510599) < 1e-12)
    let spike = try OmnibusNormality((0..<40).map(Double.init) + [500])
    #expect(abs(spike.test.statistic - 91.91198863577667) < 1e-10)
    // A symmetric sample: SciPy takes a skewness of exactly 0 for one whose y is 1, and is wrong there.
    #expect(try OmnibusNormality((0..<20).map(Double.init)).skewness == 0)
  }

  @Test func largeSamples() throws {
    let values = (1...6000).map { log(Double($0)) }
    #expect(throws: ComparisonError.tooManyValues(series: "the sample", count: 6000, maximum: 5000)) {
      try ShapiroWilk(values)
    }
    let test = try Normality(values).test
    #expect(abs(test.statistic - 2430.0258073407695) < 1e-6)
    #expect(test.statisticName == "K²")
    #expect(try Normality(Array(values.prefix(5000))).test.statisticName == "W")
  }

  @Test func refusesWhatHasNoShape() {
    #expect(throws: ComparisonError.tooFewValues(series: "the sample", count: 2, minimum: 3)) {
      try ShapiroWilk([1, 2])
    }
    #expect(throws: ComparisonError.constantValues(series: "the sample")) { try ShapiroWilk([4, 4, 4, 4]) }
    #expect(throws: ComparisonError.notFinite(series: "the sample", index: 0)) {
      try ShapiroWilk([.infinity, 4, 4, 4])
    }
    #expect(throws: ComparisonError.constantValues(series: "the sample")) {
      try OmnibusNormality([Double](repeating: 1, count: 30))
    }
  }

  @Test func extremeSamples() throws {
    let spike = try ShapiroWilk([Double](repeating: 0, count: 4999) + [1]).test
    #expect(spike.statistic < 0.05 && spike.pValue > 0 && spike.pValue < 1e-60)
    let few = try ShapiroWilk([0, 0, 0, 1]).test
    #expect(few.pValue > 0 && few.pValue < 0.05)
    #expect(try ShapiroWilk([0, 0, 1]).test.pValue < 1e-7)
    #expect(try ShapiroWilk([1e150, -1e150, 3]).test.statistic > 0.99)
  }
}
