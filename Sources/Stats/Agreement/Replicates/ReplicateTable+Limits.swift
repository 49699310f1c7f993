extension ReplicateTable {
  /// The model, where there are subjects enough and numbers in range.
  func checkedModel(_ options: LimitOptions) throws(ReplicateError) -> ReplicateModel {
    do throws(AgreementError) {
      try options.validate()
      guard subjects >= 3 else { throw .tooFewSubjects(count: subjects, minimum: 3) }
      return model()
    } catch { throw .agreement(error) }
  }

  /// The limits by the method that was asked for.
  func limits(
    _ model: ReplicateModel, bias: Estimate, _ options: LimitOptions
  ) throws(ReplicateError) -> LimitPair {
    switch options.method {
    case .mover:
      return model.variance.limits(
        bias: bias, standardError: model.standardError, multiplier: options.multiplier)
    case .bootstrapPercentile, .bootstrapBCa:
      do { return try resampledLimits(options) } catch { throw .agreement(error) }
    case .blandAltman, .blandAltman1999, .exactIndividual, .exactPaired:
      throw .notForReplicates(options.method)
    }
  }

  /// Whole subjects are drawn with all their values.
  private func resampledLimits(_ options: LimitOptions) throws(AgreementError) -> LimitPair {
    let multiplier = options.multiplier
    return try options.resampled { (sign, kind) throws(ResamplingError) in
      try options.bootstrap.estimate(
        units: subjects,
        statistic: { drawn in
          let model = model(of: drawn)
          return model.bias + sign * multiplier * model.variance.total.squareRoot()
        }, method: kind, confidence: options.confidence, unit: options.unit, stream: "limits of agreement")
    }
  }
}
