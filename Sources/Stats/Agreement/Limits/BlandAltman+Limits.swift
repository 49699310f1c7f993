extension BlandAltman {
  /// The limits of a sample with their intervals.
  static func limits(
    of differences: [Double], bias: Estimate, standardDeviation: Double, _ options: LimitOptions
  ) throws(AgreementError) -> LimitPair {
    guard
      let coefficients = LimitCoefficients(
        options.method, count: differences.count, multiplier: options.multiplier,
        confidence: options.confidence)
    else { return try resampledLimits(of: differences, options) }
    func limit(_ sign: Double) -> Estimate {
      let near = bias.value + sign * coefficients.inner * standardDeviation
      let far = bias.value + sign * coefficients.outer * standardDeviation
      return Estimate(
        value: bias.value + sign * options.multiplier * standardDeviation,
        interval: min(near, far)...max(near, far), confidence: bias.confidence,
        method: options.method.intervalMethod, count: bias.count, unit: bias.unit)
    }
    return LimitPair(lower: limit(-1), upper: limit(1))
  }

  private static func resampledLimits(
    of differences: [Double], _ options: LimitOptions
  ) throws(AgreementError) -> LimitPair {
    let multiplier = options.multiplier
    return try options.resampled { (sign, kind) throws(ResamplingError) in
      try options.bootstrap.momentEstimate(
        differences, statistic: { $0.mean + sign * multiplier * $0.standardDeviation }, method: kind,
        confidence: options.confidence, unit: options.unit, stream: "limits of agreement")
    }
  }
}
