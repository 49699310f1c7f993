/// The text of a table and where its cells lie in it, row after row.
struct CellStore: Sendable {
  let bytes: [UInt8]
  let cells: [Cell]

  func string(_ cell: Cell) -> String {
    guard cell.hasDoubledQuotes else { return String(decoding: bytes[cell.range], as: UTF8.self) }
    var content: [UInt8] = []
    var index = cell.start
    while index < cell.range.upperBound {
      content.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  func line(_ cell: Cell) -> Int { lineNumber(at: cell.start, in: bytes) }

  /// Empty, or one of `NA`, `N/A`, `NaN`, `null`, `.` and `-`.
  func isMissing(_ cell: Cell) -> Bool {
    guard cell.count > 0 else { return true }
    guard cell.count <= 4 else { return false }
    let word = cell.range.reduce(UInt32(0)) { $0 << 8 | UInt32(Self.lowercased(bytes[$1])) }
    return Self.missing.contains(word)
  }

  private static let missing: [UInt32] = ["na", "n/a", "nan", "null", ".", "-"].map { name in
    name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  func contains(_ byte: UInt8, in cell: Cell) -> Bool {
    cell.range.contains { bytes[$0] == byte }
  }
}
