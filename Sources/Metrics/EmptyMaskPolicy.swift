/// What a score counts as when one mask, or both, have no pixel.
///
/// The Hausdorff distance has no value there. Leaving such frames out makes a method that misses ventricles
/// look better than it is, so the policy is part of every table's caption.
public enum EmptyMaskPolicy: String, Sendable, Codable, CaseIterable {
  /// No Hausdorff distance; Dice is 0 where one mask is empty and has no value where both are.
  case undefined
  /// As ``undefined``, but a structure that one mask misses costs the diagonal of the image, in mm.
  case imageDiagonal = "image-diagonal"
  /// As ``imageDiagonal``, and two empty masks agree: Dice 1, distance 0.
  case imageDiagonalOrPerfect = "image-diagonal-or-perfect"
}

/// Which of the two masks had pixels.
public enum MaskOutcome: String, Sendable, Codable, CaseIterable {
  /// Both: all scores were measured.
  case measured
  /// The prediction misses the structure.
  case predictionEmpty = "prediction-empty"
  /// The prediction shows a structure that the reference does not have.
  case referenceEmpty = "reference-empty"
  /// Neither has the structure.
  case bothEmpty = "both-empty"
}
