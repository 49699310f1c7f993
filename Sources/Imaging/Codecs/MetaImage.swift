internal import Foundation

/// MetaImage files: a text header (`.mhd`) with a raw file beside it, or both in one (`.mha`, `LOCAL`).
///
/// `DimSize` of two or three axes, x, y and frames; all integer types and both floats, either byte order, plain or
/// zlib-packed. The raw file has to lie in the header's folder or below it.
public enum MetaImage {
  private static let maximumHeaderSize = 1 << 16

  /// The header of a file.
  static func header(_ url: URL) throws(ImageFileError.Problem) -> VolumeHeader {
    try MetaImageHeader(FileBytes.read(url, limit: maximumHeaderSize)).volume
  }

  /// Header and pixels of a file.
  static func volume(_ url: URL) throws(ImageFileError.Problem) -> Volume {
    let header = try MetaImageHeader(FileBytes.read(url, limit: maximumHeaderSize))
    var bytes: [UInt8]
    switch header.source {
    case .local(let offset): bytes = Array(try FileBytes.read(url).dropFirst(offset))
    case .file(let name): bytes = try dataFile(name, beside: url)
    }
    if header.isCompressed {
      let pixels = try Inflater(Array(bytes.dropFirst(max(header.skippedBytes, 0))))
        .readToEnd(header.volume.byteCount)
      return Volume(header: header.volume, bytes: pixels)
    }
    bytes = try cut(bytes, skipping: header.skippedBytes, to: header.volume.byteCount)
    return Volume(header: header.volume, bytes: bytes)
  }

  private static func dataFile(_ name: String, beside url: URL) throws(ImageFileError.Problem) -> [UInt8] {
    do {
      return try FileBytes.read(url.deletingLastPathComponent().appendingPathComponent(name))
    } catch {
      guard error == .missing || error == .notAFile else { throw error }
      throw .dataFileMissing(name: name)
    }
  }

  private static func cut(
    _ bytes: [UInt8], skipping: Int, to count: Int
  ) throws(ImageFileError.Problem) -> [UInt8] {
    let start = skipping == -1 ? max(bytes.count - count, 0) : skipping
    guard bytes.count >= start + count else { throw .truncated(expected: start + count, found: bytes.count) }
    guard bytes.count == start + count else { throw .trailingBytes(expected: start + count) }
    return start == 0 ? bytes : Array(bytes[start...])
  }
}
