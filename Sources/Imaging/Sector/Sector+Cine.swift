extension Sector {
  /// Frames that are looked at.
  private static let frameCount = 40

  /// Measures the sector of a recording: that of the brightest value that each pixel takes over the frames.
  ///
  /// The sector stands still while tissue moves through its dark parts, so that its edges show better over time than
  /// in any one frame. Where the recording as a whole shows none, its first frame is tried.
  /// - Parameter cine: Frames with spacing.
  /// - Throws: ``SectorError`` as for a single frame.
  public static func estimate(from cine: Cine) throws(SectorError) -> Sector {
    do { return try estimate(from: brightest(cine)) } catch { return try estimate(from: cine.frames[0]) }
  }

  /// The largest value of each pixel over evenly spaced frames.
  private static func brightest(_ cine: Cine) -> Image {
    let step = max(1, cine.frames.count / frameCount)
    var result = cine.frames[0]
    for index in stride(from: step, to: cine.frames.count, by: step) {
      let frame = cine.frames[index].pixels
      for pixel in frame.indices where frame[pixel] > result.pixels[pixel] {
        result.pixels[pixel] = frame[pixel]
      }
    }
    return result
  }
}
