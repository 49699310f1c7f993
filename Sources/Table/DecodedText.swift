internal import Foundation

/// The bytes of a file as UTF-8 without a byte order mark, and how they were read.
struct DecodedText {
  let bytes: [UInt8]
  /// One sentence unless the file is UTF-8.
  let note: String?

  /// - Throws: ``TableError`` for a file that holds no text.
  init(_ data: Data, file: String) throws(TableError) {
    guard data.count < 1 << 31 else { throw .tooLarge(file: file, bytes: data.count) }
    let raw = [UInt8](data)
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      bytes = try Self.utf16(raw, file: file)
      note = "The text is UTF-16."
      return
    }
    if raw.starts(with: Array("PK\u{03}\u{04}".utf8)) {
      throw .notText(file: file, advice: "It looks like a spreadsheet; export it as CSV.")
    }
    if raw.contains(0) {
      throw .notText(file: file, advice: "It holds zero bytes; export it as CSV in UTF-8.")
    }
    let bare = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw.dropFirst(3)) : raw
    if String(validating: bare, as: UTF8.self) != nil {
      bytes = bare
      note = nil
    } else {
      bytes = Self.windows1252(bare)
      note = "The text is not UTF-8 and was read as Windows-1252; check names with accents."
    }
  }

  private static func utf16(_ raw: [UInt8], file: String) throws(TableError) -> [UInt8] {
    guard raw.count.isMultiple(of: 2) else {
      throw .notText(file: file, advice: "It is UTF-16 with half a character at the end; is it complete?")
    }
    let low = raw[0] == 0xFF ? 0 : 1
    let units = stride(from: 2, to: raw.count, by: 2).map { index in
      UInt16(raw[index + low]) | UInt16(raw[index + 1 - low]) << 8
    }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    guard !text.contains(0) else { throw .notText(file: file, advice: "It holds zero characters.") }
    guard text.count < 1 << 31 else { throw .tooLarge(file: file, bytes: text.count) }
    return text
  }

  private static func windows1252(_ raw: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in raw {
      let special = (0x80...0x9F).contains(byte)
      text.append(special ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return Array(String(text).utf8)
  }

  /// 0x80…0x9F of Windows-1252; the five bytes without a meaning stay control characters.
  private static let upper: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]
}
