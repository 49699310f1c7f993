import ApicalStats
import Foundation
import TestSupport
import Testing

struct RegressionLimitsTests {
  private func plasmaVolume(_ scatter: RegressionLimits.Scatter) throws -> RegressionLimits {
    let table = try VectorTable("ba1999_plasma_volume_table2.csv")
    return try RegressionLimits(
      method: table.numbers("Nadler"), reference: table.numbers("Hurley"), unit: .percent, scatter: scatter)
  }

  // R 4.2.2: f <- lm(D ~ A); summary(f); confint(f); predict(f, data.frame(A = 60), interval = "confidence");
  // coef(lm(abs(resid(f)) ~ A)) * sqrt(pi / 2).
  @Test(
    "B24: differences of plasma volume regressed on means",
    .enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func lines() throws {
    let result = try plasmaVolume(.linear)
    #expect(abs(result.intercept.value - 0.908413) < 1e-5)
    #expect(abs(result.slope.value - 0.088998) < 1e-5)
    #expect(abs(result.intercept.lower - -1.766927764588) < 1e-9)
    #expect(abs(result.slope.lower - 0.060828145018) < 1e-9)
    #expect(abs(result.slope.upper - 0.117167802615) < 1e-9)
    #expect(abs(try #require(result.slopeTest).pValue / 9.99491796614e-09 - 1) < 1e-6)
    #expect(abs(result.residualSD - 2.037392) < 1e-6)
    #expect(abs(result.scatterIntercept - 0.00641259200137) < 1e-9)
    #expect(abs(result.scatterSlope - 0.02065060810404) < 1e-9)
    #expect(abs(try #require(result.scatterTest).pValue - 0.0674487586626) < 1e-9)
    let bias = result.bias(at: 60)
    #expect(abs(bias.value - 6.24829185855) < 1e-9)
    #expect(abs(bias.lower - 5.21123973896) < 1e-9)
    #expect(abs(bias.upper - 7.28534397814) < 1e-9)
    let limits = try #require(result.limits(at: 60))
    let sd = 0.00641259200137 + 60 * 0.02065060810404
    #expect(abs(limits.lowerBound - (6.24829185855 - 1.96 * sd)) < 1e-8)
    #expect(abs(limits.upperBound - (6.24829185855 + 1.96 * sd)) < 1e-8)
    #expect(abs(result.lowestMean - 54.9) < 1e-9)
  }

  @Test(.enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func constantScatter() throws {
    let result = try plasmaVolume(.constant)
    let limits = try #require(result.limits(at: 100))
    #expect(abs(limits.upperBound - (9.80821081120 + 1.96 * 2.03739236425)) < 1e-8)
  }

  @Test func scaledAndSwapped() throws {
    func limits(_ x: [Double], _ y: [Double]) throws -> RegressionLimits {
      try RegressionLimits(method: x, reference: y, unit: .percent)
    }
    let (x, y) = (PeakFlow.wright, PeakFlow.mini)
    let plain = try limits(x, y)
    let scaled = try limits(x.map { 3 * $0 }, y.map { 3 * $0 })
    let swapped = try limits(y, x)
    let shifted = try limits(x.map { $0 + 500 }, y.map { $0 + 500 })
    let one = try #require(plain.limits(at: 400))
    #expect(abs(3 * one.upperBound - (try #require(scaled.limits(at: 1200))).upperBound) < 1e-9)
    #expect(abs(one.upperBound + (try #require(swapped.limits(at: 400))).lowerBound) < 1e-9)
    #expect(abs(one.upperBound - (try #require(shifted.limits(at: 900))).upperBound) < 1e-9)
  }

  @Test func noLimitsWhereTheScatterHasFallenToZero() throws {
    let method: [Double] = [1.4, 0.7, 3.2, 3.9, 5.05, 5.97, 7, 8]
    let result = try RegressionLimits(method: method, reference: [1, 1.2, 3, 4, 5, 6, 7, 8], unit: .percent)
    #expect(result.scatterSlope < 0)
    #expect(result.limits(at: 100) == nil)
    #expect(result.limits(at: 1) != nil)
  }

  @Test func refusesMeansThatAreAllTheSame() {
    #expect(throws: AgreementError.constantValues(series: "means of both methods")) {
      try RegressionLimits(method: [1, 2, 3, 0], reference: [3, 2, 1, 4], unit: .percent)
    }
    #expect(throws: AgreementError.tooFewPairs(count: 2, minimum: 4)) {
      try RegressionLimits(method: [1, 2], reference: [3, 2], unit: .percent)
    }
  }

  @Test func survivesStorage() throws {
    let result = try RegressionLimits(method: PeakFlow.wright, reference: PeakFlow.mini, unit: .percent)
    let copy = try JSONDecoder().decode(RegressionLimits.self, from: JSONEncoder().encode(result))
    #expect(copy == result)
  }
}
