/// The replicates of a statistic, sorted, and the intervals that follow from them.
struct BootstrapDistribution {
  /// The statistic on the sample itself.
  let value: Double
  /// Ascending.
  let replicates: [Double]

  /// - Throws: ``ResamplingError/undefinedOnResamples(undefined:resamples:)`` where more than a tenth are nil.
  init(of value: Double, replicates: [Double?]) throws(ResamplingError) {
    self.value = value
    self.replicates = replicates.compactMap { $0 }.sorted()
    let undefined = replicates.count - self.replicates.count
    guard undefined * 10 <= replicates.count, self.replicates.count > 1 else {
      throw .undefinedOnResamples(undefined: undefined, resamples: replicates.count)
    }
  }

  /// The interval of a method.
  ///
  /// - Parameter acceleration: For BCa; costs one statistic per unit.
  func interval<Failure>(
    _ method: BootstrapMethod, _ confidence: Double, acceleration: () throws(Failure) -> Double
  ) throws(Failure) -> ClosedRange<Double> {
    switch method {
    case .percentile: percentileInterval(confidence)
    case .bca: acceleratedInterval(confidence, acceleration: try acceleration())
    }
  }

  /// The middle part of the replicates.
  func percentileInterval(_ confidence: Double) -> ClosedRange<Double> {
    interval(from: (1 - confidence) / 2, to: (1 + confidence) / 2)
  }

  /// BCa: the quantiles are moved for bias and for a standard error that changes with the value.
  ///
  /// The bias correction counts replicates equal to the value half. Efron & Tibshirani, An Introduction to the
  /// Bootstrap, 1993, equations 14.9–14.10.
  func acceleratedInterval(_ confidence: Double, acceleration: Double) -> ClosedRange<Double> {
    let below = replicates.partitioningIndex { $0 >= value }
    let upTo = replicates.partitioningIndex { $0 > value }
    let share = Double(below + upTo) / Double(2 * replicates.count)
    // All replicates on one side: the value lies beyond their end, and so does one end of the interval.
    let edge = 1 / Double(2 * replicates.count)
    let bias = Normal.standard.quantile(min(1 - edge, max(edge, share)))
    func moved(_ probability: Double) -> Double {
      let z = bias + Normal.standard.quantile(probability)
      let denominator = 1 - acceleration * z
      guard denominator > 0 else { return z > 0 ? 1 : 0 }
      return Normal.standard.cdf(bias + z / denominator)
    }
    return interval(from: moved((1 - confidence) / 2), to: moved((1 + confidence) / 2))
  }

  private func interval(from lower: Double, to upper: Double) -> ClosedRange<Double> {
    let ends = [lower, upper].map { quantile(sorted: replicates, probability: $0) }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }
}

extension Array {
  /// The first index whose element belongs to the second part, in an array where `belongsToSecond` is false up to
  /// somewhere and true from there on.
  func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
    indices.partitioningPoint { belongsToSecond(self[$0]) }
  }
}

extension Range<Int> {
  /// The first number that belongs to the second part, in a range where `belongsToSecond` is false up to somewhere and
  /// true from there on; the end where there is none.
  func partitioningPoint(where belongsToSecond: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if belongsToSecond(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
