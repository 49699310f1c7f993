internal import ApicalImaging

extension Mask {
  /// The same set of pixels.
  init(_ bits: BitMask) {
    self.init(size: PixelSize(width: bits.width, height: bits.height))
    bits.forEachPixel { x, y in isInside[y * bits.width + x] = true }
  }
}
