extension Bootstrap {
  /// Statistics of a sum over the units with their BCa intervals, all on the same resamples.
  ///
  /// The same as ``estimate(units:statistic:method:confidence:unit:stream:)`` of each, but every resample is drawn and
  /// summed once for all of them.
  ///
  /// - Parameters:
  ///   - sums: What each unit adds.
  ///   - statistics: The value of a sum; nil where it does not exist.
  ///   - confidence: Level of the intervals.
  ///   - unit: Unit of the statistics.
  ///   - stream: Name of the draws.
  /// - Throws: ``ResamplingError``.
  func sumEstimates(
    _ sums: [SIMD8<Double>], statistics: [@Sendable (SIMD8<Double>) -> Double?], confidence: Double,
    unit: ClinicalUnit, stream: String
  ) throws(ResamplingError) -> [Estimate] {
    try validate(units: sums.count, confidence: confidence)
    let resampled = replicates(units: sums.count, stream: stream) { $0.sum(of: sums.span) }
    let total = sums.reduce(SIMD8(), +)
    var estimates: [Estimate] = []
    for statistic in statistics {
      guard let value = statistic(total) else { throw .undefinedOnSample }
      let distribution = try BootstrapDistribution(of: value, replicates: resampled.map(statistic))
      let jackknife = try Jackknife(units: sums.count) { units in
        statistic(units.reduce(SIMD8()) { $0 + sums[$1] })
      }
      estimates.append(
        Estimate(
          value: value,
          interval: distribution.acceleratedInterval(confidence, acceleration: jackknife.acceleration),
          confidence: confidence, method: .bootstrapBCa, count: sums.count, unit: unit))
    }
    return estimates
  }
}
