/// A recording: frames of one size and spacing at a steady rate.
public struct Cine: Sendable, Equatable {
  /// In the order of time.
  public let frames: [Image]
  /// Frames per second; nil where the source does not state it.
  public let frameRate: Double?

  /// - Precondition: At least one frame; all of one size and spacing.
  public init(frames: [Image], frameRate: Double?) {
    precondition(!frames.isEmpty, "a cine has at least one frame")
    precondition(
      frames.allSatisfy { $0.size == frames[0].size && $0.spacing == frames[0].spacing },
      "the frames of a cine share size and spacing")
    self.frames = frames
    self.frameRate = frameRate
  }

  /// Columns and rows of every frame.
  public var size: PixelSize { frames[0].size }
  /// mm per pixel of every frame; nil where the source does not state a scale.
  public var spacing: Spacing? { frames[0].spacing }

  /// The same frames; without a spacing, a pixel counts as 1 mm × 1 mm, which leaves angles and ratios as they are.
  public var inSquarePixels: Cine {
    guard spacing == nil else { return self }
    return Cine(
      frames: frames.map { frame in
        var frame = frame
        frame.spacing = .pixel
        return frame
      }, frameRate: frameRate)
  }
}
