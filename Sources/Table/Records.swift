/// The header and the rows of a text, each row with as many cells as the header.
struct Records {
  let names: [String]
  let store: CellStore
  let separator: Separator
  let separatorNote: String?
  private let blankLines: Int

  /// - Throws: ``TableError`` for a text that is no table.
  init(text bytes: [UInt8], file: String) throws(TableError) {
    let named = NamedSeparator(bytes)
    let start = named?.end ?? 0
    separator = named?.separator ?? Separator.detect(bytes, from: start, file: file)
    var reader = RecordReader(bytes: bytes, separator: separator, start: start, file: file)
    names = try Self.header(&reader)
    let cells = try Self.rows(&reader, width: names.count)
    store = CellStore(bytes: bytes, cells: cells)
    blankLines = reader.blankLines
    separatorNote =
      named != nil
      ? "The first line says that cells are separated by \(separator.name)."
      : separator == .comma ? nil : "Cells are separated by \(separator.name)."
  }

  /// One sentence where blank lines were skipped.
  var blankLineNote: [String] { blankLines == 0 ? [] : ["Blank lines skipped: \(blankLines)."] }

  private static func header(_ reader: inout RecordReader) throws(TableError) -> [String] {
    var cells: [Cell] = []
    guard try reader.next(into: &cells) else { throw .empty(file: reader.file) }
    let store = CellStore(bytes: reader.bytes, cells: cells)
    let line = store.line(cells[0])
    let names = cells.map { trimmed(store.string($0)) }
    if cells.allSatisfy({ store.number($0, mark: .point) != nil || store.number($0, mark: .comma) != nil }) {
      throw .noHeader(file: reader.file, line: line, found: names)
    }
    var seen: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      if name.isEmpty { throw .emptyName(file: reader.file, line: line, position: position + 1) }
      if let first = seen.updateValue(position, forKey: name) {
        throw .duplicateName(
          name, file: reader.file, line: line, positions: [first + 1, position + 1])
      }
    }
    return names
  }

  private static func trimmed(_ name: String) -> String {
    let front = name.drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func rows(_ reader: inout RecordReader, width: Int) throws(TableError) -> [Cell] {
    var cells: [Cell] = []
    while true {
      let first = cells.count
      guard try reader.next(into: &cells) else { break }
      let found = cells.count - first
      guard found == width else {
        throw .ragged(
          file: reader.file, line: reader.line(at: cells[first].start), found: found, needed: width,
          separator: reader.separator)
      }
    }
    guard !cells.isEmpty else { throw .noRows(file: reader.file) }
    return cells
  }
}

/// A first line such as `sep=;`, by which spreadsheets are told the separator.
private struct NamedSeparator {
  let separator: Separator
  /// First byte after the line.
  let end: Int

  init?(_ bytes: [UInt8]) {
    let key = Array("sep=".utf8)
    guard bytes.count > key.count, zip(bytes, key).allSatisfy({ $0 | 0x20 == $1 | 0x20 }),
      let separator = Separator.allCases.first(where: { $0.byte == bytes[key.count] })
    else { return nil }
    var end = key.count + 1
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\r") || bytes[end] == UInt8(ascii: "\n") else {
      return nil
    }
    while end < bytes.count, bytes[end] == UInt8(ascii: "\r") || bytes[end] == UInt8(ascii: "\n") { end += 1 }
    self.separator = separator
    self.end = end
  }
}
