/// What a statistic of mean and spread is computed from.
public struct SampleMoments: Sendable, Equatable {
  /// Number of values.
  public let count: Int
  /// Arithmetic mean.
  public let mean: Double
  /// Divisor n − 1.
  public let standardDeviation: Double
}

extension Bootstrap {
  /// A statistic of mean and SD with its interval, such as a limit of agreement.
  ///
  /// The same as ``estimate(units:statistic:method:confidence:unit:stream:)`` on the values, but no resample is
  /// written down: about one nanosecond a draw on one core, and the jackknife in closed form.
  ///
  /// - Parameters:
  ///   - values: One per independent unit.
  ///   - statistic: The value on a sample.
  ///   - method: How the interval is found.
  ///   - confidence: Level of the interval.
  ///   - unit: Unit of the statistic.
  ///   - stream: Name of the draws. Two statistics of one stream are computed on the same resamples.
  /// - Throws: ``ResamplingError``.
  public func momentEstimate(
    _ values: [Double], statistic: @Sendable (SampleMoments) -> Double, method: BootstrapMethod = .bca,
    confidence: Double = 0.95, unit: ClinicalUnit, stream: String = "bootstrap"
  ) throws(ResamplingError) -> Estimate {
    try validate(units: values.count, confidence: confidence)
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    let sample = Moments(values)
    // Deviations from the mean, so that squares do not drown in a common offset.
    let deviations = values.map { $0 - sample.mean }
    let value = statistic(SampleMoments(sample))
    let replicates = replicates(units: values.count, stream: stream) { random in
      let (sum, squares) = random.sums(of: deviations.span)
      return statistic(SampleMoments(sum: sum, squares: squares, count: values.count, offset: sample.mean))
    }
    let distribution = try BootstrapDistribution(of: value, replicates: replicates)
    let interval = distribution.interval(method, confidence) {
      Jackknife(sample, deviations, statistic).acceleration
    }
    return Estimate(
      value: value, interval: interval, confidence: confidence, method: method.intervalMethod,
      count: values.count, unit: unit)
  }
}

extension SampleMoments {
  init(_ moments: Moments) {
    self.init(
      count: moments.count, mean: moments.mean,
      standardDeviation: (moments.sumOfSquares / Double(moments.count - 1)).squareRoot())
  }

  /// From the sums of deviations from `offset` and of their squares.
  init(sum: Double, squares: Double, count: Int, offset: Double) {
    let n = Double(count)
    self.init(
      count: count, mean: offset + sum / n,
      standardDeviation: (max(0, squares - sum * sum / n) / (n - 1)).squareRoot())
  }
}

extension Jackknife {
  /// Leaves out one value at a time, in closed form. With two values no spread is left, and it counts as 0.
  fileprivate init(
    _ sample: Moments, _ deviations: [Double], _ statistic: (SampleMoments) -> Double
  ) {
    let n = Double(sample.count)
    self.init(
      values: deviations.map { deviation in
        let squares = max(0, sample.sumOfSquares - deviation * deviation * n / (n - 1))
        return statistic(
          SampleMoments(
            count: sample.count - 1, mean: sample.mean - deviation / (n - 1),
            standardDeviation: (squares / max(1, n - 2)).squareRoot()))
      })
  }
}
