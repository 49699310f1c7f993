/// How a recording is read.
public struct RecordingOptions: Sendable, Equatable {
  /// Which part of the picture is kept.
  public enum Crop: Sendable, Equatable {
    /// The calibrated region of the tissue; everything where the file states none.
    ///
    /// Names, dates and settings are burnt in around it, and stay out of all that is stored.
    case region
    /// Everything.
    case none
  }

  /// What is done about a frame that cannot be decoded, or that is missing at the end.
  public enum DamagePolicy: Sendable, Equatable {
    /// The file is an error: beats are not lost in silence.
    case refuse
    /// The frames before it are kept, and a note says so; a file without one such frame is an error.
    ///
    /// So is a DICOM or MP4 file that ends early: its frames cannot be found.
    case keepReadable
  }

  /// Which part of the picture is kept.
  public var crop: Crop
  /// Numbers of the frames to read, from 0; nil for all. What lies beyond the last frame is left out.
  public var frames: Range<Int>?
  /// What is done about damage.
  public var damage: DamagePolicy
  /// Whether pixels that are not square are made so where the file states their shape but no spacing.
  ///
  /// The shorter side of the pixel is kept, so that no detail is lost.
  public var squaresPixels: Bool

  /// The calibrated region of all frames of an undamaged file.
  public init(
    crop: Crop = .region, frames: Range<Int>? = nil, damage: DamagePolicy = .refuse,
    squaresPixels: Bool = true
  ) {
    self.crop = crop
    self.frames = frames
    self.damage = damage
    self.squaresPixels = squaresPixels
  }
}
