import ApicalStats
import Foundation
import TestSupport
import Testing

/// Complete pairs of the creatinine data of R's mcr, mg/dL.
enum Creatinine {
  static func pairs() throws -> (serum: [Double], plasma: [Double]) {
    let table = try VectorTable("mcr_creatinine.csv")
    let both = zip(try table.optionalNumbers("serum.crea"), try table.optionalNumbers("plasma.crea"))
    let complete = both.compactMap { serum, plasma in serum.flatMap { x in plasma.map { (x, $0) } } }
    return (complete.map(\.0), complete.map(\.1))
  }
}

struct DemingRegressionTests {
  /// NCSS, DemingReg1.
  static let x: [Double] = [7, 8.3, 10.5, 9, 5.1, 8.2, 10.2, 10.3, 7.1, 5.9]
  static let y: [Double] = [7.9, 8.2, 9.6, 9, 6.5, 7.3, 10.2, 10.6, 6.3, 5.2]
  private let unit = ClinicalUnit(symbol: "mg/dL")

  @Test("R04: creatinine, analytical errors", .enabled(if: SharedData.has("vectors")))
  func creatinine() throws {
    let (serum, plasma) = try Creatinine.pairs()
    let fit = try DemingRegression(method: plasma, reference: serum, unit: unit, standardError: .analytical)
    #expect(abs(fit.intercept.value - -0.05891341) < 1e-8)
    #expect(abs(fit.slope.value - 1.054539) < 1e-6)
    #expect(abs(fit.interceptStandardError - 0.04604315) < 1e-8)
    #expect(abs(fit.slopeStandardError - 0.03534361) < 1e-8)
    // NumPy: pseudovalues of refitted lines.
    let jackknife = try DemingRegression(method: plasma, reference: serum, unit: unit)
    #expect(abs(jackknife.interceptStandardError - 0.03437528) < 1e-8)
    #expect(abs(jackknife.slopeStandardError - 0.02488262) < 1e-8)
  }

  @Test("R05: creatinine, constant CV", .enabled(if: SharedData.has("vectors")))
  func weightedCreatinine() throws {
    let (serum, plasma) = try Creatinine.pairs()
    let fit = try DemingRegression(method: plasma, reference: serum, unit: unit, weighting: .constantCV)
    #expect(abs(fit.intercept.value - -0.1254944949597) < 1e-9)
    #expect(abs(fit.slope.value - 1.111956340733) < 1e-9)
  }

  // NumPy: the same formulas, refitted without each pair; SimplyAgree states the rounded numbers of the row.
  @Test("R06: NCSS example, error ratio 4") func ncss() throws {
    let plain = try DemingRegression(method: Self.y, reference: Self.x, unit: unit, errorRatio: 4)
    #expect(abs(plain.intercept.value - -0.0897449) < 1e-7)
    #expect(abs(plain.slope.value - 1.00119423) < 1e-8)
    #expect(abs(plain.interceptStandardError - 1.72198741) < 1e-8)
    #expect(abs(plain.slopeStandardError - 0.18717705) < 1e-8)
    let once = try DemingRegression(
      method: Self.y, reference: Self.x, unit: unit, errorRatio: 4, weighting: .constantCVOneStep)
    #expect(abs(once.intercept.value - -0.3251) < 5e-5)
    #expect(abs(once.slope.value - 1.0309) < 5e-5)
    #expect(abs(once.interceptStandardError - 1.96090444) < 1e-8)
    #expect(abs(once.slopeStandardError - 0.21892192) < 1e-8)
    // NCSS prints the iterated fit.
    let settled = try DemingRegression(
      method: Self.y, reference: Self.x, unit: unit, errorRatio: 4, weighting: .constantCV)
    #expect(abs(settled.intercept.value - -0.3283761) < 1e-7)
    #expect(abs(settled.slope.value - 1.0312280) < 1e-7)
  }

