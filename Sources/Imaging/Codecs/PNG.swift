public import Foundation

/// PNG files of grey values or labels.
///
/// Read are grey, grey with alpha, palette and RGB pictures of any bit depth; alpha is ignored. A coloured pixel is an
/// error in an image. PNG states no spacing that medical software could rely on (`pHYs` is a hint for printers), so
/// spacing is nil.
public enum PNG {
  /// Decodes a picture to grey values of 0…255; 16-bit pictures keep their finer steps as fractions.
  ///
  /// - Parameter path: Name of the file for error messages.
  /// - Throws: ``ImageFileError``.
  public static func decodeImage(_ data: Data, path: String) throws(ImageFileError) -> Image {
    try ImageFileError.naming(path) { () throws(ImageFileError.Problem) in try image([UInt8](data)) }
  }

  /// Decodes a label map: sample values as stored, palette pictures by index.
  ///
  /// - Parameter path: Name of the file for error messages.
  /// - Throws: ``ImageFileError``; a 16-bit value above 255 is no label.
  public static func decodeLabels(_ data: Data, path: String) throws(ImageFileError) -> LabelMap {
    try ImageFileError.naming(path) { () throws(ImageFileError.Problem) in try labels([UInt8](data)) }
  }

  /// Decodes the grey values of a picture as they are stored, row after row.
  ///
  /// - Parameter path: Name of the file for error messages.
  /// - Throws: ``ImageFileError``.
  package static func decodeSamples(
    _ data: Data, path: String
  ) throws(ImageFileError) -> (size: PixelSize, values: [UInt16]) {
    try ImageFileError.naming(path) { () throws(ImageFileError.Problem) in
      let picture = try PNGPicture([UInt8](data))
      return (picture.size, try picture.greySamples())
    }
  }

  static func image(_ bytes: [UInt8]) throws(ImageFileError.Problem) -> Image {
    let picture = try PNGPicture(bytes)
    let scale = 255 / Float((1 << picture.bitDepth) - 1)
    let pixels = try picture.greySamples().map { Float($0) * scale }
    return Image(size: picture.size, spacing: nil, pixels: pixels)
  }

  static func labels(_ bytes: [UInt8]) throws(ImageFileError.Problem) -> LabelMap {
    let picture = try PNGPicture(bytes)
    let samples = picture.palette == nil ? try picture.greySamples() : picture.samples
    return try LabelMap(size: picture.size, spacing: nil, values: samples.map { Float($0) })
  }

  /// Size from the first chunk, which the format fixes to be the header.
  static func size(_ bytes: [UInt8]) throws(ImageFileError.Problem) -> PixelSize {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.starts(with: signature.prefix(bytes.count)) else {
      let found = bytes.prefix(4).map { String($0) }.joined(separator: ", ")
      throw .wrongMagic(found: "bytes \(found)", needed: "PNG's signature")
    }
    guard bytes.count >= 24 else { throw .truncated(expected: 24, found: bytes.count) }
    let header = HeaderBytes(bytes: bytes, isBigEndian: true)
    let (width, height) = (header.integer(UInt32.self, at: 16), header.integer(UInt32.self, at: 20))
    return try ImageLimits.grid([Int(width), Int(height)]).size
  }
}
