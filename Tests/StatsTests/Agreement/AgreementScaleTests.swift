import ApicalStats
import TestSupport
import Testing

struct AgreementScaleTests {
  // R 4.2.2: 100 * (A - B) / ((A + B) / 2).
  @Test("B12: percent differences") func giavarinaInPercent() throws {
    let result = try BlandAltman(
      method: Giavarina.methodA, reference: Giavarina.methodB, scale: .percent, unit: .dimensionless)
    #expect(abs(result.bias.value - -17.399896) < 1e-5)
    #expect(abs(result.standardDeviation - 38.661955) < 1e-5)
    #expect(abs(result.lowerLoA.value - -93.17733) < 1e-5)
    #expect(abs(result.upperLoA.value - 58.37754) < 1e-5)
    #expect(result.bias.unit == .percent)
  }

  @Test(
    "B24: plasma volume as difference and as ratio",
    .enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func plasmaVolume() throws {
    let table = try VectorTable("ba1999_plasma_volume_table2.csv")
    let (method, reference) = (try table.numbers("Nadler"), try table.numbers("Hurley"))
    let plain = try BlandAltman(method: method, reference: reference, scale: .difference, unit: .percent)
    #expect(abs(plain.bias.value - 9.262626) < 1e-5)
    #expect(abs(plain.standardDeviation - 2.402914) < 1e-5)
    #expect(abs(plain.lowerLoA.value - 4.55291) < 1e-5)
    #expect(abs(plain.upperLoA.value - 13.97234) < 1e-5)
    let logarithms = try BlandAltman(method: method, reference: reference, scale: .logRatio, unit: .percent)
    let ratio = try RatioLimits(logarithms)
    #expect(abs(ratio.bias.value - 1.103956) < 1e-5)
    #expect(abs(ratio.lowerLoA.value - 1.057985) < 1e-5)
    #expect(abs(ratio.upperLoA.value - 1.151924) < 1e-5)
    #expect(ratio.bias.lower < ratio.bias.value && ratio.bias.unit == .dimensionless)
  }

  @Test func ratiosHaveNoUnitAndTurnOverWhenSwapped() throws {
    let (x, y) = (Giavarina.methodA, Giavarina.methodB)
    let one = try RatioLimits(BlandAltman(method: x, reference: y, scale: .logRatio, unit: .percent))
    let other = try RatioLimits(
      BlandAltman(method: y.map { 7 * $0 }, reference: x.map { 7 * $0 }, scale: .logRatio, unit: .percent))
    #expect(abs(one.bias.value * other.bias.value - 1) < 1e-12)
    #expect(abs(one.lowerLoA.lower * other.upperLoA.upper - 1) < 1e-12)
  }

  @Test func refusesWhatHasNoRatio() {
    #expect(throws: ScaleError.notPositive(index: 1, value: 0, series: "reference")) {
      try AgreementScale.logRatio.differences(method: [1, 2], reference: [1, 0])
    }
    #expect(throws: ScaleError.notPositive(index: 0, value: -1, series: "method")) {
      try AgreementScale.logRatio.differences(method: [-1, 2], reference: [1, 0])
    }
    #expect(throws: ScaleError.meanNotPositive(index: 1, mean: 0)) {
      try AgreementScale.percent.differences(method: [1, 2], reference: [1, -2])
    }
    #expect(throws: ScaleError.agreement(.notFinite(index: 1))) {
      try AgreementScale.difference.differences(method: [1, .nan], reference: [1, -2])
    }
    #expect(throws: ScaleError.agreement(.unequalCounts(method: 1, reference: 2))) {
      try AgreementScale.difference.differences(method: [1], reference: [1, -2])
    }
  }

  /// 50.1 − 50 and 60.1 − 60 differ by rounding alone, as do 1.1 × 50 / 50 and 1.1 × 60 / 60.
  @Test(arguments: AgreementScale.allCases) func constantDifferencesAreTheSame(
    _ scale: AgreementScale
  ) throws {
    let reference = (0..<30).map { 40 + Double($0) * 1.3 }
    let method = reference.map { scale == .difference ? $0 + 0.1 : $0 * 1.1 }
    let differences = try scale.differences(method: method, reference: reference)
    #expect(Set(differences).count == 1)
    let replicated = try ReplicatedAgreement(
      RepeatedMeasurements(
        subjects: reference.indices.map(String.init), method: method, reference: reference),
      design: .simple, unit: .percent, scale: scale)
    #expect(replicated.standardDeviation == 0)
    let drifting = method.enumerated().map { $1 * (1 + 1e-12 * Double($0)) }
    let small = try scale.differences(method: drifting, reference: reference)
    #expect(Set(small).count > 1)
  }

  @Test func constantDifferencesHaveNoRangeRatio() throws {
    let reference = (0..<30).map { 40 + Double($0) * 1.3 }
    let range = try MeasurementRange(
      method: reference.map { $0 + 0.1 }, reference: reference, unit: .percent)
    #expect(range.spreadRatio == nil && range.rangeRatio == nil)
  }
}
