/// Comparison of the shares of two independent groups, such as feasibility of EF within and out of the range.
///
/// The variants are compared by I. Campbell, Stat. Med. 2007;26:3661–3675. The difference itself:
/// ``ProportionDifference``; ratios: ``GroupRatio``.
public struct ProportionComparison: Sendable, Equatable, Codable {
  /// The groups compared.
  public let groups: TwoGroups
  /// Fisher's exact test, two-sided as R's `fisher.test`: all tables that are not more likely.
  public let exact: HypothesisTest
  /// Twice the smaller tail, with the observed table counted half; never above 1.
  public let midP: HypothesisTest
  /// Pearson's chi-squared on one degree of freedom; nil where all or none of the exams have the property.
  public let chiSquared: HypothesisTest?
  /// With Yates' correction, as R's `prop.test`; nil as ``chiSquared``.
  public let chiSquaredCorrected: HypothesisTest?
  /// Times (N − 1) / N, for small groups whose exact test is too cautious; nil as ``chiSquared``.
  public let chiSquaredOfSmallGroups: HypothesisTest?

  /// The table decides everything: two-sided tests.
  public init(_ groups: TwoGroups) {
    let tables = Hypergeometric(groups)
    let x = groups.firstSuccesses
    let half = tables.mass(x) / 2
    let tail = min(tables.cdf(x), tables.tail(from: x)) - half
    let n = Double(groups.count)
    self.groups = groups
    exact = groups.fisherTest()
    midP = groups.exactTest("mid-p", pValue: min(1, 2 * tail), alternative: .twoSided)
    chiSquared = groups.chiSquared("Pearson", correction: 0, factor: 1)
    chiSquaredCorrected = groups.chiSquared("Yates' correction", correction: n / 2, factor: 1)
    chiSquaredOfSmallGroups = groups.chiSquared("N − 1", correction: 0, factor: (n - 1) / n)
  }
}

extension TwoGroups {
  /// Fisher's exact test of equal shares; one-sided too.
  ///
  /// ``Alternative/greater``: the first share is greater. R. A. Fisher, J. R. Stat. Soc. 1935;98:39–54.
  public func fisherTest(alternative: Alternative = .twoSided) -> HypothesisTest {
    let tables = Hypergeometric(self)
    let pValue =
      switch alternative {
      case .less: tables.cdf(firstSuccesses)
      case .greater: tables.tail(from: firstSuccesses)
      case .twoSided: tables.twoSided(firstSuccesses)
      }
    return exactTest("Fisher's exact test", pValue: pValue, alternative: alternative)
  }

  fileprivate func exactTest(_ variant: String, pValue: Double, alternative: Alternative) -> HypothesisTest {
    HypothesisTest(
      method: "Two shares, \(variant)", statisticName: "successes of the first",
      statistic: Double(firstSuccesses), pValue: pValue, alternative: alternative, count: count)
  }

  fileprivate func chiSquared(_ variant: String, correction: Double, factor: Double) -> HypothesisTest? {
    let (a, b, c, d) = cells
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return nil }
    let distance = max(0, abs(a * d - b * c) - correction)
    let statistic = factor * distance / margins * distance * Double(count)
    return HypothesisTest(
      method: "Two shares, chi-squared, \(variant)", statisticName: "X²", statistic: statistic,
      degreesOfFreedom: [1], pValue: ChiSquared(degreesOfFreedom: 1).survival(statistic),
      alternative: .twoSided, count: count)
  }
}
