/// A recording: frames of one size and spacing at a steady rate.
public struct Cine: Sendable, Equatable {
  public let frames: [Image]
  /// Frames per second; nil where the source does not state it.
  public let frameRate: Double?

  public init(frames: [Image], frameRate: Double?) {
    precondition(!frames.isEmpty, "a cine has at least one frame")
    precondition(
      frames.allSatisfy { $0.size == frames[0].size && $0.spacing == frames[0].spacing },
      "the frames of a cine share size and spacing")
    self.frames = frames
    self.frameRate = frameRate
  }

  public var size: PixelSize { frames[0].size }
  public var spacing: Spacing? { frames[0].spacing }
}
