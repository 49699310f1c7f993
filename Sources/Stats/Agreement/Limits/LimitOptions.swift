/// What is asked of a pair of limits of agreement.
struct LimitOptions {
  let method: LimitMethod
  let multiplier, confidence: Double
  let unit: ClinicalUnit
  let bootstrap: Bootstrap

  init(
    method: LimitMethod = .blandAltman, multiplier: Double, confidence: Double, unit: ClinicalUnit,
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.method = method
    self.multiplier = multiplier
    self.confidence = confidence
    self.unit = unit
    self.bootstrap = bootstrap
  }

  /// - Throws: ``AgreementError`` for a number out of its range.
  func validate() throws(AgreementError) {
    try AgreementError.check(confidence: confidence)
    guard multiplier > 0, multiplier <= 10 else { throw .multiplierOutOfRange(multiplier) }
  }

  /// Both limits on the same resamples.
  ///
  /// - Parameter limit: One limit by the bootstrap method, given −1 for the lower and 1 for the upper one.
  /// - Throws: ``AgreementError/notResampled(_:)``.
  func resampled(
    _ limit: (Double, BootstrapMethod) throws(ResamplingError) -> Estimate
  ) throws(AgreementError) -> LimitPair {
    let kind: BootstrapMethod = method == .bootstrapBCa ? .bca : .percentile
    do {
      return LimitPair(lower: try limit(-1, kind), upper: try limit(1, kind))
    } catch {
      throw .notResampled(error)
    }
  }
}

/// Both limits of agreement, each with its interval.
struct LimitPair {
  let lower, upper: Estimate
}
