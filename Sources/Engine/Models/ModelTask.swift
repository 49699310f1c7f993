/// What a network does.
public enum ModelTask: String, Sendable, CaseIterable, NamedChoice {
  /// One label a pixel.
  case segmentation
  /// Where a frame lies in the cardiac cycle.
  case timing
  /// Takes noise from images, for diffusion.
  case denoiser
  /// Describes a frame by a vector, for distances between sets of frames.
  case features
}
