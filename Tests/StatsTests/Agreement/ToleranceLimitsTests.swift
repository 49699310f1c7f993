import ApicalStats
import Testing

struct ToleranceLimitsTests {
  // Two-sided factors of Krishnamoorthy & Mathew 2009, table B2, and ISO 16269-6: 95 % content with 95 %
  // confidence.
  @Test(arguments: [(2, 36.519), (3, 9.789), (10, 3.393), (20, 2.760), (50, 2.382), (100, 2.234)])
  func published(_ count: Int, _ factor: Double) throws {
    #expect(abs(try ToleranceLimits.factor(count: count) - factor) < 5e-4)
  }

  @Test func areTheOuterEndsOfTheExactPairedLimits() throws {
    let tolerance = try ToleranceLimits(
      differences: PeakFlow.differences, unit: .percent, confidence: 0.975)
    let limits = try BlandAltman(
      differences: PeakFlow.differences, unit: .percent, multiplier: BlandAltman.multiplier(coverage: 0.95),
      limits: .exactPaired)
    #expect(abs(tolerance.lower - limits.lowerLoA.lower) < 1e-9)
    #expect(abs(tolerance.upper - limits.upperLoA.upper) < 1e-9)
    #expect(tolerance.count == 17)
  }

  @Test func ofConstantDifferences() throws {
    let tolerance = try ToleranceLimits(differences: [2, 2, 2], unit: .percent)
    #expect(tolerance.lower == 2 && tolerance.upper == 2)
  }

  @Test func refusesSharesOutOfRange() {
    #expect(throws: AgreementError.coverageOutOfRange(95)) {
      try ToleranceLimits(differences: [1, 2, 3], unit: .percent, content: 95)
    }
    #expect(throws: AgreementError.confidenceOutOfRange(1)) {
      try ToleranceLimits(differences: [1, 2, 3], unit: .percent, confidence: 1)
    }
  }
}
