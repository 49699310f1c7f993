public import ApicalImaging

/// What a score counts as when one mask, or both, have no pixel, or when there is no prediction at all.
///
/// Distances have no value there, while an overlap with one empty mask is 0. Leaving such frames out makes a method
/// that misses ventricles look better than it is, so the policy is part of every table's caption. Where both masks
/// are empty there is nothing to measure: such pairs have no value in any policy and are counted apart.
public enum EmptyMaskPolicy: String, Sendable, Codable, CaseIterable {
  /// A measure without a value stays without, and so does every mean over a set that holds such a pair.
  case undefined
  /// A measure without a value stays without; means leave such pairs out and say how many.
  case skipAndCount
  /// A structure that one mask misses costs the diagonal of the image, in mm. Missing predictions are counted only.
  case diagonal
  /// As ``diagonal``, and a missing prediction costs the same: overlap 0, distance the diagonal.
  case worst

  /// The distance that a missed structure costs; nil for none.
  public func distance(size: PixelSize, spacing: Spacing) -> Double? {
    guard self == .diagonal || self == .worst else { return nil }
    let (width, height) = (Double(size.width) * spacing.x, Double(size.height) * spacing.y)
    return (width * width + height * height).squareRoot()
  }
}

/// Which of the two masks had pixels, or that there was no second mask.
public enum MaskOutcome: String, Sendable, Codable, CaseIterable {
  /// Both: all scores were measured.
  case measured
  /// The prediction misses the structure.
  case predictionEmpty = "prediction-empty"
  /// The prediction shows a structure that the reference does not have.
  case referenceEmpty = "reference-empty"
  /// Neither has the structure.
  case bothEmpty = "both-empty"
  /// There is no prediction.
  case missing = "prediction-missing"
}
