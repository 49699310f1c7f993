import ApicalRandom
import ApicalStats
import Foundation
import Testing
import TestSupport

/// Aneurysmal subarachnoid haemorrhage: three markers of a poor outcome; Turck et al. 2010, in R's pROC.
struct Haemorrhage {
  let poor: [Bool]
  let s100b, wfns, ndka: [Double]

  init() throws {
    let table = try VectorTable("pROC_aSAH.csv")
    poor = try table.text("outcome").map { $0 == "Poor" }
    s100b = try table.numbers("s100b")
    wfns = try table.numbers("wfns")
    ndka = try table.numbers("ndka")
  }
}

@Suite(.enabled(if: SharedData.has("vectors"), "needs the shared vectors"))
struct HaemorrhageTests {
  // R 4.2.2, pROC 1.18: auc, ci.auc and var of roc(outcome, marker, direction = "<").
  @Test(
    "T18: three areas",
    arguments: [
      ("s100b", 0.73136856368563685, 0.63011821176162264, 0.83261891560965107, 0.0026686824571724378),
      ("wfns", 0.82367886178861793, 0.74853488781945288, 0.89882283575778299, 0.0014699147088236264),
      ("ndka", 0.61195799457994582, 0.50124499927170263, 0.72267098988818901, 0.0031908105493913021),
    ])
  func areas(_ marker: String, _ area: Double, _ lower: Double, _ upper: Double, _ variance: Double) throws {
    let data = try Haemorrhage()
    let values = try VectorTable("pROC_aSAH.csv").numbers(marker)
    let result = try AreaUnderCurve(values: values, diseased: data.poor, side: .higher)
    #expect(abs(result.auc.value - area) < 1e-14)
    #expect(abs(result.auc.lower - lower) < 1e-13)
    #expect(abs(result.auc.upper - upper) < 1e-13)
    #expect(abs(result.standardError * result.standardError / variance - 1) < 1e-12)
    #expect(result.diseasedCount == 41 && result.healthyCount == 72)
    let curve = try ROCCurve(values: values, diseased: data.poor, side: .higher)
    #expect(abs(curve.area - area) < 1e-14)
  }

  // roc.test(paired = TRUE): Z, p, interval; cov.
  @Test("T18: paired comparisons") func paired() throws {
    let data = try Haemorrhage()
    func expect(
      _ first: [Double], _ second: [Double], z: Double, p: Double, _ lower: Double, _ upper: Double,
      covariance: Double
    ) throws {
      let result = try DeLongTest(
        first: first, second: second, diseased: data.poor, firstSide: .higher, secondSide: .higher)
      let test = try #require(result.test)
      #expect(abs(test.statistic - z) < 1e-12)
      #expect(abs(test.pValue / p - 1) < 1e-11)
      #expect(abs(result.difference.lower - lower) < 1e-12)
      #expect(abs(result.difference.upper - upper) < 1e-12)
      #expect(abs(result.covariance - covariance) < 1e-14)
    }
    try expect(
      data.s100b, data.wfns, z: -2.2089835914409077, p: 0.02717578222918815, -0.17421441924947756,
      -0.010406176956484617, covariance: 0.0011961556737675448)
    try expect(
      data.s100b, data.ndka, z: 1.3907700257355771, p: 0.16429517522305448, -0.048870606422809354,
      0.28769174463419145, covariance: -0.00075616493805657884)
    try expect(
      data.wfns, data.ndka, z: 2.7977759186890387, p: 0.0051455797069109776, 0.063401170933987644,
      0.36004056348335656, covariance: -0.00053296785676243776)
  }

  // roc.test(paired = FALSE): D, which pROC refers to Student's t instead.
  @Test func unpaired() throws {
    let data = try Haemorrhage()
    let result = DeLongTest(
      first: try AreaUnderCurve(values: data.s100b, diseased: data.poor, side: .higher),
      second: try AreaUnderCurve(values: data.ndka, diseased: data.poor, side: .higher))
    #expect(abs(try #require(result.test).statistic - 1.55995743389685315) < 1e-12)
    #expect(result.covariance == 0)
  }

