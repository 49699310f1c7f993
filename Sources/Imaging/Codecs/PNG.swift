internal import CPNG
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

  /// Size from the header alone.
  static func size(_ bytes: [UInt8]) throws(ImageFileError.Problem) -> PixelSize {
    var header = cpng_image()
    try PNGPicture.check(unsafe cpng_read_header(bytes, bytes.count, &header), header, bytes)
    return try ImageLimits.grid([Int(header.width), Int(header.height)]).size
  }
}
