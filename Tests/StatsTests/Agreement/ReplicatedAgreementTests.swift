import ApicalStats
import Foundation
import TestSupport
import Testing

struct ReplicatedAgreementTests {
  private let flow = ClinicalUnit(symbol: "L/min")

  /// Bland & Altman 1999, table 4, all 60 pairs.
  private func cardiacOutput() throws -> RepeatedMeasurements {
    try RepeatedMeasurements(
      subjects: CardiacOutput.patient.map { "\($0)" }, method: CardiacOutput.rv, reference: CardiacOutput.ic)
  }

  /// Zou 2013: the first four patients; two reference values are missing, or filled in.
  private func zou(complete: Bool) throws -> RepeatedMeasurements {
    let rows = 0..<20
    return try RepeatedMeasurements(
      subjects: rows.map { "\(CardiacOutput.patient[$0])" }, method: rows.map { CardiacOutput.rv[$0] },
      reference: rows.map { complete || ($0 != 4 && $0 != 8) ? CardiacOutput.ic[$0] : nil })
  }

  private func systolicPressure() throws -> RepeatedMeasurements {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let items = try table.text("item")
    func columns(_ observer: String) throws -> [Double] {
      try (1...3).flatMap { try table.numbers("\(observer)\($0)") }
    }
    return try RepeatedMeasurements(
      subjects: items + items + items, method: columns("J"), reference: columns("S"))
  }

