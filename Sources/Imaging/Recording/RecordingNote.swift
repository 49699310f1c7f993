/// Something about a recording that its user should know.
public enum RecordingNote: Sendable, Equatable {
  /// The file states no spacing.
  case noSpacing
  /// A calibrated region does not lie in the picture, so the picture was resized after calibration.
  case calibrationMismatch(region: PixelRectangle, size: PixelSize)
  /// The region ends one pixel beyond the picture and was cut there.
  case regionClipped
  /// The largest of several calibrated regions of tissue was taken.
  case severalRegions(count: Int)
  /// PixelSpacing differs from the region's scale, which was taken; mm.
  case spacingDisagrees(region: Spacing, pixelSpacing: Spacing)
  /// Pixels outside of the region were cut off.
  case cropped(PixelRectangle)
  /// Pixels that may bear names or dates are in the frames.
  case textMayShow
  /// The file states neither times nor a rate.
  case noFrameRate
  /// The rate is one of playing and may not be that of the acquisition.
  case displayRate
  /// The interval of frames varies, ms; the mean rate is given.
  case variableFrameRate(shortest: Double, longest: Double)
  /// Two statements of the rate differ; the first was taken.
  case frameRateDisagrees(taken: Double, other: Double)
  /// Part of the pixels are coloured, 0…1.
  case coloured(share: Double)
  /// Pixels were `ratio` times as wide as high and were made square.
  case squared(ratio: Double)
  /// Players turn the picture, degrees; the frames are as stored.
  case rotation(degrees: Double)
  /// Only some frames were asked for.
  case subset(Range<Int>, announced: Int?)
  /// Reading ended at a frame that could not be decoded.
  case damagedFrame(frame: Int, reason: String)
  /// The file holds fewer frames than it announces.
  case missingFrames(expected: Int, found: Int)
}
