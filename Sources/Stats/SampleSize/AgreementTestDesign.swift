/// The exact test that the central share p₀ of the differences lies within acceptable bounds, and its power.
///
/// Agreement is concluded when d̄ ± γ·s/√n both lie within ±δ; γ holds the level α where both percentiles of
/// order (1 ± p₀)/2 sit on the bounds. G. Shieh, Stat. Biopharm. Res. 2020;12:352–359 (online 2019).
///
/// As a test that at most the share p₀ lies within ±δ, the level holds for every bias and is reached without
/// one. Read as a test of the percentiles, as the paper words it, it does not: where one percentile sits on
/// its bound and the SD is small, so that more than p₀ lies within, agreement is concluded in up to 0.20 (n =
/// 15, p₀ = 0.8, α = 0.05).
public struct AgreementTestDesign: Sendable, Equatable, Codable {
  /// δ: largest acceptable difference.
  public let bound: Double
  /// p₀: central share of the differences that has to lie within ±δ.
  public let coverage: Double
  /// α: probability of concluding agreement where it just fails.
  public let level: Double

  /// - Parameters:
  ///   - bound: δ, above zero.
  ///   - coverage: p₀, between 0 and 1.
  ///   - level: α, between 0 and 1.
  /// - Throws: ``SampleSizeError`` for an option out of its range.
  public init(bound: Double, coverage: Double = 0.95, level: Double = 0.05) throws(SampleSizeError) {
    try plannedPositive(bound, "bound")
    try plannedShare(coverage, "coverage")
    try plannedShare(level, "level")
    self.bound = bound
    self.coverage = coverage
    self.level = level
  }

  private var z: Double { Normal.standard.quantile(0.5 + coverage / 2) }

  /// Probability, where both percentiles sit on the bounds, of a statistic √n(δ − |d̄|)/s above this one.
  func tail(_ statistic: Double, count: Int) -> Double {
    probabilityWithin(
      bound: z, bias: 0, standardDeviation: 1, count: count,
      factor: statistic / Double(count).squareRoot())
  }

  /// γ for this many patients.
  ///
  /// - Precondition: 2 or more.
  public func criticalValue(count: Int) -> Double {
    precondition(count >= 2, "an SD needs 2 patients, not \(count)")
    let single = NoncentralT(
      degreesOfFreedom: Double(count - 1), noncentrality: min(1000, Double(count).squareRoot() * z))
    // One percentile alone needs a larger value than both at once.
    let widest = count < 200_000 ? single.quantile(1 - level / 2) : 2 * Double(count).squareRoot() * z
    return bisect(0...max(widest, 1)) { tail($0, count: count) > level }
  }

  /// Probability of concluding agreement.
  ///
  /// - Parameters:
  ///   - count: Number of patients, 2 or more.
  ///   - bias: True mean difference.
  ///   - standardDeviation: True SD of the differences, above zero.
  public func power(count: Int, bias: Double, standardDeviation: Double) -> Double {
    probabilityWithin(
      bound: bound, bias: bias, standardDeviation: standardDeviation, count: count,
      factor: criticalValue(count: count) / Double(count).squareRoot())
  }

  /// Smallest number of patients with this power.
  ///
  /// - Throws: ``SampleSizeError`` for an option out of its range, or where a percentile leaves ±δ.
  public func sampleSize(
    power: Double = 0.8, bias: Double, standardDeviation: Double
  ) throws(SampleSizeError) -> SampleSize {
    try plannedShare(power, "power")
    try plannedPositive(standardDeviation, "standardDeviation")
    let outer = abs(bias) + z * standardDeviation
    guard outer < bound else {
      throw .unreachable(what: "Outer percentile", found: outer, needed: "below \(bound)")
    }
    return try .smallest(
      from: 3, target: power, method: "Shieh 2019, exact agreement test",
      value: { self.power(count: $0, bias: bias, standardDeviation: standardDeviation) },
      suffices: { $0 >= power })
  }
}
