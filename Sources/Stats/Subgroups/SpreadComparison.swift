/// Two SDs of independent normal samples.
struct SpreadComparison {
  private let one, two: GroupSpread

  /// - Precondition: both groups scatter.
  init(_ one: GroupSpread, _ two: GroupSpread) {
    self.one = one
    self.two = two
  }

  private var count: Int { one.count + two.count }
  private var fDistribution: FisherF { FisherF(numerator: one.n - 1, denominator: two.n - 1) }

  /// Ratio of the SDs; exact interval from F.
  func ratio(confidence: Double) -> Estimate {
    let ratio = one.standardDeviation / two.standardDeviation
    let tail = (1 - confidence) / 2
    let upper = FisherF(numerator: two.n - 1, denominator: one.n - 1).quantile(1 - tail)
    return Estimate(
      value: ratio,
      interval: (ratio / fDistribution.quantile(1 - tail).squareRoot())...(ratio * upper.squareRoot()),
      confidence: confidence, method: .fDistribution, count: count, unit: .dimensionless)
  }

  var test: HypothesisTest {
    let f = one.variance / two.variance
    let tail = min(fDistribution.cdf(f), fDistribution.survival(f))
    return HypothesisTest(
      method: "F test of two variances", statisticName: "F", statistic: f,
      degreesOfFreedom: [one.n - 1, two.n - 1], pValue: min(1, 2 * tail), alternative: .twoSided, count: count
    )
  }

  /// Difference of the SDs times a factor, by the method of variance estimates recovery.
  ///
  /// Each SD brings its χ² interval; the margins add as correlated errors do. G. Y. Zou & A. Donner, Stat. Med.
  /// 2008;27:1693–1702. The SDs of normal pairs whose values correlate by r correlate by about r².
  /// - Parameter pairCorrelation: r of the two samples where they are paired; nil for independent ones.
  func difference(
    times factor: Double, pairCorrelation: Double? = nil, confidence: Double, unit: ClinicalUnit
  ) -> Estimate {
    let first = interval(one, confidence)
    let second = interval(two, confidence)
    let s1 = one.standardDeviation
    let s2 = two.standardDeviation
    let correlation = pairCorrelation.map { $0 * $0 } ?? 0
    func margin(_ a: Double, _ b: Double) -> Double {
      max(0, a * a + b * b - 2 * correlation * a * b).squareRoot()
    }
    let below = margin(s1 - first.lowerBound, second.upperBound - s2)
    let above = margin(first.upperBound - s1, s2 - second.lowerBound)
    return Estimate(
      value: factor * (s1 - s2), interval: (factor * (s1 - s2 - below))...(factor * (s1 - s2 + above)),
      confidence: confidence, method: .mover, count: pairCorrelation == nil ? count : one.count, unit: unit)
  }

  private func interval(_ group: GroupSpread, _ confidence: Double) -> ClosedRange<Double> {
    let distribution = ChiSquared(degreesOfFreedom: group.n - 1)
    func end(_ probability: Double) -> Double {
      group.standardDeviation * ((group.n - 1) / distribution.quantile(probability)).squareRoot()
    }
    return end(0.5 + confidence / 2)...end(0.5 - confidence / 2)
  }
}
