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
  ///
  /// - Parameters:
  ///   - image: The frame.
  ///   - window: Values of black and white.
  ///   - side: Most columns and rows to keep; larger frames are averaged over whole blocks of pixels.
  public init(_ image: Image, window: ClosedRange<Float> = 0...255, maximumSide side: Int = .max) {
    let block = max(1, (max(image.width, image.height) - 1) / side + 1)
    let size = PixelSize(
      width: (image.width - 1) / block + 1, height: (image.height - 1) / block + 1)
    let span = max(window.upperBound - window.lowerBound, .leastNormalMagnitude)
    var bytes = [UInt8]()
    bytes.reserveCapacity(3 * size.count)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let level = (Self.mean(image, x: x, y: y, block: block) - window.lowerBound) / span
        let byte = level.isNaN ? 0 : UInt8((min(max(level, 0), 1) * 255).rounded())
        bytes.append(contentsOf: [byte, byte, byte])
      }
    }
    self.init(size: size, rgb: bytes)
  }

  /// Mean over one block of pixels, cut at the edge of the image.
  private static func mean(_ image: Image, x: Int, y: Int, block: Int) -> Float {
    if block == 1 { return image[x, y] }
    var sum: Float = 0
    var count: Float = 0
    for row in (y * block)..<min((y + 1) * block, image.height) {
      for column in (x * block)..<min((x + 1) * block, image.width) {
        sum += image[column, row]
        count += 1
      }
    }
    return sum / count
  }
}
