import ApicalStats
import Testing

struct CorrelationTests {
  // SciPy 1.17.1: pearsonr(wright, mini) and its confidence_interval.
  @Test func peakFlow() throws {
    let result = try Correlation(method: PeakFlow.wright, reference: PeakFlow.mini)
    #expect(abs(result.pearson.value - 0.9432794468909461) < 1e-14)
    #expect(abs(result.pearson.interval.lowerBound - 0.8463588087924647) < 1e-13)
    #expect(abs(result.pearson.interval.upperBound - 0.9797313373519239) < 1e-13)
    let wide = try Correlation(method: PeakFlow.wright, reference: PeakFlow.mini, confidence: 0.99)
    #expect(abs(wide.pearson.interval.lowerBound - 0.7926713509607888) < 1e-13)
    #expect(abs(wide.pearson.interval.upperBound - 0.9853750523502323) < 1e-13)
  }

  // SciPy 1.17.1 and R 4.2.2.
  @Test func pValue() throws {
    let test = try Correlation(method: PeakFlow.wright, reference: PeakFlow.mini).test
    #expect(abs(test.pValue / 1.399501339887011e-08 - 1) < 1e-9)
    #expect(test.degreesOfFreedom == [15])
  }

  @Test func blindToBiasAndScale() throws {
    let plain = try Correlation(method: PeakFlow.wright, reference: PeakFlow.mini)
    let moved = try Correlation(method: PeakFlow.wright.map { 3 * $0 - 40 }, reference: PeakFlow.mini)
    #expect(abs(moved.pearson.value - plain.pearson.value) < 1e-14)
    let mirrored = try Correlation(method: PeakFlow.wright.map { -$0 }, reference: PeakFlow.mini)
    #expect(abs(mirrored.pearson.value + plain.pearson.value) < 1e-14)
  }

  @Test func straightLine() throws {
    let result = try Correlation(method: [1, 2, 3, 4], reference: [3, 5, 7, 9])
    #expect(result.pearson.value == 1)
    #expect(result.pearson.interval == 1...1)
  }

  @Test func refusesWhatHasNoCorrelation() {
    #expect(throws: AgreementError.constantValues(series: "reference")) {
      try Correlation(method: [1, 2, 3, 4], reference: [5, 5, 5, 5])
    }
    #expect(throws: AgreementError.tooFewPairs(count: 3, minimum: 4)) {
      try Correlation(method: [1, 2, 3], reference: [5, 6, 7])
    }
    #expect(throws: AgreementError.unequalCounts(method: 4, reference: 3)) {
      try Correlation(method: [1, 2, 3, 4], reference: [5, 6, 7])
    }
  }
}
