extension Image {
  /// Part of the image, with its spacing.
  ///
  /// - Precondition: The rectangle lies in the image.
  public func cropped(to part: PixelRectangle) -> Image {
    precondition(part.fits(in: size), "\(part) does not lie in \(size)")
    var result: [Float] = []
    result.reserveCapacity(part.size.count)
    for y in part.y..<part.y + part.size.height {
      result += pixels[y * width + part.x..<y * width + part.x + part.size.width]
    }
    return Image(size: part.size, spacing: spacing, pixels: result)
  }

  /// The same picture of square pixels; what was the shorter side of a pixel becomes both.
  ///
  /// - Parameter ratio: Width of a pixel to its height.
  func squared(ratio: Double) -> Image {
    func stretched(_ extent: Int, _ factor: Double) -> Int {
      min(max(Int((Double(extent) * factor).rounded()), 1), ImageLimits.side)
    }
    return resized(
      to: PixelSize(
        width: ratio > 1 ? stretched(width, ratio) : width,
        height: ratio < 1 ? stretched(height, 1 / ratio) : height))
  }
}