  @Test(
    "B16: three replicates of a constant value",
    .enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func constantEqual() throws {
    let result = try ReplicatedAgreement(
      systolicPressure(), design: .constant, unit: ClinicalUnit(symbol: "mmHg"))
    #expect(abs(result.bias.value - -15.619608) < 1e-5)
    #expect(result.parts.map(\.source) == [.subjectMeans, .withinMethod, .withinReference])
    #expect(abs(result.parts[0].meanSquare - 358.49247) < 1e-5)
    #expect(abs(result.parts[1].meanSquare - 37.40784) < 1e-5)
    #expect(abs(result.parts[2].meanSquare - 83.14118) < 1e-5)
    #expect(result.parts.map(\.degreesOfFreedom) == [84, 170, 170])
    #expect(abs(result.standardDeviation - 20.94895) < 1e-5)
    #expect(abs(result.lowerLoA.value - -56.67955) < 1e-5)
    #expect(abs(result.upperLoA.value - 25.44033) < 1e-5)
    #expect(result.subjects == 85 && result.pairs == 255 && result.methodValues == 255)
  }

  @Test("B18: pairs of a varying value") func varying() throws {
    let result = try ReplicatedAgreement(cardiacOutput(), design: .varying, unit: flow)
    #expect(abs(result.bias.value - 0.602167) < 1e-5)
    #expect(abs(result.parts[0].meanSquare - 4.2091) < 5e-5)
    #expect(abs(result.parts[1].meanSquare - 0.1707) < 5e-5)
    #expect(abs(1 / result.parts[0].weight - 4.981818) < 1e-5)
    #expect(abs(result.standardDeviation * result.standardDeviation - 0.9813361) < 1e-5)
    #expect(abs(result.standardDeviation - 0.9906241) < 1e-5)
    #expect(abs(result.lowerLoA.value - -1.339457) < 1e-5)
    #expect(abs(result.upperLoA.value - 2.543790) < 1e-5)
    #expect(result.subjects == 12 && result.pairs == 60 && result.subjectsLeftOut == 0)
    #expect(result.bias.count == 12)
  }

  @Test("B19: unequal replicates of a constant value") func constantUnequal() throws {
    let result = try ReplicatedAgreement(cardiacOutput(), design: .constant, unit: flow)
    #expect(abs(result.bias.value - 0.709236) < 1e-5)
    #expect(abs(result.parts[1].meanSquare - 0.107228) < 1e-5)
    #expect(abs(result.parts[2].meanSquare - 0.137874) < 1e-5)
    #expect(abs(result.standardDeviation * result.standardDeviation - 1.106390) < 1e-5)
    #expect(abs(result.standardDeviation - 1.051851) < 1e-5)
    #expect(abs(result.lowerLoA.value - -1.352391) < 1e-5)
    #expect(abs(result.upperLoA.value - 2.770863) < 1e-5)
  }

  // Bias and limits: R 4.2.2, the formula; intervals: Zou 2013 as in SimplyAgree's test of agree_reps, and R.
  @Test("B21: Zou's replicates of a constant value") func zouConstant() throws {
    let result = try ReplicatedAgreement(
      zou(complete: false), design: .constant, unit: flow, multiplier: BlandAltman.multiplier(coverage: 0.95))
    #expect(abs(result.bias.value - 0.7152083333) < 1e-9)
    #expect(abs(result.lowerLoA.value - -2.2317349349) < 1e-9)
    #expect(abs(result.upperLoA.value - 3.6621516016) < 1e-9)
    #expect(abs(result.lowerLoA.lower - -9.7686073484) < 1e-9)
    #expect(abs(result.lowerLoA.upper - -0.4779337239) < 1e-9)
    #expect(abs(result.upperLoA.lower - 1.9083503905) < 1e-9)
    #expect(abs(result.upperLoA.upper - 11.1990240150) < 1e-9)
    for (value, published) in [
      (result.lowerLoA.lower, -9.76), (result.lowerLoA.upper, -0.48), (result.upperLoA.lower, 1.91),
      (result.upperLoA.upper, 11.20),
    ] { #expect(abs(value - published) < 0.01) }
    #expect(result.limitMethod == .mover)
    #expect(result.methodValues == 20 && result.referenceValues == 18 && result.pairs == 18)
  }

  @Test("B22: Zou's pairs of a varying value") func zouVarying() throws {
    let result = try ReplicatedAgreement(
      zou(complete: true), design: .varying, unit: flow, multiplier: BlandAltman.multiplier(coverage: 0.95),
      estimator: .subjectMeans)
    #expect(abs(result.bias.value - 0.7255416667) < 1e-9)
    #expect(abs(result.lowerLoA.value - -2.1403943286) < 1e-9)
    #expect(abs(result.upperLoA.value - 3.5914776620) < 1e-9)
    #expect(abs(result.lowerLoA.lower - -9.8248336505) < 1e-9)
    #expect(abs(result.lowerLoA.upper - -0.3288910853) < 1e-9)
    #expect(abs(result.upperLoA.lower - 1.7799744186) < 1e-9)
    #expect(abs(result.upperLoA.upper - 11.2759169839) < 1e-9)
    for (value, published) in [
      (result.lowerLoA.lower, -9.83), (result.lowerLoA.upper, -0.33), (result.upperLoA.lower, 1.77),
      (result.upperLoA.upper, 11.27),
    ] { #expect(abs(value - published) < 0.0101) }
  }

  // R 4.2.2: the same from the analysis of variance, MSb with 2 tr(AV)^2 / (2 tr(AVAV)) = 2.960942 degrees of
  // freedom.
  @Test func zouVaryingByAnalysisOfVariance() throws {
    let result = try ReplicatedAgreement(
      zou(complete: true), design: .varying, unit: flow, multiplier: BlandAltman.multiplier(coverage: 0.95))
    #expect(abs(result.bias.value - 0.5935) < 1e-9)
    #expect(abs(result.lowerLoA.lower - -9.636344485420) < 1e-9)
    #expect(abs(result.lowerLoA.upper - -0.468556938624) < 1e-9)
    #expect(abs(result.upperLoA.lower - 1.655556938624) < 1e-9)
    #expect(abs(result.upperLoA.upper - 10.823344485420) < 1e-9)
  }

  @Test func onePairASubjectIsTheSimpleDesign() throws {
    let names = PeakFlow.wright.indices.map { "\($0)" }
    let rows = try RepeatedMeasurements(subjects: names, method: PeakFlow.wright, reference: PeakFlow.mini)
    let plain = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    for design in AgreementDesign.allCases {
      let result = try ReplicatedAgreement(rows, design: design, unit: flow)
      #expect(abs(result.bias.lower - plain.bias.lower) < 1e-10)
      #expect(abs(result.lowerLoA.value - plain.lowerLoA.value) < 1e-10)
      #expect(result.parts.count == 1 && abs(result.parts[0].weight - 1) < 1e-12)
    }
    let simple = try ReplicatedAgreement(rows, design: .simple, unit: flow, limits: .exactPaired)
    #expect(simple.limitMethod == .exactPaired)
  }

  @Test func equalNumbersMakeBothEstimatorsTheSame() throws {
    let names = (0..<30).map { "\($0 % 10)" }
    let method = (0..<30).map { Double($0 * $0 % 17) }
    let reference = (0..<30).map { Double($0 * 7 % 13) }
    let rows = try RepeatedMeasurements(subjects: names, method: method, reference: reference)
    let one = try ReplicatedAgreement(rows, design: .varying, unit: flow)
    let other = try ReplicatedAgreement(rows, design: .varying, unit: flow, estimator: .subjectMeans)
    #expect(abs(one.bias.lower - other.bias.lower) < 1e-12)
    #expect(abs(one.standardDeviation - other.standardDeviation) < 1e-12)
    #expect(abs(one.upperLoA.upper - other.upperLoA.upper) < 1e-10)
  }

  @Test(
    arguments: [AgreementDesign.constant, .varying], [LimitMethod.mover, .bootstrapPercentile, .bootstrapBCa])
  func affineAndSwapped(_ design: AgreementDesign, _ limits: LimitMethod) throws {
    func agreement(_ scale: Double, _ shift: Double, swapped: Bool = false) throws -> ReplicatedAgreement {
      let (x, y) = (CardiacOutput.rv.map { scale * $0 + shift }, CardiacOutput.ic.map { scale * $0 })
      return try ReplicatedAgreement(
        RepeatedMeasurements(
          subjects: CardiacOutput.patient.map { "\($0)" }, method: swapped ? y : x, reference: swapped ? x : y
        ),
        design: design, unit: flow, limits: limits, bootstrap: Bootstrap(resamples: 500))
    }
    let plain = try agreement(1, 0)
    let moved = try agreement(3, 50)
    let swapped = try agreement(1, 0, swapped: true)
    #expect(abs(3 * plain.bias.lower + 50 - moved.bias.lower) < 1e-10)
    #expect(abs(3 * plain.upperLoA.lower + 50 - moved.upperLoA.lower) < 1e-10)
    #expect(abs(3 * plain.upperLoA.upper + 50 - moved.upperLoA.upper) < 1e-10)
    #expect(abs(plain.upperLoA.upper + swapped.lowerLoA.lower) < 1e-10)
    #expect(plain.upperLoA.lower < plain.upperLoA.value && plain.upperLoA.value < plain.upperLoA.upper)
    #expect(plain.limitMethod == limits.intervalMethod)
  }

  @Test func replicatesOfRatios() throws {
    let logarithms = try ReplicatedAgreement(cardiacOutput(), design: .varying, unit: flow, scale: .logRatio)
    #expect(
      try logarithms
        == ReplicatedAgreement(cardiacOutput().logarithms(), design: .varying, unit: .dimensionless))
    let ratios = try RatioLimits(logarithms)
    #expect(ratios.bias.value > 1.1 && ratios.bias.value < 1.2)
    #expect(ratios.lowerLoA.value < 1 && ratios.upperLoA.value > 1.5)
    let percents = try ReplicatedAgreement(cardiacOutput(), design: .varying, unit: flow, scale: .percent)
    #expect(abs(percents.bias.value - 100 * logarithms.bias.value) < 1)
    #expect(percents.bias.unit == .percent)
    #expect(throws: ReplicateError.percentWithoutPairs) {
      try ReplicatedAgreement(cardiacOutput(), design: .constant, unit: flow, scale: .percent)
    }
  }

  @Test func constantValues() throws {
    let rows = try RepeatedMeasurements(
      subjects: ["a", "a", "b", "b", "c"], method: [5, 5, 6, 6, 7], reference: [4, 4, 5, 5, 6])
    for design in [AgreementDesign.constant, .varying] {
      let result = try ReplicatedAgreement(rows, design: design, unit: flow)
      #expect(result.bias.interval == 1...1)
      #expect(result.lowerLoA.interval == 1...1)
      #expect(result.standardDeviation == 0)
    }
  }

  @Test func countsWhatItLeavesOut() throws {
    let rows = try RepeatedMeasurements(
      subjects: ["a", "a", "b", "c", "d", "e"], method: [5, nil, 6, 7, nil, 2],
      reference: [nil, 4, 5, 6, 5, 3])
    let constant = try ReplicatedAgreement(rows, design: .constant, unit: flow)
    #expect(constant.subjects == 4 && constant.subjectsLeftOut == 1 && constant.pairs == 3)
    #expect(constant.methodValues == 4 && constant.referenceValues == 4)
    let simple = try ReplicatedAgreement(rows, design: .simple, unit: flow)
    #expect(simple.subjects == 3 && simple.subjectsLeftOut == 2 && simple.pairs == 3)
  }

  @Test func saysWhyItCannot() throws {
    let rows = try cardiacOutput()
    #expect(throws: ReplicateError.repeatedSubject("1")) {
      try ReplicatedAgreement(rows, design: .simple, unit: flow)
    }
    #expect(throws: ReplicateError.notForReplicates(.exactPaired)) {
      try ReplicatedAgreement(rows, design: .varying, unit: flow, limits: .exactPaired)
    }
    #expect(throws: ReplicateError.agreement(.confidenceOutOfRange(95))) {
      try ReplicatedAgreement(rows, design: .varying, unit: flow, confidence: 95)
    }
    let two = try RepeatedMeasurements(subjects: ["a", "a", "b"], method: [1, 2, 3], reference: [1, 3, 5])
    #expect(throws: ReplicateError.agreement(.tooFewSubjects(count: 2, minimum: 3))) {
      try ReplicatedAgreement(two, design: .constant, unit: flow)
    }
    #expect(throws: ReplicateError.notFinite(row: 1)) {
      try RepeatedMeasurements(subjects: ["a", "a"], method: [1, 2], reference: [1, .nan])
    }
    #expect(throws: ReplicateError.unequalCounts(subjects: 2, method: 1, reference: 2)) {
      try RepeatedMeasurements(subjects: ["a", "a"], method: [1], reference: [1, 2])
    }
    #expect(throws: ReplicateError.notPositive(row: 0, value: -1)) {
      try RepeatedMeasurements(subjects: ["a"], method: [-1], reference: [2]).logarithms()
    }
  }

  @Test func survivesStorage() throws {
    let result = try ReplicatedAgreement(cardiacOutput(), design: .constant, unit: flow)
    let copy = try JSONDecoder().decode(ReplicatedAgreement.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }
}
