import ApicalStats
import TestSupport
import Testing

struct ConcordanceTests {
  // R 4.2.2, epiR::epi.ccc(WrightFirst, MiniWrightFirst).
  @Test("B25: concordance of two peak flow meters") func peakFlow() throws {
    let result = try Concordance(method: PeakFlow.wright, reference: PeakFlow.mini)
    #expect(abs(result.ccc.value - 0.94274243) < 1e-7)
    #expect(abs(result.ccc.lower - 0.85049187) < 1e-7)
    #expect(abs(result.ccc.upper - 0.97872628) < 1e-7)
    #expect(abs(result.biasCorrection - 0.99943069) < 1e-7)
    #expect(abs(1 / result.scaleShift - 0.972509) < 1e-6)
    #expect(abs(result.locationShift + 0.019030) < 1e-6)
    #expect(abs(result.pearson - 0.94327945) < 1e-7)
  }

  // R 4.2.2, epiR::epi.ccc. Zou 2013, repeated measurements taken as plain pairs.
  @Test("B23: concordance of the repeated measurements") func cardiacOutput() throws {
    let result = try Concordance(method: CardiacOutput.Replicated.x, reference: CardiacOutput.Replicated.y)
    #expect(abs(result.ccc.value - 0.47907827) < 1e-4)
    #expect(abs(result.ccc.lower - 0.12758077) < 1e-4)
    #expect(abs(result.ccc.upper - 0.72366388) < 1e-4)
  }

  // R 4.2.2: epiR 2.0, epi.ccc(J1, S1); cor.test, also with method = "spearman", exact = FALSE.
  @Test(.enabled(if: SharedData.has("vectors"))) func systolicPressure() throws {
    let table = try VectorTable("ba1999_sbp_table1.csv")
    let first = try table.numbers("J1")
    let second = try table.numbers("S1")
    let result = try Concordance(method: first, reference: second)
    #expect(abs(result.ccc.value - 0.7258928703132399) < 1e-13)
    #expect(abs(result.ccc.lower - 0.62345014844561941) < 1e-12)
    #expect(abs(result.ccc.upper - 0.80383306175889802) < 1e-12)
    #expect(abs(result.scaleShift * 1.0655522749451438 - 1) < 1e-13)
    #expect(abs(abs(result.locationShift) - 0.50459832712232533) < 1e-13)
    #expect(abs(result.biasCorrection - 0.88548382308005813) < 1e-13)
    let pearson = try Correlation(method: first, reference: second).pearson
    #expect(abs(pearson.lower - 0.73507210533924860) < 1e-13)
    #expect(abs(pearson.upper - 0.87927360488049766) < 1e-13)
    let ranks = try RankCorrelation(method: first, reference: second)
    #expect(abs(ranks.spearman.value - 0.86922485652480308) < 1e-13)
    #expect(abs(ranks.test.pValue / 4.0744876354450547e-27 - 1) < 1e-9)
  }

  @Test func bounds() throws {
    let values: [Double] = [1, 2, 3, 5]
    let same = try Concordance(method: values, reference: values)
    #expect(same.ccc.value == 1)
    #expect(same.ccc.interval == 1...1)
    #expect(same.biasCorrection == 1)
    let shifted = try Concordance(method: values.map { $0 + 10 }, reference: values)
    #expect(shifted.pearson == 1)
    #expect(shifted.ccc.value < 0.05)
    let none = try Concordance(method: [1, -1, 1, -1], reference: [1, 1, -1, -1])
    #expect(none.ccc.value == 0)
    #expect(none.ccc.lower < 0 && none.ccc.upper > 0)
  }

  @Test func symmetricInItsSeries() throws {
    let one = try Concordance(method: PeakFlow.wright, reference: PeakFlow.mini)
    let two = try Concordance(method: PeakFlow.mini, reference: PeakFlow.wright)
    #expect(abs(one.ccc.lower - two.ccc.lower) < 1e-14)
    #expect(abs(one.scaleShift * two.scaleShift - 1) < 1e-14)
    #expect(abs(one.locationShift + two.locationShift) < 1e-14)
  }

  @Test func refusesWhatHasNoConcordance() {
    #expect(throws: AgreementError.constantValues(series: "reference")) {
      try Concordance(method: [1, 2, 3, 4], reference: [5, 5, 5, 5])
    }
    #expect(throws: AgreementError.tooFewPairs(count: 2, minimum: 4)) {
      try Concordance(method: [1, 2], reference: [1, 2])
    }
  }
}
