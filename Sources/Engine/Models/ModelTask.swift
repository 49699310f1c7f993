/// What a network does.
public enum ModelTask: String, Sendable, CaseIterable, NamedChoice {
  /// One label a pixel.
  case segmentation
  /// Where a frame lies in the cardiac cycle.
  case timing
  /// Predicts the noise in an image, for diffusion.
  case denoising
  /// Describes a frame by a vector, for distances between sets of frames.
  case features
}
