extension Sector {
  /// Frames that are looked at.
  private static let frameCount = 40

  /// Measures the sector of a recording: that of the brightest value that each pixel takes over the frames.
  ///
  /// The sector stands still while tissue moves through its dark parts, so that its edges show better over time than
  /// in any one frame. Where they are frayed by compression, which leaves faint blocks across them, greys below 1.5 %
  /// of the brightest are taken for black. Where the recording as a whole shows no sector, its first frame is tried.
  /// - Parameter cine: Frames with spacing.
  /// - Throws: ``SectorError`` as for a single frame.
  public static func estimate(from cine: Cine) throws(SectorError) -> Sector {
    let bright = brightest(cine)
    for image in [bright, withoutTraces(bright)] {
      if let sector = try? estimate(from: image) { return sector }
    }
    return try estimate(from: cine.frames[0])
  }

  /// Greys that compression leaves beside the edges, as a share of the brightest.
  private static let traces: Float = 0.015

  private static func withoutTraces(_ image: Image) -> Image {
    var result = image
    let limit = traces * (image.pixels.max() ?? 0)
    for pixel in result.pixels.indices where result.pixels[pixel] < limit { result.pixels[pixel] = 0 }
    return result
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
