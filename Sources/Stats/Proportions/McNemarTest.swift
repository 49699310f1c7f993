/// Comparison of two proportions on the same exams: do the two classifications differ in how often they say yes?
///
/// Only the exams on which they differ count. Under the null hypothesis, each is as likely to be the first's
/// alone as the second's alone. Q. McNemar, Psychometrika 1947;12:153–157; the variants are compared by
/// Fagerland, Lydersen & Laake, BMC Med. Res. Methodol. 2013;13:91.
public struct McNemarTest: Sendable, Equatable, Codable {
  /// The table tested.
  public let counts: PairedCounts
  /// Binomial test of the first's share of the differing exams; p is 1 where none differ.
  public let exact: HypothesisTest
  /// As ``exact``, with the observed outcome counted half: p(exact) − P(observed); never above 1.
  public let midP: HypothesisTest
  /// (b − c)² / (b + c) on one degree of freedom; nil where no exam differs.
  public let chiSquared: HypothesisTest?
  /// (|b − c| − 1)² / (b + c), Edwards' continuity correction; no correction where b = c, as R's `mcnemar.test`.
  /// nil where no exam differs.
  public let chiSquaredCorrected: HypothesisTest?

  /// The table decides everything: two-sided tests.
  public init(_ counts: PairedCounts) {
    self.counts = counts
    let binomial = Binomial(trials: counts.discordant, probability: 0.5)
    let tail = 2 * binomial.cdf(min(counts.firstOnly, counts.secondOnly))
    exact = Self.test("exact binomial", counts, pValue: min(1, tail))
    midP = Self.test("mid-p", counts, pValue: min(1, tail - binomial.mass(counts.firstOnly)))
    chiSquared = Self.chiSquared(counts, correction: 0)
    chiSquaredCorrected = Self.chiSquared(counts, correction: 1)
  }

  private static func test(_ variant: String, _ counts: PairedCounts, pValue: Double) -> HypothesisTest {
    HypothesisTest(
      method: "McNemar test, " + variant, statisticName: "b", statistic: Double(counts.firstOnly),
      pValue: pValue, alternative: .twoSided, count: counts.count)
  }

  private static func chiSquared(_ counts: PairedCounts, correction: Double) -> HypothesisTest? {
    guard counts.discordant > 0 else { return nil }
    let difference = max(0, abs(Double(counts.firstOnly - counts.secondOnly)) - correction)
    let statistic = difference * difference / Double(counts.discordant)
    return HypothesisTest(
      method: "McNemar test, chi-squared" + (correction > 0 ? ", continuity correction" : ""),
      statisticName: "X²", statistic: statistic, degreesOfFreedom: [1],
      pValue: ChiSquared(degreesOfFreedom: 1).survival(statistic), alternative: .twoSided,
      count: counts.count)
  }
}