  // coords(r, "best", best.method = "youden"): threshold 0.205 between 0.19 and 0.22.
  @Test func bestCutOff() throws {
    let data = try Haemorrhage()
    let curve = try ROCCurve(values: data.s100b, diseased: data.poor, side: .higher)
    let best = curve.bestByYouden
    #expect(best.map(\.cutOff) == [.atLeast(0.22)])
    #expect(abs(best[0].sensitivity - 0.63414634146341464) < 1e-15)
    #expect(abs(best[0].specificity - 0.80555555555555558) < 1e-15)
    #expect(curve.points.count == 51)
    let counts = try DiagnosticCounts(
      values: data.s100b, diseased: data.poor, cutOff: try #require(best[0].cutOff))
    #expect(counts.truePositive == 26 && counts.trueNegative == 58)
  }
}

struct ROCTests {
  private func sample(_ seed: UInt64, count: Int, ties: Bool) -> (values: [Double], diseased: [Bool]) {
    var random = CounterRandom(seed: seed, stream: "roc")
    let diseased = (0..<count).map { $0 < 2 || ($0 > 3 && random.uniform() < 0.4) }
    let values = diseased.map { disease in
      let value = random.uniform() + random.uniform() + (disease ? 0.3 : 0)
      return ties ? (value * 5).rounded() : value
    }
    return (values, diseased)
  }

  /// All pairs, and the variance by its definition.
  private func byDefinition(_ values: [Double], _ diseased: [Bool]) -> (area: Double, variance: Double) {
    let x = zip(values, diseased).filter { $0.1 }.map(\.0)
    let y = zip(values, diseased).filter { !$0.1 }.map(\.0)
    func kernel(_ a: Double, _ b: Double) -> Double { a > b ? 1 : a == b ? 0.5 : 0 }
    let v10 = x.map { a in y.map { kernel(a, $0) }.reduce(0, +) / Double(y.count) }
    let v01 = y.map { b in x.map { kernel($0, b) }.reduce(0, +) / Double(x.count) }
    let area = v10.reduce(0, +) / Double(x.count)
    func variance(_ v: [Double]) -> Double {
      v.map { ($0 - area) * ($0 - area) }.reduce(0, +) / Double(v.count - 1) / Double(v.count)
    }
    return (area, variance(v10) + variance(v01))
  }

  @Test(arguments: 0..<20) func definition(_ seed: UInt64) throws {
    let (values, diseased) = sample(seed, count: 12 + Int(seed) * 7, ties: seed % 2 == 0)
    let expected = byDefinition(values, diseased)
    let result = try AreaUnderCurve(values: values, diseased: diseased, side: .higher)
    #expect(abs(result.auc.value - expected.area) < 1e-14)
    #expect(abs(result.standardError * result.standardError - expected.variance) < 1e-14)
    let curve = try ROCCurve(values: values, diseased: diseased, side: .higher)
    #expect(abs(curve.area - expected.area) < 1e-14)
    // Each point is the table at its cut-off.
    for point in curve.points.dropFirst() {
      let counts = try DiagnosticCounts(values: values, diseased: diseased, cutOff: point.cutOff!)
      #expect(abs(Double(counts.truePositive) / Double(counts.diseased) - point.sensitivity) < 1e-15)
      #expect(abs(Double(counts.trueNegative) / Double(counts.healthy) - point.specificity) < 1e-15)
    }
  }

  @Test(arguments: 0..<10) func symmetries(_ seed: UInt64) throws {
    let (values, diseased) = sample(seed, count: 60, ties: seed % 2 == 0)
    let plain = try AreaUnderCurve(values: values, diseased: diseased, side: .higher)
    let turned = try AreaUnderCurve(values: values.map { -$0 }, diseased: diseased, side: .lower)
    #expect(plain.auc == turned.auc)
    let scaled = try AreaUnderCurve(values: values.map { exp($0) * 3 }, diseased: diseased, side: .higher)
    #expect(plain.auc == scaled.auc)
    let swapped = try AreaUnderCurve(values: values, diseased: diseased.map { !$0 }, side: .higher)
    #expect(abs(swapped.auc.value + plain.auc.value - 1) < 1e-14)
    #expect(abs(swapped.standardError - plain.standardError) < 1e-14)
  }

  @Test func comparisonsWithoutVariance() throws {
    let (values, diseased) = sample(1, count: 40, ties: true)
    let same = try DeLongTest(
      first: values, second: values.map { 2 * $0 + 1 }, diseased: diseased, firstSide: .higher,
      secondSide: .higher)
    #expect(same.difference.value == 0)
    #expect(same.difference.interval == 0...0)
    #expect(same.test == nil)
    let turned = try DeLongTest(
      first: values, second: values.map { -$0 }, diseased: diseased, firstSide: .higher, secondSide: .lower)
    #expect(turned.test == nil)
    let swapped = try DeLongTest(
      first: values, second: values.reversed(), diseased: diseased, firstSide: .higher, secondSide: .higher)
    let other = try DeLongTest(
      first: values.reversed(), second: values, diseased: diseased, firstSide: .higher, secondSide: .higher)
    #expect(abs(swapped.difference.value + other.difference.value) < 1e-15)
    let p = try #require(swapped.test).pValue
    #expect(abs(p - (try #require(other.test)).pValue) < 1e-13)
  }

