import ApicalStats
import Foundation
import TestSupport
import Testing

struct ProportionalBiasTests {
  private let flow = ClinicalUnit(symbol: "L/min")

  // R 4.2.2: d <- wright - mini; a <- (wright + mini) / 2; f <- lm(d ~ a); summary(f); confint(f)
  @Test func peakFlow() throws {
    let result = try ProportionalBias(method: PeakFlow.wright, reference: PeakFlow.mini, unit: flow)
    #expect(abs(result.slope.value - 0.02868744515254925) < 1e-13)
    #expect(abs(result.slope.lower - -0.1593200636839565) < 1e-12)
    #expect(abs(result.slope.upper - 0.216694953989055) < 1e-12)
    #expect(abs(result.intercept.value - -15.06749730003899934) < 1e-10)
    #expect(abs(result.intercept.lower - -102.4063624080642825) < 1e-9)
    #expect(abs(result.residualSD - 39.89603418283774) < 1e-11)
    let test = try #require(result.test)
    #expect(abs(test.statistic - 0.3252308501510194) < 1e-12)
    #expect(abs(test.pValue - 0.7494985336492940) < 1e-12)
    #expect(test.degreesOfFreedom == [15])
  }

  // R 4.2.2: coef(lm(d ~ mini))
  @Test func onTheReference() throws {
    let result = try ProportionalBias(
      method: PeakFlow.wright, reference: PeakFlow.mini, unit: flow, magnitude: .reference)
    #expect(abs(result.slope.value - -0.03005593860660348) < 1e-13)
    #expect(abs(result.intercept.value - 11.48178116247023262) < 1e-10)
  }

  @Test("B32: slope and heteroscedasticity of systolic pressure", .enabled(if: SharedData.has("vectors")))
  func systolicPressure() throws {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let (method, reference) = (try table.numbers("J1"), try table.numbers("S1"))
    let bias = try ProportionalBias(method: method, reference: reference, unit: ClinicalUnit(symbol: "mmHg"))
    #expect(abs(bias.slope.value - -0.06975122) < 1e-8)
    #expect(abs(try #require(bias.test).pValue - 0.31508198) < 1e-8)
    let scatter = try Heteroscedasticity(method: method, reference: reference)
    #expect(abs(scatter.test.statistic - 5.816954) < 1e-6)
    #expect(abs(scatter.test.pValue - 0.015872) < 1e-6)
    let shape = try ShapiroWilk(zip(method, reference).map { $0 - $1 })
    #expect(abs(shape.test.statistic - 0.836411) < 1e-6)
    #expect(abs(shape.test.pValue / 2.87e-08 - 1) < 2e-3)
  }

  // R 4.2.2: r <- resid(f)^2; l <- lm(r ~ a); 17 * summary(l)$r.squared; coef(l)[2]
  @Test func heteroscedasticity() throws {
    let result = try Heteroscedasticity(method: PeakFlow.wright, reference: PeakFlow.mini)
    #expect(abs(result.test.statistic - 3.440510843551736) < 1e-11)
    #expect(abs(result.test.pValue - 0.06361602015961923) < 1e-12)
    #expect(abs(result.varianceSlope - -7.761719761875417) < 1e-10)
  }

  @Test(arguments: [1e-9, 0.5, 4, 1e9]) func freeOfScaleAndShift(_ scale: Double) throws {
    let plain = try ProportionalBias(method: PeakFlow.wright, reference: PeakFlow.mini, unit: flow)
    let method = PeakFlow.wright.map { scale * ($0 + 100) }
    let reference = PeakFlow.mini.map { scale * ($0 + 100) }
    let moved = try ProportionalBias(method: method, reference: reference, unit: flow)
    #expect(abs(moved.slope.value - plain.slope.value) < 1e-12)
    #expect(abs(moved.slope.upper - plain.slope.upper) < 1e-12)
    let swapped = try ProportionalBias(method: PeakFlow.mini, reference: PeakFlow.wright, unit: flow)
    #expect(abs(swapped.slope.value + plain.slope.value) < 1e-13)
    let scatter = try Heteroscedasticity(method: method, reference: reference)
    #expect(abs(scatter.test.statistic - 3.440510843551736) < 1e-9)
  }

  @Test func differencesOnALine() throws {
    let reference = (1...20).map { Double($0) * 3.7 }
    let result = try ProportionalBias(method: reference.map { 2 * $0 }, reference: reference, unit: flow)
    #expect(abs(result.slope.value - 2.0 / 3) < 1e-14)
    #expect(result.test == nil)
    #expect(result.slope.lower == result.slope.upper)
    #expect(throws: ComparisonError.constantValues(series: "the residuals")) {
      try Heteroscedasticity(method: reference.map { 2 * $0 }, reference: reference)
    }
    let constant = try ProportionalBias(method: reference.map { $0 + 0.1 }, reference: reference, unit: flow)
    #expect(abs(constant.slope.value) < 1e-14)
    #expect(constant.test == nil)
  }

  @Test func refusesWhatHasNoLine() {
    #expect(throws: ComparisonError.tooFewValues(series: "the method", count: 2, minimum: 3)) {
      try ProportionalBias(method: [1, 2], reference: [1, 2], unit: flow)
    }
    #expect(throws: ComparisonError.constantValues(series: "the mean")) {
      try ProportionalBias(method: [1, 2, 3], reference: [3, 2, 1], unit: flow)
    }
    #expect(throws: ComparisonError.notFinite(series: "the reference", index: 2)) {
      try ProportionalBias(method: [1, 2, 3], reference: [3, 2, .nan], unit: flow)
    }
    #expect(throws: ComparisonError.valuesTooLarge(series: "the method")) {
      try ProportionalBias(method: [1, 2, 1e300], reference: [3, 2, 1], unit: flow)
    }
  }

  @Test func survivesStorage() throws {
    let result = try ProportionalBias(method: PeakFlow.wright, reference: PeakFlow.mini, unit: flow)
    let copy = try JSONDecoder().decode(ProportionalBias.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }
}
