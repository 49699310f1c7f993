internal import ApicalParallel
internal import ApicalRandom

/// How an interval is read off the bootstrap distribution.
public enum BootstrapMethod: String, Sendable, Codable, CaseIterable {
  /// Quantiles of the replicates (type 7).
  case percentile
  /// Bias-corrected and accelerated. Efron, J. Am. Stat. Assoc. 1987;82:171–185.
  case bca

  /// The name that an ``Estimate`` carries.
  public var intervalMethod: IntervalMethod {
    switch self {
    case .percentile: .bootstrapPercentile
    case .bca: .bootstrapBCa
    }
  }
}

/// Nonparametric bootstrap: confidence intervals from samples drawn with replacement.
///
/// Units are what is independent: patients, not their beats or frames; a resample holds all observations of a unit
/// as often as the unit was drawn. Each resample has a generator of its own, seeded from a counter-based one by
/// (seed, stream, number of the resample): results do not depend on threads or order.
public struct Bootstrap: Sendable, Equatable, Codable {
  /// Number of resamples.
  public let resamples: Int
  /// Key of the random draws.
  public let seed: UInt64

  /// - Parameters:
  ///   - resamples: 1000 for a look, 10 000 for a report.
  ///   - seed: The study's seed.
  public init(resamples: Int = 10_000, seed: UInt64 = 1) {
    self.resamples = resamples
    self.seed = seed
  }

  /// A statistic with its interval.
  ///
  /// Cost: `resamples` calls of the statistic on all cores, and for BCa one more per unit (per group of units above
  /// ``Jackknife/largestCount`` units).
  ///
  /// - Parameters:
  ///   - count: Number of independent units.
  ///   - statistic: The value on a sample, given as unit numbers 0..<count, one per draw; nil where it does not exist.
  ///   - method: How the interval is found.
  ///   - confidence: Level of the interval.
  ///   - unit: Unit of the statistic.
  ///   - stream: Name of the draws. Two statistics of one stream are computed on the same resamples.
  /// - Throws: ``ResamplingError``.
  public func estimate(
    units count: Int, statistic: @Sendable ([Int]) -> Double?, method: BootstrapMethod = .bca,
    confidence: Double = 0.95, unit: ClinicalUnit, stream: String = "bootstrap"
  ) throws(ResamplingError) -> Estimate {
    try validate(units: count, confidence: confidence)
    let all = Array(0..<count)
    guard let value = statistic(all) else { throw .undefinedOnSample }
    let replicates = replicates(units: count, stream: stream) { random in
      var drawn = [Int](repeating: 0, count: count)
      random.fill(&drawn)
      return statistic(drawn)
    }
    let distribution = try BootstrapDistribution(of: value, replicates: replicates)
    let interval = try distribution.interval(method, confidence) { () throws(ResamplingError) in
      try Jackknife(units: count, statistic: statistic).acceleration
    }
    return Estimate(
      value: value, interval: interval, confidence: confidence, method: method.intervalMethod, count: count,
      unit: unit)
  }

  /// One value a resample, in the order of the resamples, computed on all cores.
  func replicates<Value: Sendable>(
    units count: Int, stream: String, value: @Sendable (inout ResampleRandom) -> Value
  ) -> [Value] {
    let source = CounterRandom(seed: seed, stream: stream)
    return (0..<resamples).mapSideBySide(pieces: 128) { resample in
      var random = ResampleRandom(source, resample: resample, units: count)
      return value(&random)
    }
  }

  func validate(units count: Int, confidence: Double) throws(ResamplingError) {
    guard count >= 2 else { throw .tooFewUnits(count: count, minimum: 2) }
    try ResamplingError.check(confidence: confidence)
    // At least five replicates beyond each end of the interval.
    let minimum = Int((10 / (1 - confidence)).rounded(.up))
    guard resamples >= minimum else { throw .tooFewResamples(resamples, minimum: minimum) }
  }
}
