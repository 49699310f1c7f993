/// Why a statistic could not be resampled.
public enum ResamplingError: Error, Equatable, CustomStringConvertible, LevelError {
  /// Fewer independent units than a bootstrap can draw from.
  case tooFewUnits(count: Int, minimum: Int)
  /// NaN or infinity at this index.
  case notFinite(index: Int)
  /// Too few resamples for the interval that was asked for.
  case tooFewResamples(Int, minimum: Int)
  /// A confidence level that is not between 0 and 1.
  case confidenceOutOfRange(Double)
  /// The statistic does not exist on the sample itself.
  case undefinedOnSample
  /// The statistic exists on too few of the resamples for their distribution to be told.
  case undefinedOnResamples(undefined: Int, resamples: Int)
  /// All resamples bring the same deviation, so that the acceleration or the standard error does not exist.
  case noVariation

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .tooFewUnits(let count, let minimum):
      "Independent units: \(count), needed: \(minimum). Is the cohort empty after filtering?"
    case .notFinite(let index):
      "Value \(index) is not finite. Exclude failed measurements first."
    case .tooFewResamples(let count, let minimum):
      "Resamples: \(count), needed at this level: \(minimum). Ask for 2000 or more."
    case .confidenceOutOfRange(let confidence): Self.description(confidence: confidence)
    case .undefinedOnSample:
      "The statistic has no value on the sample itself. Are all values the same, or a group empty?"
    case .undefinedOnResamples(let undefined, let resamples):
      "The statistic has no value on \(undefined) of \(resamples) resamples, at most a tenth may. "
        + "The sample is too small or too uniform for a bootstrap."
    case .noVariation:
      "The statistic is the same on every resample. Are all values the same?"
    }
  }
}