  @Test(arguments: DemingRegression.Weighting.allCases)
  func swappingTheMethodsInvertsTheLine(_ weighting: DemingRegression.Weighting) throws {
    let one = try DemingRegression(
      method: Self.y, reference: Self.x, unit: unit, errorRatio: 4, weighting: weighting)
    let other = try DemingRegression(
      method: Self.x, reference: Self.y, unit: unit, errorRatio: 0.25, weighting: weighting)
    #expect(abs(one.slope.value * other.slope.value - 1) < 1e-11)
    #expect(abs(one.intercept.value + other.intercept.value * one.slope.value) < 1e-10)
  }

  @Test func followsShiftAndScale() throws {
    let plain = try DemingRegression(method: Self.y, reference: Self.x, unit: unit)
    let moved = try DemingRegression(
      method: Self.y.map { 3 * $0 + 7 }, reference: Self.x.map { 3 * $0 - 2 }, unit: unit)
    #expect(abs(moved.slope.value - plain.slope.value) < 1e-12)
    #expect(abs(moved.slopeStandardError - plain.slopeStandardError) < 1e-11)
    let expected = 3 * plain.intercept.value + 7 + 2 * plain.slope.value
    #expect(abs(moved.intercept.value - expected) < 1e-10)
    let turned = try DemingRegression(method: Self.y.map { -$0 }, reference: Self.x, unit: unit)
    #expect(abs(turned.slope.value + plain.slope.value) < 1e-13)
  }

  @Test func approachesOrdinaryRegression() throws {
    let exactReference = try DemingRegression(
      method: Self.y, reference: Self.x, unit: unit, errorRatio: 1e-12)
    let bias = try ProportionalBias(
      method: Self.y, reference: Self.x, unit: unit, magnitude: .reference)
    #expect(abs(exactReference.slope.value - (1 + bias.slope.value)) < 1e-9)
  }

  @Test func tests() throws {
    let fit = try DemingRegression(method: Self.y, reference: Self.x, unit: unit)
    let slope = try #require(fit.slopeTest)
    #expect(abs(slope.statistic - (fit.slope.value - 1) / fit.slopeStandardError) < 1e-14)
    let straight = try DemingRegression(method: [2, 4, 6, 8], reference: [1, 2, 3, 4], unit: unit)
    #expect(abs(straight.slope.value - 2) < 1e-14)
    #expect(straight.slopeStandardError < 1e-12)
  }

  @Test func refusesWhatHasNoLine() {
    #expect(throws: ComparisonError.constantValues(series: "the reference")) {
      try DemingRegression(method: [1, 2, 3, 4], reference: [5, 5, 5, 5], unit: unit)
    }
    #expect(throws: ComparisonError.noSlope(method: "Deming regression")) {
      try DemingRegression(method: [1, -1, 1, -1], reference: [1, 1, -1, -1], unit: unit)
    }
    #expect(throws: ComparisonError.notPositive(series: "the method", index: 1)) {
      try DemingRegression(
        method: [1, 0, 3, 4], reference: [1, 2, 3, 4], unit: unit, weighting: .constantCV)
    }
    #expect(throws: ComparisonError.optionOutOfRange(name: "errorRatio", value: 0, needed: "above zero")) {
      try DemingRegression(method: [1, 2, 3, 4], reference: [1, 2, 3, 5], unit: unit, errorRatio: 0)
    }
  }

  @Test func survivesStorage() throws {
    let fit = try DemingRegression(method: Self.y, reference: Self.x, unit: unit)
    #expect(try JSONDecoder().decode(DemingRegression.self, from: JSONEncoder().encode(fit)) == fit)
  }

  @Test func tooManyPairsAreRefusedAtOnce() {
    let x = (1...(DemingRegression.largestJackknife + 1)).map(Double.init)
    #expect(
      throws: ComparisonError.tooManyPairs(
        method: "Weighted Deming regression", count: x.count, maximum: DemingRegression.largestJackknife)
    ) { try DemingRegression(method: x, reference: x, unit: .percent, weighting: .constantCV) }
  }
}
