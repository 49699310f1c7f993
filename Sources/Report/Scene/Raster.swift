public import ApicalImaging

/// Opaque pixels to embed in a figure.
public struct Raster: Sendable, Hashable {
  /// Columns and rows.
  public let size: PixelSize
  /// Red, green, blue of each pixel, row after row from the top.
  public let rgb: [UInt8]
  /// True to interpolate between pixels (images), false to keep them as cells (heat maps).
  public let isSmooth: Bool

  /// A raster of `3 × size.count` bytes.
  public init(size: PixelSize, rgb: [UInt8], isSmooth: Bool = true) {
    precondition(rgb.count == 3 * size.count, "\(3 * size.count) bytes needed, \(rgb.count) given")
    self.size = size
    self.rgb = rgb
    self.isSmooth = isSmooth
  }

  /// A grey image; values outside of the window are clipped to black and white.
  public init(_ image: Image, window: ClosedRange<Float> = 0...255) {
    let span = max(window.upperBound - window.lowerBound, .leastNormalMagnitude)
    var bytes = [UInt8]()
    bytes.reserveCapacity(3 * image.size.count)
    for value in image.pixels {
      let level = min(max((value - window.lowerBound) / span, 0), 1)
      let byte = level.isNaN ? 0 : UInt8((level * 255).rounded())
      bytes.append(contentsOf: [byte, byte, byte])
    }
    self.init(size: image.size, rgb: bytes)
  }
}
