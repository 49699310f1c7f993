internal import CPNG
public import Foundation

extension PNG {
  /// An 8-bit grey picture; values are rounded and clamped to 0…255. Spacing is not stored.
  public static func encode(_ image: Image) -> Data {
    encode(image.pixels.map { $0.isNaN ? 0 : UInt8(min(max($0, 0), 255).rounded()) }, image.size)
  }

  /// An 8-bit grey picture whose values are the label numbers. Spacing is not stored.
  public static func encode(_ labels: LabelMap) -> Data {
    encode(labels.labels, labels.size)
  }

  /// Writes what ``encode(_:)-(Image)`` makes; the file appears whole or not at all.
  ///
  /// - Throws: ``ImageFileError`` when the file cannot be written.
  public static func write(_ image: Image, to url: URL) throws(ImageFileError) {
    try AtomicFile.write([UInt8](encode(image)), to: url)
  }

  /// Writes what ``encode(_:)-(LabelMap)`` makes; the file appears whole or not at all.
  ///
  /// - Throws: ``ImageFileError`` when the file cannot be written.
  public static func write(_ labels: LabelMap, to url: URL) throws(ImageFileError) {
    try AtomicFile.write([UInt8](encode(labels)), to: url)
  }

  private static func encode(_ pixels: [UInt8], _ size: PixelSize) -> Data {
    var packed: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = unsafe cpng_encode_grey(
      pixels, UInt32(size.width), UInt32(size.height), &packed, &count)
    guard status == CPNG_OK, let packed = unsafe packed else {
      fatalError("no memory to pack \(size) pixels")
    }
    defer { unsafe cpng_free(packed) }
    return unsafe Data(bytes: packed, count: count)
  }
}
