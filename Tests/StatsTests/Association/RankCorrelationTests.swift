import ApicalStats
import Testing

struct RankCorrelationTests {
  // SciPy 1.17.1, spearmanr.
  @Test func peakFlow() throws {
    let result = try RankCorrelation(method: PeakFlow.wright, reference: PeakFlow.mini)
    #expect(abs(result.spearman.value - 0.8995098039215688) < 1e-14)
    #expect(abs(result.test.pValue / 8.964818375507003e-07 - 1) < 1e-9)
  }

  @Test func ties() throws {
    let result = try RankCorrelation(method: [1, 2, 2, 3, 3, 3, 4, 9], reference: [2, 1, 2, 5, 5, 4, 4, 6])
    #expect(abs(result.spearman.value - 0.8063129956636506) < 1e-14)
    #expect(abs(result.test.pValue / 0.015628692557634202 - 1) < 1e-10)
  }

  // R 4.2.2: tanh(atanh(r) + c(-1, 1) * qnorm(.975) * sqrt((1 + r^2 / 2) / (17 - 3))), r = 0.8995098039215688
  @Test func bonettWright() throws {
    let result = try RankCorrelation(method: PeakFlow.wright, reference: PeakFlow.mini)
    #expect(abs(result.spearman.lower - 0.6904640839031495) < 1e-12)
    #expect(abs(result.spearman.upper - 0.9698906536277792) < 1e-12)
  }

  @Test func onlyTheOrderCounts() throws {
    let plain = try RankCorrelation(method: PeakFlow.wright, reference: PeakFlow.mini)
    let cubed = try RankCorrelation(method: PeakFlow.wright.map { $0 * $0 * $0 }, reference: PeakFlow.mini)
    #expect(plain == cubed)
    let turned = try RankCorrelation(method: PeakFlow.wright.map { -$0 }, reference: PeakFlow.mini)
    #expect(abs(turned.spearman.value + plain.spearman.value) < 1e-14)
  }

  @Test func degenerate() throws {
    let straight = try RankCorrelation(method: [1, 2, 3, 4], reference: [10, 20, 30, 31])
    #expect(straight.spearman.value == 1)
    #expect(straight.spearman.interval == 1...1)
    #expect(throws: AgreementError.constantValues(series: "method")) {
      try RankCorrelation(method: [2, 2, 2, 2], reference: [1, 2, 3, 4])
    }
    #expect(throws: AgreementError.notFinite(index: 1)) {
      try RankCorrelation(method: [2, .nan, 2, 2], reference: [1, 2, 3, 4])
    }
    #expect(throws: AgreementError.valuesTooLarge(series: "method")) {
      try Correlation(method: [1e200, -1e200, 3, 4], reference: [1, 2, 3, 4])
    }
  }
}
