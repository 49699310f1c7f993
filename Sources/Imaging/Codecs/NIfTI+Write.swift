public import Foundation

extension NIfTI {
  /// Writes an image as NIfTI-1, packed when the name ends in `.gz`.
  ///
  /// Stored as uint8 when all values are integers of 0…255, else as float32. The file appears whole or not at all.
  /// - Throws: ``ImageFileError`` without spacing, for a value that is not finite, or when the file cannot be written.
  public static func write(_ image: Image, to url: URL) throws(ImageFileError) {
    if let bad = image.pixels.firstIndex(where: { !$0.isFinite }) {
      let problem = ImageFileError.Problem.notFinite(x: bad % image.width, y: bad / image.width, frame: 0)
      throw ImageFileError(path: url.path, problem: problem)
    }
    let integers = image.pixels.compactMap { UInt8(exactly: $0) }
    if integers.count == image.pixels.count {
      try write(integers, .uint8, image.size, image.spacing, to: url)
    } else {
      let floats = image.pixels.flatMap { littleEndian($0.bitPattern) }
      try write(floats, .float32, image.size, image.spacing, to: url)
    }
  }

  /// Writes labels as NIfTI-1 of uint8, packed when the name ends in `.gz`.
  ///
  /// - Throws: ``ImageFileError`` without spacing or when the file cannot be written.
  public static func write(_ labels: LabelMap, to url: URL) throws(ImageFileError) {
    try write(labels.labels, .uint8, labels.size, labels.spacing, to: url)
  }

  private static func write(
    _ pixels: [UInt8], _ type: SampleType, _ size: PixelSize, _ spacing: Spacing?, to url: URL
  ) throws(ImageFileError) {
    guard let spacing else { throw ImageFileError(path: url.path, problem: .missingSpacing) }
    guard size.width <= ImageLimits.side, size.height <= ImageLimits.side else {
      throw ImageFileError(path: url.path, problem: .tooLarge([size.width, size.height]))
    }
    let bytes = header(type, size, spacing) + pixels
    try AtomicFile.write(url.pathExtension.lowercased() == "gz" ? gzip(bytes) : bytes, to: url)
  }

  private static func header(_ type: SampleType, _ size: PixelSize, _ spacing: Spacing) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 352)
    func put(_ field: [UInt8], at offset: Int) {
      bytes.replaceSubrange(offset..<offset + field.count, with: field)
    }
    func put(_ values: [Float], at offset: Int) {
      put(values.flatMap { littleEndian($0.bitPattern) }, at: offset)
    }
    func put(_ values: [Int16], at offset: Int) { put(values.flatMap { littleEndian($0) }, at: offset) }
    put(littleEndian(Int32(348)), at: 0)
    put([2, Int16(size.width), Int16(size.height), 1, 1, 1, 1, 1] as [Int16], at: 40)
    put([Int16(type.niftiCode), Int16(8 * type.byteCount)] as [Int16], at: 70)
    put([1, Float(spacing.x), Float(spacing.y), 1, 1, 1, 1, 1] as [Float], at: 76)
    put([352, 1, 0] as [Float], at: 108)  // vox_offset, scl_slope, scl_inter
    put([2] as [UInt8], at: 123)  // millimetres
    put(NIfTIFields.Layout.one.magic, at: 344)
    return bytes
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
