import ApicalStats
import TestSupport
import Testing

struct NonparametricLimitsTests {
  // R 4.2.2: quantile(d, c(.025, .5, .975), type = 7); ranks of the median's interval: qbinom(c(.025, .975),
  // 30, .5).
  @Test func giavarina() throws {
    let result = try NonparametricLimits(differences: Giavarina.differences, unit: .percent)
    #expect(abs(result.lowerLoA.value - -87.275) < 1e-12)
    #expect(abs(result.upperLoA.value - 32.75) < 1e-12)
    #expect(result.median.value == -27)
    #expect(result.median.interval == -48...(-8))
    // The 2.5 % quantile of 30 values has no lower bound, for even the smallest lies above it half of the
    // time.
    #expect(result.lowerLoA.lower == -.infinity && result.lowerLoA.upper.isFinite)
    #expect(result.upperLoA.upper == .infinity)
    #expect(result.median.method == .orderStatistics)
  }

  // R 4.2.2: s <- sort(D); s[max(which(pbinom(0:98, 99, p) <= .025))],
  // s[min(which(pbinom(0:98, 99, p, lower = FALSE) <= .025))].
  @Test(.enabled(if: SharedData.has("vectors"), "needs the shared test vectors"))
  func plasmaVolume() throws {
    let table = try VectorTable("ba1999_plasma_volume_table2.csv")
    let differences = zip(try table.numbers("Nadler"), try table.numbers("Hurley")).map { $0 - $1 }
    let result = try NonparametricLimits(differences: differences, unit: .percent, coverage: 0.8)
    #expect(abs(result.lowerLoA.value - 6.24) < 1e-9)
    #expect(abs(result.upperLoA.value - 12.02) < 1e-9)
    #expect(abs(result.lowerLoA.lower - 4) < 1e-9 && abs(result.lowerLoA.upper - 7.2) < 1e-9)
    #expect(abs(result.upperLoA.lower - 10.9) < 1e-9 && abs(result.upperLoA.upper - 14.2) < 1e-9)
    #expect(abs(result.median.lower - 9) < 1e-9 && abs(result.median.upper - 9.9) < 1e-9)
  }

  @Test func affineAndMirrored() throws {
    let plain = try NonparametricLimits(differences: PeakFlow.differences, unit: .percent, coverage: 0.5)
    let moved = try NonparametricLimits(
      differences: PeakFlow.differences.map { 4 - 2 * $0 }, unit: .percent, coverage: 0.5)
    #expect(abs(4 - 2 * plain.lowerLoA.value - moved.upperLoA.value) < 1e-12)
    #expect(4 - 2 * plain.lowerLoA.lower == moved.upperLoA.upper)
    #expect(4 - 2 * plain.lowerLoA.upper == moved.upperLoA.lower)
  }

  @Test func aMillionPairs() throws {
    let result = try NonparametricLimits(differences: (0..<1_000_000).map(Double.init), unit: .percent)
    #expect(abs(result.lowerLoA.value - 24_999.975) < 1e-6)
    // ± 1.96 √(n p (1 − p)) ranks.
    #expect(abs(result.lowerLoA.upper - (25_000 + 306)) < 3)
  }

  @Test func refusesAShareOutOfRange() {
    #expect(throws: AgreementError.coverageOutOfRange(95)) {
      try NonparametricLimits(differences: [1, 2, 3], unit: .percent, coverage: 95)
    }
    #expect(throws: AgreementError.notFinite(index: 0)) {
      try NonparametricLimits(differences: [.infinity, 2, 3], unit: .percent)
    }
  }
}
