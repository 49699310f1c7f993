internal import CDCMTK

/// What a DICOM file says of its pixels.
struct DICOMPixels: Equatable {
  let size: PixelSize
  let frames: Int
  /// Samples of a pixel, bits that a sample occupies, bits that it uses, and the highest of these.
  let channels, bitsAllocated, bitsStored, highBit: Int
  let isPlanar: Bool
  /// Photometric interpretation of the stored samples.
  let colour: String
  /// Bytes of a frame that is stored as it is.
  let frameBytes: Int

  init(_ file: DICOMFile, isNative: Bool) throws(ImageFileError.Problem) {
    guard let rows = file.integer(CDCMTK_ROWS), let columns = file.integer(CDCMTK_COLUMNS) else {
      throw .noFrames(reason: "this DICOM file has no pixels")
    }
    frames = file.integer(CDCMTK_NUMBER_OF_FRAMES) ?? 1
    guard rows > 0, columns > 0, frames > 0 else { throw .badDimensions([columns, rows, frames]) }
    guard rows <= ImageLimits.side, columns <= ImageLimits.side, frames <= Self.frameLimit else {
      throw .tooLarge([columns, rows, frames])
    }
    size = PixelSize(width: columns, height: rows)
    channels = file.integer(CDCMTK_SAMPLES_PER_PIXEL) ?? 1
    bitsAllocated = file.integer(CDCMTK_BITS_ALLOCATED) ?? 8
    bitsStored = file.integer(CDCMTK_BITS_STORED) ?? bitsAllocated
    highBit = file.integer(CDCMTK_HIGH_BIT) ?? bitsStored - 1
    isPlanar = file.integer(CDCMTK_PLANAR_CONFIGURATION) == 1
    colour = file.text(CDCMTK_PHOTOMETRIC_INTERPRETATION) ?? "none"
    let isHalved = isNative && channels == 3 && colour.hasSuffix("_422")
    frameBytes = size.count * (isHalved ? 2 : channels) * (bitsAllocated / 8)
    guard file.integer(CDCMTK_PIXEL_REPRESENTATION) ?? 0 == 0 else { throw .unsupportedType("signed pixels") }
    try validate()
  }

  /// Nine hours at 30 frames/s; a damaged header could announce more times than fit in memory.
  private static let frameLimit = 1_000_000
  /// Photometric interpretations of one sample and of three.
  private static let greys = ["MONOCHROME1", "MONOCHROME2", "PALETTE COLOR"]
  private static let colours = [
    "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_422", "YBR_RCT", "YBR_ICT",
  ]

  private func validate() throws(ImageFileError.Problem) {
    guard channels == 1 || channels == 3 else { throw .unsupportedType("\(channels) samples a pixel") }
    guard (channels == 3 ? Self.colours : Self.greys).contains(colour) else {
      throw .unsupportedType("photometric interpretation \(colour) of \(channels) samples")
    }
    guard !colour.hasSuffix("_422") || size.width % 2 == 0 else {
      throw .badHeader(reason: "chroma shared by two pixels in rows of \(size.width)")
    }
    guard bitsAllocated == 8 || bitsAllocated == 16 else {
      throw .unsupportedType("\(bitsAllocated) bits allocated a sample")
    }
    guard (1...bitsAllocated).contains(bitsStored), (bitsStored - 1..<bitsAllocated).contains(highBit) else {
      throw .badHeader(reason: "\(bitsStored) bits up to bit \(highBit) in samples of \(bitsAllocated) bits")
    }
  }

  /// Bytes of a sample.
  var bytesPerSample: Int { bitsAllocated / 8 }
}
