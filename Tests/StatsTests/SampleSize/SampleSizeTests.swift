import ApicalStats
import Testing

struct SampleSizeTests {
  // The paper and MedCalc print 83. SciPy 1.17.1, exact: 1 - nct.cdf(sqrt(n) * (z + t * se), n - 1, sqrt(n) *
  // (d - mu) / s); formula: 1 - nct.cdf(t, n - 1, tau1) - nct.cdf(t, n - 1, tau2).
  @Test("B30: Lu 2016 prints 83; its closed formula gives 79") func lu() throws {
    let exact = try LimitsPower(bias: 0.001167, standardDeviation: 0.001129, bound: 0.004)
    #expect(try exact.sampleSize(power: 0.8).count == 83)
    #expect(abs(exact.power(count: 82) - 0.7998) < 5e-5)
    #expect(abs(exact.power(count: 83) - 0.8043) < 5e-5)
    let formula = try LimitsPower(
      bias: 0.001167, standardDeviation: 0.001129, bound: 0.004, formula: .noncentralT)
    let size = try formula.sampleSize(power: 0.8)
    #expect(size.count == 79)
    #expect(abs(size.achieved - 0.8022956) < 1e-6)
    // SimplyAgree, blandPowerCurve(mu = 0, SD = 3.3, delta = 8).
    #expect(
      try LimitsPower(bias: 0, standardDeviation: 3.3, bound: 8, formula: .noncentralT).sampleSize().count
        == 145)
  }

  // Jan & Shieh 2018, table 4.
  @Test(
    "B29: expected half-width",
    arguments: [
      (0.95, 2.2, 219), (0.95, 2.3, 116), (0.95, 2.4, 74), (0.95, 2.5, 52), (0.9, 2.2, 42), (0.9, 2.3, 32),
      (0.9, 2.4, 26), (0.9, 2.5, 21),
    ])
  func janShieh(_ coverage: Double, _ width: Double, _ count: Int) throws {
    let plan = try RangeOfAgreementPrecision(standardDeviation: 1, coverage: coverage)
    let size = try plan.sampleSize(expectedHalfWidth: width)
    #expect(size.count == count)
    #expect(size.achieved <= width && plan.expectedHalfWidth(count: count - 1) > width)
  }

  @Test("B29: assurance") func assurance() throws {
    let plain = try RangeOfAgreementPrecision(standardDeviation: 1)
    #expect(try plain.sampleSize(halfWidth: 2.25, assurance: 0.9).count == 354)
    // SciPy 1.17.1, quadrature of the same integral.
    #expect(abs(plain.assurance(count: 354, halfWidth: 2.25) - 0.9007384087178079) < 1e-9)
    let width = plain.halfWidth(count: 354, assurance: 0.9)
    #expect(width < 2.25 && abs(plain.assurance(count: 354, halfWidth: width) - 0.9) < 1e-12)
    let pressure = try RangeOfAgreementPrecision(standardDeviation: 19.61)
    #expect(try pressure.sampleSize(halfWidth: 2.5 * 19.61, assurance: 0.9).count == 115)
  }

  @Test("B27: Shieh 2019, critical value and power") func shiehPower() throws {
    let design = try AgreementTestDesign(bound: 0.1, coverage: 0.8)
    // SciPy 1.17.1, quad and brentq; the row's 6.391135 comes from a coarser rule.
    #expect(abs(design.criticalValue(count: 15) - 6.391114981613253) < 1e-9)
    #expect(abs(design.criticalValue(count: 15) - 6.391135) < 1e-3)
    #expect(abs(design.power(count: 15, bias: 0.011, standardDeviation: 0.044) - 0.8315369105028005) < 1e-9)
    #expect(try design.sampleSize(power: 0.8, bias: 0.011, standardDeviation: 0.044).count == 14)
  }

  @Test("B28: Shieh 2019, sample sizes", arguments: [(2.5, 34, 48), (2.6, 45, 64), (2.7, 62, 90)])
  func shiehSizes(_ sd: Double, _ eighty: Int, _ ninety: Int) throws {
    let design = try AgreementTestDesign(bound: 7)
    #expect(try design.sampleSize(power: 0.8, bias: 0.5, standardDeviation: sd).count == eighty)
    #expect(try design.sampleSize(power: 0.9, bias: 0.5, standardDeviation: sd).count == ninety)
  }

  // SciPy 1.17.1: the same integral with the SD that leaves 80 % within the bounds at each bias.
  @Test func levelHoldsForTheShareWithin() throws {
    let design = try AgreementTestDesign(bound: 1, coverage: 0.8)
    for (bias, expected) in [(0.0, 0.05), (0.1, 0.04894), (0.3, 0.04017), (0.9, 0.02382)] {
      // The share within falls with the SD.
      var (low, high) = (1e-3, 10.0)
      for _ in 0..<100 {
        let sd = (low + high) / 2
        let normal = Normal(mean: bias, standardDeviation: sd)
        if normal.cdf(1) - normal.cdf(-1) > 0.8 { low = sd } else { high = sd }
      }
      let size = design.power(count: 15, bias: bias, standardDeviation: low)
      #expect(abs(size - expected) < 6e-6)
    }
    // One percentile on its bound, SD small: SciPy gives 0.20099934.
    let z = Normal.standard.quantile(0.9)
    let one = design.power(count: 15, bias: 1 - z * 0.01, standardDeviation: 0.01)
    #expect(abs(one - 0.20099934) < 1e-7)
  }

  @Test func testOnData() throws {
    let design = try AgreementTestDesign(bound: 130, coverage: 0.9)
    let result = try AgreementTest(differences: PeakFlow.differences, design: design)
    #expect(result.test.statistic > result.criticalValue)
    #expect(result.test.pValue < 0.05)
    #expect(result.interval.lowerBound > -130 && result.interval.upperBound < 130)
    let strict = try AgreementTest(
      differences: PeakFlow.differences, design: AgreementTestDesign(bound: 1, coverage: 0.9))
    #expect(strict.test.pValue > 0.999)
    // The p-value is the level whose critical value the statistic is.
    let level = try AgreementTestDesign(bound: 130, coverage: 0.9, level: result.test.pValue)
    #expect(abs(level.criticalValue(count: 17) / result.test.statistic - 1) < 1e-9)
    #expect(throws: ComparisonError.constantValues(series: "the differences")) {
      try AgreementTest(differences: [1, 1, 1], design: design)
    }
  }

  @Test func signOfTheBiasDoesNotMatter() throws {
    let one = try LimitsPower(bias: 0.5, standardDeviation: 1, bound: 4)
    let two = try LimitsPower(bias: -0.5, standardDeviation: 1, bound: 4)
    #expect(abs(one.power(count: 50) - two.power(count: 50)) < 1e-12)
  }

  @Test func largeAndTiny() throws {
    for formula in LimitsPower.Formula.allCases {
      let plan = try LimitsPower(bias: 0, standardDeviation: 1, bound: 4, formula: formula)
      #expect(plan.power(count: 1_000_000) > 1 - 1e-9)
      #expect(plan.power(count: 3) >= 0 && plan.power(count: 3) < 0.5)
      let narrow = try LimitsPower(bias: 0, standardDeviation: 1, bound: 2, formula: formula)
      #expect(try narrow.sampleSize(power: 0.9).count > 10_000)
    }
    let plan = try RangeOfAgreementPrecision(standardDeviation: 1)
    #expect(plan.factor(count: 2) > 30)
    #expect(abs(plan.factor(count: 1_000_000) - 1.96) < 0.01)
    #expect(try AgreementTestDesign(bound: 1).criticalValue(count: 500_000) > 0)
    #expect(try AgreementTestDesign(bound: 1).criticalValue(count: 2) > 0)
  }

  @Test func refusesWhatIsOutOfReach() {
    #expect(
      throws: SampleSizeError.unreachable(
        what: "Outer limit of agreement", found: 1.959963984540054, needed: "below 1.5")
    ) {
      try LimitsPower(bias: 0, standardDeviation: 1, bound: 1.5).sampleSize()
    }
    #expect(throws: SampleSizeError.self) {
      try RangeOfAgreementPrecision(standardDeviation: 1).sampleSize(expectedHalfWidth: 1.9)
    }
    #expect(throws: SampleSizeError.optionOutOfRange(name: "power", value: 80, needed: "between 0 and 1")) {
      try AgreementTestDesign(bound: 7).sampleSize(power: 80, bias: 0, standardDeviation: 1)
    }
    #expect(throws: SampleSizeError.optionOutOfRange(name: "bound", value: -1, needed: "above zero")) {
      try AgreementTestDesign(bound: -1)
    }
    #expect(
      throws: SampleSizeError.optionOutOfRange(name: "standardDeviation", value: 0, needed: "above zero")
    ) {
      try LimitsPower(bias: 0, standardDeviation: 0, bound: 1.5)
    }
  }
}
