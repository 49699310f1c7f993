import ApicalStats
import Testing

struct SummaryTests {
  // NumPy 2: mean, std(ddof=1), percentile (its default is R's type 7).
  @Test func peakFlow() throws {
    let summary = try Summary(PeakFlow.wright)
    #expect(summary.count == 17)
    #expect(abs(summary.mean - 450.3529411764706) < 1e-12)
    #expect(abs(try #require(summary.standardDeviation) - 116.31258593573966) < 1e-12)
    #expect(summary.lowerQuartile == 417)
    #expect(summary.median == 434)
    #expect(summary.upperQuartile == 494)
    #expect(summary.minimum == 178)
    #expect(summary.maximum == 656)
  }

  @Test func quartilesBetweenValues() throws {
    let summary = try Summary(Array(PeakFlow.wright.prefix(16)))
    #expect(summary.lowerQuartile == 416)
    #expect(summary.median == 438)
    #expect(summary.upperQuartile == 499.5)
    #expect(summary.interquartileRange == 83.5)
  }

  // NIST StRD NumAcc4: mean 10000000.2 and SD 0.1 exactly, where one-pass formulas lose all digits.
  @Test func keepsDigitsUnderALargeOffset() throws {
    let values = [10_000_000.2] + (0..<500).flatMap { _ in [10_000_000.1, 10_000_000.3] }
    let summary = try Summary(values)
    #expect(abs(summary.mean - 10_000_000.2) < 2e-9)
    #expect(abs(try #require(summary.standardDeviation) - 0.1) < 1e-8)
  }

  @Test func oneValue() throws {
    let summary = try Summary([7])
    #expect(summary.standardDeviation == nil)
    #expect(summary.median == 7)
    #expect(summary.upperQuartile == 7)
  }

  @Test func refusesNothingAndNonNumbers() {
    #expect(throws: SummaryError.empty) { try Summary([]) }
    #expect(throws: SummaryError.notFinite(index: 1)) { try Summary([1, .infinity]) }
  }
}
