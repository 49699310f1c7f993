internal import CPNG

/// The samples of a PNG file as they are stored, without alpha.
struct PNGPicture {
  let size: PixelSize
  /// Bits of a sample, or of a palette entry's component.
  let bitDepth: Int
  /// One sample a pixel, or three for RGB.
  let samples: [UInt16]
  /// Colours of a palette picture, whose samples are indices.
  let palette: [(red: UInt16, green: UInt16, blue: UInt16)]?
  private let channels: Int

  init(_ bytes: [UInt8]) throws(ImageFileError.Problem) {
    size = try PNG.size(bytes)
    var header = cpng_image()
    try Self.check(unsafe cpng_read_header(bytes, bytes.count, &header), header, bytes)
    channels = Int(header.channels)
    var samples = [UInt16](repeating: 0, count: size.count * channels)
    try Self.check(unsafe cpng_decode(bytes, bytes.count, &header, &samples, samples.count), header, bytes)
    self.samples = samples
    bitDepth = header.is_palette == 0 ? Int(header.bit_depth) : 8
    palette = header.is_palette == 0 ? nil : Self.palette(header)
  }

  /// One grey value a pixel.
  ///
  /// - Throws: `notGrey` at the first pixel of unequal red, green and blue.
  func greySamples() throws(ImageFileError.Problem) -> [UInt16] {
    if let palette {
      return try grey { index in
        let entry = Int(samples[index])
        return entry < palette.count ? palette[entry] : (0, 0, 0)
      }
    }
    guard channels == 3 else { return samples }
    return try grey { (samples[3 * $0], samples[3 * $0 + 1], samples[3 * $0 + 2]) }
  }

  private func grey(
    _ colour: (Int) -> (red: UInt16, green: UInt16, blue: UInt16)
  ) throws(ImageFileError.Problem) -> [UInt16] {
    var values = [UInt16](repeating: 0, count: size.count)
    for index in 0..<size.count {
      let (red, green, blue) = colour(index)
      guard red == green, green == blue else {
        throw .notGrey(x: index % size.width, y: index / size.width)
      }
      values[index] = red
    }
    return values
  }

  private static func palette(_ header: cpng_image) -> [(red: UInt16, green: UInt16, blue: UInt16)] {
    let bytes = unsafe withUnsafeBytes(of: header.palette) { unsafe [UInt8]($0) }
    return (0..<Int(header.palette_count)).map { entry in
      let colour = bytes[3 * entry..<3 * entry + 3].map { UInt16($0) }
      return (red: colour[0], green: colour[1], blue: colour[2])
    }
  }

  private static func check(
    _ status: cpng_status, _ header: cpng_image, _ bytes: [UInt8]
  ) throws(ImageFileError.Problem) {
    switch status {
    case CPNG_OK: return
    case CPNG_TRUNCATED: throw .truncated(expected: bytes.count + 1, found: bytes.count)
    default: throw .damaged(reason: message(header))
    }
  }

  private static func message(_ header: cpng_image) -> String {
    let bytes = unsafe withUnsafeBytes(of: header.message) { unsafe [UInt8]($0) }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