  // Normal values one SD apart: area Φ(1/√2) = 0.76025. DeLong's plain interval is known to be short.
  @Test(arguments: [
    (AreaUnderCurve.Interval.plain, 50, 0.93), (.plain, 200, 0.945), (.logit, 20, 0.96), (.logit, 50, 0.95),
    (.logit, 200, 0.95),
  ])
  func coverage(_ interval: AreaUnderCurve.Interval, _ count: Int, _ expected: Double) throws {
    var random = CounterRandom(seed: 7, stream: "auc coverage")
    let diseased = (0..<count).map { $0 % 2 == 0 }
    let area = Normal.standard.cdf(0.5.squareRoot())
    let runs = 4000
    var covered = 0
    for _ in 0..<runs {
      let values = diseased.map { random.normal() + ($0 ? 1 : 0) }
      let result = try AreaUnderCurve(values: values, diseased: diseased, side: .higher, interval: interval)
      if result.auc.interval.contains(area) { covered += 1 }
    }
    let coverage = Double(covered) / Double(runs)
    #expect(abs(coverage - expected) < 0.012)
  }

  @Test func logitInterval() throws {
    let (values, diseased) = sample(6, count: 80, ties: true)
    let plain = try AreaUnderCurve(values: values, diseased: diseased, side: .higher)
    let logit = try AreaUnderCurve(values: values, diseased: diseased, side: .higher, interval: .logit)
    let a = plain.auc.value
    let margin = 1.959963984540054 * plain.standardError / (a * (1 - a))
    func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    #expect(abs(logit.auc.lower - share(log(a / (1 - a)) - margin)) < 1e-14)
    #expect(abs(logit.auc.upper - share(log(a / (1 - a)) + margin)) < 1e-14)
    #expect(logit.auc.method == .deLongLogit && logit.auc.value == a)
    let turned = try AreaUnderCurve(values: values, diseased: diseased, side: .lower, interval: .logit)
    #expect(abs(turned.auc.lower + logit.auc.upper - 1) < 1e-14)
  }

  @Test func bounds() throws {
    let perfect = try AreaUnderCurve(
      values: [1, 2, 3, 4], diseased: [false, false, true, true], side: .higher)
    #expect(perfect.auc.value == 1)
    #expect(perfect.auc.interval == 1...1)
    let constant = try AreaUnderCurve(
      values: [5, 5, 5, 5], diseased: [false, false, true, true], side: .higher)
    #expect(constant.auc.value == 0.5)
    let curve = try ROCCurve(values: [5, 5, 5], diseased: [false, true, true], side: .lower)
    #expect(curve.points.map(\.cutOff) == [nil, .atMost(5)])
    #expect(curve.bestByYouden.count == 2)
    #expect(curve.area == 0.5)
  }

  @Test func refusals() {
    func area(_ values: [Double], _ diseased: [Bool]) throws -> AreaUnderCurve {
      try AreaUnderCurve(values: values, diseased: diseased, side: .higher)
    }
    #expect(throws: ClassificationError.tooFewDiseased(count: 1, minimum: 2)) {
      try area([1, 2, 3], [true, false, false])
    }
    #expect(throws: ClassificationError.tooFewHealthy(count: 0, minimum: 2)) {
      try area([1, 2], [true, true])
    }
    #expect(throws: ClassificationError.notFinite(index: 0)) { try area([.nan, 2], [true, false]) }
    #expect(throws: ClassificationError.unequalCounts(first: 1, second: 2)) { try area([1], [true, false]) }
    #expect(throws: ClassificationError.tooFewDiseased(count: 0, minimum: 1)) {
      try ROCCurve(values: [], diseased: [], side: .lower)
    }
  }

  @Test func manyExams() throws {
    let (values, diseased) = sample(2, count: 300_000, ties: false)
    let result = try AreaUnderCurve(values: values, diseased: diseased, side: .higher)
    #expect(result.auc.value > 0.6 && result.auc.value < 0.9)
    #expect(result.standardError < 0.001)
  }
}
