import ApicalStats
import Foundation
import Testing

struct BlandAltmanTests {
  private let flow = ClinicalUnit(symbol: "L/min")

  // Lancet 1986 prints -2.1, 38.8 and limits from rounded inputs; the digits are R 4.2.2's.
  @Test func peakFlow() throws {
    let result = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    #expect(abs(result.bias.value - -2.117647) < 1e-5)
    #expect(abs(result.standardDeviation - 38.765130) < 1e-5)
    #expect(abs(result.lowerLoA.value - -78.09730) < 1e-5)
    #expect(abs(result.upperLoA.value - 73.86201) < 1e-5)
    #expect(abs(result.bias.interval.lowerBound - -22.04884) < 1e-5)
    #expect(abs(result.bias.interval.upperBound - 17.81354) < 1e-5)
    #expect(result.count == 17)
    #expect(result.bias.unit.symbol == "L/min")
  }

  @Test func peakFlowAtTwoStandardDeviations() throws {
    let result = try BlandAltman(differences: PeakFlow.differences, unit: flow, multiplier: 2)
    #expect(abs(result.lowerLoA.value - -79.6479) < 1e-4)
    #expect(abs(result.upperLoA.value - 75.4126) < 1e-4)
    // Standard error of a limit: 16.28461 (the paper: 16.3); t of 16 degrees of freedom: 2.1199053 (SciPy).
    let margin = result.upperLoA.interval.upperBound - result.upperLoA.value
    #expect(abs(margin / 2.1199052992212546 - 16.28461) < 1e-5)
  }

  // The paper prints 65.36 for the last number; its own arithmetic gives 63.56, as R 4.2.2 and pingouin 0.7.0.
  @Test func giavarina() throws {
    let result = try BlandAltman(differences: Giavarina.differences, unit: .dimensionless)
    #expect(abs(result.bias.value - -27.166667) < 1e-5)
    #expect(abs(result.standardDeviation - 34.805948) < 1e-5)
    #expect(abs(result.lowerLoA.value - -95.38632) < 1e-5)
    #expect(abs(result.upperLoA.value - 41.05299) < 1e-5)
    #expect(abs(result.bias.interval.lowerBound - -40.16342) < 1e-5)
    #expect(abs(result.bias.interval.upperBound - -14.16991) < 1e-5)
    #expect(abs(result.upperLoA.interval.lowerBound - 18.54195) < 1e-4)
    #expect(abs(result.upperLoA.interval.upperBound - 63.56403) < 1e-4)
    #expect(abs(result.lowerLoA.interval.lowerBound - -117.89736) < 1e-4)
    #expect(abs(result.lowerLoA.interval.upperBound - -72.87529) < 1e-4)
  }

  @Test(arguments: [1.0, -3.5, 1e9])
  func shiftMovesAllByTheSame(_ shift: Double) throws {
    let plain = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    let moved = try BlandAltman(differences: PeakFlow.differences.map { $0 + shift }, unit: flow)
    let tolerance = 1e-12 * max(100, abs(shift))
    #expect(abs(moved.bias.value - plain.bias.value - shift) < tolerance)
    #expect(abs(moved.lowerLoA.interval.lowerBound - plain.lowerLoA.interval.lowerBound - shift) < tolerance)
    #expect(abs(moved.standardDeviation - plain.standardDeviation) < 1e-9)
  }

  @Test func scaleStretchesAll() throws {
    let plain = try BlandAltman(differences: PeakFlow.differences, unit: flow)
    let scaled = try BlandAltman(differences: PeakFlow.differences.map { $0 * 4 }, unit: flow)
    #expect(abs(scaled.bias.value - 4 * plain.bias.value) < 1e-10)
    #expect(abs(scaled.upperLoA.interval.upperBound - 4 * plain.upperLoA.interval.upperBound) < 1e-10)
  }

  @Test func swappingTheMethodsMirrorsTheLimits() throws {
    let one = try BlandAltman(method: PeakFlow.wright, reference: PeakFlow.mini, unit: flow)
    let other = try BlandAltman(method: PeakFlow.mini, reference: PeakFlow.wright, unit: flow)
    #expect(abs(one.bias.value + other.bias.value) < 1e-12)
    #expect(abs(one.lowerLoA.value + other.upperLoA.value) < 1e-12)
    #expect(abs(one.lowerLoA.interval.lowerBound + other.upperLoA.interval.upperBound) < 1e-12)
  }

  @Test func confidenceDoesNotMoveTheLimits() throws {
    let wide = try BlandAltman(differences: PeakFlow.differences, unit: flow, confidence: 0.99)
    let narrow = try BlandAltman(differences: PeakFlow.differences, unit: flow, confidence: 0.9)
    #expect(wide.lowerLoA.value == narrow.lowerLoA.value)
    #expect(wide.lowerLoA.interval.lowerBound < narrow.lowerLoA.interval.lowerBound)
    #expect(wide.bias.confidence == 0.99)
  }

  @Test func saysWhyItCannot() {
    func error(_ body: () throws(AgreementError) -> BlandAltman) -> AgreementError? {
      do { _ = try body() } catch { return error }
      return nil
    }
    #expect(
      error { () throws(AgreementError) in try BlandAltman(differences: [1, 2], unit: .percent) }
        == .tooFewPairs(count: 2, minimum: 3))
    #expect(
      error { () throws(AgreementError) in try BlandAltman(differences: [1, 2, .nan], unit: .percent) }
        == .notFinite(index: 2))
    #expect(
      error { () throws(AgreementError) in
        try BlandAltman(differences: [1, 2, 3], unit: .percent, confidence: 95)
      } == .confidenceOutOfRange(95))
    #expect(
      error { () throws(AgreementError) in
        try BlandAltman(differences: [1, 2, 3], unit: .percent, multiplier: 0)
      } == .multiplierOutOfRange(0))
    #expect(
      error { () throws(AgreementError) in
        try BlandAltman(method: [1, 2, 3], reference: [1, 2], unit: .percent)
      } == .unequalCounts(method: 3, reference: 2))
  }

  @Test func survivesStorage() throws {
    let result = try BlandAltman(differences: PeakFlow.differences, unit: .percentagePoints)
    let copy = try JSONDecoder().decode(BlandAltman.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }
}
