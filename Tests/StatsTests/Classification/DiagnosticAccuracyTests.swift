import ApicalStats
import Testing

struct DiagnosticAccuracyTests {
  /// EF below 50 % by a handheld device; Papadopoulou et al. 2022.
  let handheld = try! DiagnosticCounts(
    truePositive: 34, falsePositive: 8, falseNegative: 4, trueNegative: 54)

  // R 4.2.2, epiR 2.0: epi.tests(matrix(c(34, 8, 4, 54), 2, byrow = TRUE), method = "exact").
  @Test("T22: EF below 50 %, exact") func exact() throws {
    let result = try DiagnosticAccuracy(handheld, method: .clopperPearson, ratioMethod: .deltaLog)
    func expect(_ estimate: Estimate?, _ value: Double, _ lower: Double, _ upper: Double) throws {
      let estimate = try #require(estimate)
      #expect(abs(estimate.value / value - 1) < 1e-13)
      #expect(abs(estimate.lower / lower - 1) < 1e-11)
      #expect(abs(estimate.upper / upper - 1) < 1e-11)
    }
    try expect(result.sensitivity, 0.894736842105263164, 0.751950620782978030, 0.97056548255421227)
    try expect(result.specificity, 0.870967741935483875, 0.761491863618209308, 0.94260999439297810)
    try expect(
      result.positivePredictiveValue, 0.809523809523809534, 0.658815586395843367, 0.91399440554406775)
    try expect(
      result.negativePredictiveValue, 0.931034482758620663, 0.832731867138336024, 0.98089068813879565)
    try expect(result.accuracy, 0.880000000000000004, 0.799764316380031204, 0.93643109743884068)
    try expect(result.prevalence, 0.380000000000000004, 0.284767476141479459, 0.48253930575080650)
    try expect(
      result.positiveLikelihoodRatio.estimate, 6.934210526315789380, 3.598922903123810801,
      13.36046281556438231)
    try expect(
      result.negativeLikelihoodRatio.estimate, 0.120857699805068219, 0.047593950873595033, 0.30690000166125453
    )
    try expect(result.oddsRatio.estimate, 57.375, 16.038362692921893427, 205.25104014843034861)
    #expect(abs(result.youden.value - 0.765704584040747038) < 1e-14)
  }

  // The same with method = "wilson".
  @Test("T22: EF below 50 %, Wilson") func wilson() throws {
    let result = try DiagnosticAccuracy(handheld)
    #expect(abs(result.sensitivity.lower - 0.758694782771126897) < 1e-13)
    #expect(abs(result.sensitivity.upper - 0.95829742652446470) < 1e-13)
    #expect(abs(result.specificity.lower - 0.765506727098263728) < 1e-13)
    #expect(abs(result.specificity.upper - 0.93314121940716965) < 1e-13)
    let negative = try #require(result.negativePredictiveValue)
    #expect(abs(negative.lower - 0.835663336856196537) < 1e-13)
    #expect(result.youden.method == .newcombe)
    #expect(result.sensitivity.count == 38 && result.accuracy.count == 100)
  }

  @Test func emptyCells() throws {
    let perfect = try DiagnosticAccuracy(
      DiagnosticCounts(truePositive: 20, falsePositive: 0, falseNegative: 0, trueNegative: 30))
    #expect(perfect.positiveLikelihoodRatio.value == nil)
    #expect(perfect.positiveLikelihoodRatio.lower > 5)
    #expect(perfect.positiveLikelihoodRatio.upper == nil)
    #expect(perfect.negativeLikelihoodRatio.value == 0)
    #expect(try #require(perfect.negativeLikelihoodRatio.upper) < 0.2)
    #expect(perfect.youden.value == 1)
    let always = try DiagnosticAccuracy(
      DiagnosticCounts(truePositive: 20, falsePositive: 30, falseNegative: 0, trueNegative: 0))
    #expect(always.negativePredictiveValue == nil)
    #expect(always.positivePredictiveValue?.value == 0.4)
    #expect(always.positiveLikelihoodRatio.value == 1)
    #expect(throws: ProportionError.noCases(0)) {
      try DiagnosticAccuracy(
        DiagnosticCounts(truePositive: 0, falsePositive: 1, falseNegative: 0, trueNegative: 3))
    }
    #expect(throws: ProportionError.negativeCount(cell: "false negatives", -1)) {
      try DiagnosticCounts(truePositive: 1, falsePositive: 1, falseNegative: -1, trueNegative: 3)
    }
  }

  @Test func fromValues() throws {
    let automatic: [Double] = [35, 49.9, 50, 62, 48, 55]
    let manual: [Double] = [40, 52, 49, 60, 45, 50]
    let counts = try DiagnosticCounts(values: automatic, reference: manual, cutOff: .below(50))
    #expect(
      counts
        == (try DiagnosticCounts(truePositive: 2, falsePositive: 1, falseNegative: 1, trueNegative: 2)))
    let inclusive = try DiagnosticCounts(values: automatic, reference: manual, cutOff: .atMost(50))
    #expect(inclusive.truePositive == 3 && inclusive.falseNegative == 1 && inclusive.falsePositive == 1)
    // Turned round: positive becomes negative.
    let above = try DiagnosticCounts(values: automatic, reference: manual, cutOff: .atLeast(50))
    #expect(above.truePositive == counts.trueNegative && above.falsePositive == counts.falseNegative)
    #expect(CutOff.below(50).description == "< 50.0")
    #expect(throws: ClassificationError.notFinite(index: 1)) {
      try DiagnosticCounts(values: [1, .nan], reference: [1, 2], cutOff: .above(1))
    }
    #expect(throws: ClassificationError.unequalCounts(first: 1, second: 2)) {
      try DiagnosticCounts(values: [1], reference: [1, 2], cutOff: .above(1))
    }
    #expect(throws: ClassificationError.tooFewSubjects(count: 0, minimum: 1)) {
      try DiagnosticCounts(values: [], reference: [], cutOff: .above(1))
    }
  }

  // At the prevalence of the exams themselves, Bayes' theorem gives the plain shares.
  @Test func otherPrevalence() throws {
    let result = try DiagnosticAccuracy(handheld)
    let same = try result.predictiveValues(prevalence: 0.38)
    #expect(abs(try #require(same.positive).value - 34.0 / 42) < 1e-14)
    #expect(abs(try #require(same.negative).value - 54.0 / 58) < 1e-14)
    // By hand: 0.1 × 34/38 / (0.1 × 34/38 + 0.9 × 8/62); logit interval by R 4.2.2:
    // plogis(qlogis(p) + c(-1, 1) * qnorm(.975) * sqrt(4 / (34 * 38) + 54 / (8 * 62)))
    let rare = try #require(try result.predictiveValues(prevalence: 0.1).positive)
    #expect(abs(rare.value - 0.43517753922378194) < 1e-12)
    #expect(abs(rare.lower - 0.28565322058058507) < 1e-12)
    #expect(abs(rare.upper - 0.59750385874234246) < 1e-12)
    #expect(throws: ProportionError.probabilityOutOfRange(1)) { try result.predictiveValues(prevalence: 1) }
  }
}
