internal import Foundation

/// Power to show that both limits of agreement, with their confidence intervals, lie within acceptable bounds.
///
/// The study succeeds when the outer end of each limit's interval, d̄ ± (z + t·√(1/n + z²/(2(n − 1))))·s,
/// lies within ±δ. M.-J. Lu et al., Int. J. Biostat. 2016;12(2):20150039, whose worked example (bias
/// 0.001167, SD 0.001129, δ 0.004, power 80 %) prints n = 83.
///
/// ``Formula/exact`` computes the probability of that success and gives the printed 83.
/// ``Formula/noncentralT`` is the paper's closed formula, which takes (δ − bias − z·SD)/SE as the
/// noncentrality of a t statistic and so overlooks that the estimated limit and its estimated error share one
/// s; it gives 79, as software that codes the formula does.
public struct LimitsPower: Sendable, Equatable, Codable {
  /// How the power is computed.
  public enum Formula: String, Sendable, Codable, CaseIterable {
    /// Integration over the distribution of s.
    case exact
    /// Both errors of the second kind from noncentral t, as the paper writes them.
    case noncentralT
  }

  /// Expected mean and SD of the differences.
  public let bias, standardDeviation: Double
  /// δ: largest acceptable difference.
  public let bound: Double
  /// Share of the differences between the limits, 1 − γ; the limits are bias ± z·SD with z from it.
  public let coverage: Double
  /// Level of each limit's interval, 1 − α.
  public let confidence: Double
  /// How the power is computed.
  public let formula: Formula

  /// - Parameters:
  ///   - bias: Expected mean difference.
  ///   - standardDeviation: Expected SD of the differences, above zero.
  ///   - bound: δ, above zero.
  ///   - coverage: 0.95 for limits at ± 1.96 SD.
  ///   - confidence: 0.95 for 95 % intervals of the limits.
  ///   - formula: How the power is computed.
  /// - Throws: ``SampleSizeError`` for an option out of its range.
  public init(
    bias: Double, standardDeviation: Double, bound: Double, coverage: Double = 0.95,
    confidence: Double = 0.95, formula: Formula = .exact
  ) throws(SampleSizeError) {
    guard bias.isFinite else {
      throw .optionOutOfRange(name: "bias", value: bias, needed: "a finite number")
    }
    try plannedPositive(standardDeviation, "standardDeviation")
    try plannedPositive(bound, "bound")
    try plannedShare(coverage, "coverage")
    try plannedShare(confidence, "confidence")
    self.bias = bias
    self.standardDeviation = standardDeviation
    self.bound = bound
    self.coverage = coverage
    self.confidence = confidence
    self.formula = formula
  }

  private var z: Double { Normal.standard.quantile(0.5 + coverage / 2) }

  /// Power with this many patients.
  ///
  /// - Precondition: 3 or more.
  public func power(count: Int) -> Double {
    precondition(count >= 3, "limits of agreement need 3 patients, not \(count)")
    let n = Double(count)
    let t = StudentT(degreesOfFreedom: n - 1).quantile(0.5 + confidence / 2)
    let error = (1 / n + z * z / (2 * (n - 1))).squareRoot()
    switch formula {
    case .exact:
      return probabilityWithin(
        bound: bound, bias: bias, standardDeviation: standardDeviation, count: count, factor: z + t * error)
    case .noncentralT:
      let missed = [bias, -bias].map { bias in
        let noncentrality = ((bound - bias) / standardDeviation - z) / error
        return noncentralT(upTo: t, degreesOfFreedom: n - 1, noncentrality: noncentrality)
      }
      return max(0, 1 - missed[0] - missed[1])
    }
  }

  /// Smallest number of patients with this power.
  ///
  /// - Throws: ``SampleSizeError`` for a power that is not between 0 and 1, or where the limits themselves
  ///   leave ±δ.
  public func sampleSize(power: Double = 0.8) throws(SampleSizeError) -> SampleSize {
    try plannedShare(power, "power")
    let outer = abs(bias) + z * standardDeviation
    guard outer < bound else {
      throw .unreachable(what: "Outer limit of agreement", found: outer, needed: "below \(bound)")
    }
    return try .smallest(
      from: 3, target: power, method: "Lu 2016, \(formula.rawValue)", value: { self.power(count: $0) },
      suffices: { $0 >= power })
  }

  /// Zero or one where the noncentrality lies 40 SDs off, for the series would not converge.
  private func noncentralT(upTo t: Double, degreesOfFreedom: Double, noncentrality: Double) -> Double {
    if noncentrality > t + 40 { return 0 }
    if noncentrality < -40 { return 1 }
    return NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality).cdf(t)
  }
}
