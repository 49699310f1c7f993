/// The text header of a MetaImage file, checked.
///
/// Source: MetaIO documentation, https://itk.org/Wiki/MetaIO/Documentation.
struct MetaImageHeader {
  /// Where the pixels are.
  enum Source: Equatable {
    /// After the header, in the same file.
    case local(offset: Int)
    /// In another file of that name, below the header's folder.
    case file(name: String)
  }

  private static let maximumLines = 1000

  let volume: VolumeHeader
  let source: Source
  let isCompressed: Bool
  /// Bytes to skip before the pixels; −1 when the pixels are the end of the file.
  let skippedBytes: Int

  /// - Parameter bytes: The file, or at least all of its header.
  init(_ bytes: [UInt8]) throws(ImageFileError.Problem) {
    let (fields, offset) = try Self.parse(bytes)
    let texts = MetaImageFields(fields)
    let axes = try texts.integer("NDims", orElse: nil)
    guard (2...3).contains(axes) else { throw .badHeader(reason: "NDims = \(axes); needed: 2 or 3") }
    let grid = try ImageLimits.grid(try texts.integers("DimSize", count: axes))
    let channels = try texts.integer("ElementNumberOfChannels", orElse: 1)
    guard channels == 1 else { throw .unsupportedType("A MetaImage of \(channels) channels") }
    guard try texts.flag(["BinaryData"]) ?? true else { throw .unsupportedType("A MetaImage in ASCII") }
    volume = VolumeHeader(
      size: grid.size, frames: grid.frames, spacing: try texts.spacing(axes: axes),
      type: try texts.sampleType(),
      isBigEndian: try texts.flag(["BinaryDataByteOrderMSB", "ElementByteOrderMSB"]) ?? false)
    isCompressed = try texts.flag(["CompressedData"]) ?? false
    skippedBytes = try texts.integer("HeaderSize", orElse: 0)
    guard skippedBytes >= -1, skippedBytes <= 1 << 26 else {
      throw .badHeader(reason: "HeaderSize = \(skippedBytes); needed: −1, 0 or more")
    }
    source = try Self.source(try texts.text("ElementDataFile"), offset: offset)
  }

  /// The lines up to `ElementDataFile`, which is the last by definition, and where they end.
  private static func parse(
    _ bytes: [UInt8]
  ) throws(ImageFileError.Problem) -> (fields: [String: String], end: Int) {
    var fields: [String: String] = [:]
    var start = 0
    for _ in 0..<maximumLines where start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[start..<end].prefix(4096), as: UTF8.self)
      start = min(end + 1, bytes.count)
      let parts = line.split(separator: "=", maxSplits: 1).map(trim)
      if parts.count == 2 {
        fields[parts[0]] = parts[1]
        if parts[0] == "ElementDataFile" { return (fields, start) }
      } else if !trim(line[...]).isEmpty {
        guard !fields.isEmpty else { break }
        throw .badHeader(reason: "line “\(line.prefix(40))” is not of the form Key = Value")
      }
    }
    guard !fields.isEmpty else {
      throw .wrongMagic(found: "no line of the form Key = Value", needed: "a MetaImage text header")
    }
    throw .badHeader(reason: "no ElementDataFile line; the header is cut short")
  }

  private static func trim(_ text: Substring) -> String {
    let kept = text.drop { $0.isWhitespace }
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }

  private static func source(_ name: String, offset: Int) throws(ImageFileError.Problem) -> Source {
    if name.uppercased() == "LOCAL" { return .local(offset: offset) }
    if name.hasPrefix("LIST") || name.contains("%") {
      throw .unsupportedType("A MetaImage spread over several files")
    }
    let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    let isOutside =
      name.hasPrefix("/") || name.hasPrefix("\\") || name.contains(":") || name.contains("\0")
      || parts.contains("..")
    guard !isOutside else { throw .dataFileOutside(name: name) }
    return .file(name: name)
  }
}
