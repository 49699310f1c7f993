/// A statistic with its standard error on one sample.
public struct StudentisedValue: Sendable, Equatable {
  /// The statistic.
  public let value: Double
  /// Its standard error, in the same unit; above zero.
  public let standardError: Double

  /// See the properties.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }
}

extension Bootstrap {
  /// A statistic with its bootstrap-t interval: θ̂ − t* × SE with the quantiles t* of (θ* − θ̂)/SE*.
  ///
  /// Efron & Tibshirani 1993, chapter 12. Second-order accurate where the standard error is trustworthy; erratic for
  /// statistics that are bounded, such as correlations. A resample whose standard error is zero has no value.
  ///
  /// - Parameters:
  ///   - count: Number of independent units.
  ///   - statistic: Value and standard error on a sample, given as unit numbers; nil where one does not exist.
  ///   - confidence: Level of the interval.
  ///   - unit: Unit of the statistic.
  ///   - stream: Name of the draws.
  /// - Throws: ``ResamplingError``.
  public func studentisedEstimate(
    units count: Int, statistic: @Sendable ([Int]) -> StudentisedValue?, confidence: Double = 0.95,
    unit: ClinicalUnit, stream: String = "bootstrap"
  ) throws(ResamplingError) -> Estimate {
    try validate(units: count, confidence: confidence)
    guard let sample = statistic(Array(0..<count)) else { throw .undefinedOnSample }
    guard sample.standardError > 0 else { throw .noVariation }
    let replicates = replicates(units: count, stream: stream) { random -> Double? in
      var drawn = [Int](repeating: 0, count: count)
      random.fill(&drawn)
      guard let replicate = statistic(drawn), replicate.standardError > 0 else { return nil }
      return (replicate.value - sample.value) / replicate.standardError
    }
    let t = try BootstrapDistribution(of: 0, replicates: replicates).percentileInterval(confidence)
    return Estimate(
      value: sample.value,
      interval: (sample.value - t.upperBound * sample.standardError)...(sample.value - t.lowerBound
        * sample.standardError),
      confidence: confidence, method: .bootstrapStudentised, count: count, unit: unit)
  }
}
