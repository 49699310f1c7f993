/// The samples of one decoded frame.
struct DICOMSamples {
  let size: PixelSize
  let channels: Int
  /// Whether each channel is a plane of its own.
  let isPlanar: Bool
  /// Bits that a value uses.
  let depth: Int
  /// Photometric interpretation of these samples; JPEG decoders may have changed the file's.
  let colour: String
  /// One value a sample.
  let values: [UInt16]

  /// Undoes the storage of samples in bytes of this machine's order.
  init(_ bytes: [UInt8], colour: String, as pixels: DICOMPixels, isPlanar: Bool? = nil) {
    size = pixels.size
    channels = pixels.channels
    self.isPlanar = isPlanar ?? pixels.isPlanar
    depth = pixels.bitsStored
    self.colour = colour
    let isHalved = Self.isHalved(colour, channels: pixels.channels)
    let count = pixels.size.count * (isHalved ? 2 : pixels.channels)
    if pixels.bytesPerSample == 1, pixels.highBit == 7, depth == 8 {
      values = bytes[..<count].map { UInt16($0) }
    } else {
      let (shift, mask) = (pixels.highBit + 1 - depth, (1 << depth) - 1)
      values = (0..<count).map { index in
        let low = Int(bytes[index * pixels.bytesPerSample])
        let word = pixels.bytesPerSample == 1 ? low : low | Int(bytes[2 * index + 1]) << 8
        return UInt16(word >> shift & mask)
      }
    }
  }

  /// Samples of a codestream, interleaved.
  init(interleaved values: [UInt16], channels: Int, depth: Int, colour: String, size: PixelSize) {
    self.size = size
    self.channels = channels
    isPlanar = false
    self.depth = depth
    self.colour = colour
    self.values = values
  }

  /// Place of the first sample of a pixel; with chroma shared by two pixels a row is Y Y Cb Cr.
  @inline(__always)
  private func place(_ x: Int, _ y: Int) -> Int {
    let pixel = y * size.width + x
    if isHalved { return 2 * y * size.width + x / 2 * 4 + x % 2 }
    return isPlanar ? pixel : pixel * channels
  }

  /// Places from a channel to the next.
  private var stride: Int { isPlanar && !isHalved ? size.count : 1 }
  /// Whether two pixels share their chroma.
  private var isHalved: Bool { Self.isHalved(colour, channels: channels) }

  private static func isHalved(_ colour: String, channels: Int) -> Bool {
    channels == 3 && colour.hasSuffix("_422")
  }
}

extension DICOMSamples {
  /// Grey values of 0…255 of a part of the frame.
  func grey(
    _ part: PixelRectangle, palette: DICOMPalette?
  ) throws(ImageFileError.Problem) -> (pixels: [Float], conversion: GreyConversion) {
    switch (colour, channels) {
    case ("MONOCHROME2", 1): return (scaled(part), .stored)
    case ("MONOCHROME1", 1): return (scaled(part).map { 255 - $0 }, .inverted)
    case ("PALETTE COLOR", 1):
      guard let palette else {
        throw .badHeader(reason: "the palette is missing, segmented or of unequal parts")
      }
      return (first(part).map { palette.luma($0) }, .palette)
    case ("RGB", 3): return (weighted(part), .colour)
    case ("YBR_FULL", 3), ("YBR_FULL_422", 3): return (scaled(part), .luma)
    case ("YBR_PARTIAL", 3), ("YBR_PARTIAL_422", 3):
      let steps = Float(1 << (depth - min(depth, 8)))
      return (first(part).map { min(max((Float($0) / steps - 16) * (255 / 219), 0), 255) }, .limitedLuma)
    default: throw .unsupportedType("photometric interpretation \(colour) of \(channels) samples")
    }
  }

  /// Share of the pixels of a part that are coloured, see ``GreyConversion/colourDistance``.
  func colouredShare(_ part: PixelRectangle, palette: DICOMPalette?) -> Double {
    guard channels == 3 || palette != nil else { return 0 }
    let isChroma = colour.hasPrefix("YBR")
    let shift = max(depth - 8, 0)
    var count = 0
    for y in part.y..<part.y + part.size.height {
      for x in part.x..<part.x + part.size.width {
        let spread: Int
        if channels == 1 {
          spread = palette?.spread(values[place(x, y)]) ?? 0
        } else {
          // The two pixels of Y Y Cb Cr have their chroma behind them.
          let start = isHalved ? place(x - x % 2, y) + 1 : place(x, y)
          let found = (0..<3).map { Int(values[start + $0 * stride]) >> shift }
          spread = isChroma ? max(abs(found[1] - 128), abs(found[2] - 128)) : found.max()! - found.min()!
        }
        if spread > GreyConversion.colourDistance { count += 1 }
      }
    }
    return Double(count) / Double(part.size.count)
  }

  /// The first channel of a part.
  private func first(_ part: PixelRectangle) -> [UInt16] {
    var result: [UInt16] = []
    result.reserveCapacity(part.size.count)
    for y in part.y..<part.y + part.size.height {
      for x in part.x..<part.x + part.size.width { result.append(values[place(x, y)]) }
    }
    return result
  }

  private func scaled(_ part: PixelRectangle) -> [Float] {
    let first = first(part)
    guard depth != 8 else { return first.map { Float($0) } }
    let largest = Float((1 << depth) - 1)
    return first.map { Float($0) * 255 / largest }
  }

  private func weighted(_ part: PixelRectangle) -> [Float] {
    let largest = Float((1 << depth) - 1)
    let stride = stride
    var result: [Float] = []
    result.reserveCapacity(part.size.count)
    for y in part.y..<part.y + part.size.height {
      for x in part.x..<part.x + part.size.width {
        let start = place(x, y)
        let (red, green, blue) = (values[start], values[start + stride], values[start + 2 * stride])
        result.append(GreyConversion.luma(Int(red), Int(green), Int(blue)))
      }
    }
    return depth == 8 ? result : result.map { $0 * 255 / largest }
  }
}
