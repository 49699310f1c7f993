/// Reads records as RFC 4180 has them, one after the other, from UTF-8 bytes.
///
/// Stricter than SwiftCSV, which walks over characters, keeps no line numbers, drops an empty last cell and
/// accepts a quote that is never closed. More lenient than the RFC: any of CRLF, CR and LF ends a record, and
/// blanks around cells and quotes are dropped.
struct RecordReader {
  let bytes: [UInt8]
  let separator: Separator
  let file: String
  private let mark: UInt8
  private(set) var position: Int
  /// Blank lines between the records read so far.
  private(set) var blankLines = 0

  init(bytes: [UInt8], separator: Separator, start: Int, file: String) {
    self.bytes = bytes
    self.separator = separator
    self.file = file
    mark = separator.byte
    position = start
  }

  /// Appends the cells of the next record; false at the end of the text.
  ///
  /// - Throws: ``TableError`` for a quote out of place.
  mutating func next(into cells: inout [Cell]) throws(TableError) -> Bool {
    let first = cells.count
    var blank = 0
    while position < bytes.count {
      let start = position
      repeat { cells.append(try nextCell()) } while passSeparator()
      passLineEnd()
      guard cells.count == first + 1, cells[first].count == 0, bytes[start] != UInt8(ascii: "\"") else {
        blankLines += blank
        return true
      }
      cells.removeLast()
      blank += 1
    }
    return false
  }

  private mutating func nextCell() throws(TableError) -> Cell {
    passBlanks()
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedCell() }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == mark || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == UInt8(ascii: "\"") { throw .strayQuote(file: file, line: line(at: position)) }
      position += 1
    }
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Cell(start..<end, doubledQuotes: false)
  }

  private mutating func quotedCell() throws(TableError) -> Cell {
    let opening = position
    var doubled = false
    position += 1
    while true {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
      guard position < bytes.count else { throw .unclosedQuote(file: file, line: line(at: opening)) }
      position += 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      doubled = true
      position += 1
    }
    let content = (opening + 1)..<(position - 1)
    passBlanks()
    if position < bytes.count {
      let byte = bytes[position]
      guard byte == mark || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        throw .strayQuote(file: file, line: line(at: position))
      }
    }
    return Cell(content, doubledQuotes: doubled)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && mark != byte)
  }

  private mutating func passBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  private mutating func passSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == mark else { return false }
    position += 1
    return true
  }

  private mutating func passLineEnd() {
    guard position < bytes.count else { return }
    let carriageReturn = bytes[position] == UInt8(ascii: "\r")
    position += 1
    if carriageReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
  }

  func line(at offset: Int) -> Int { lineNumber(at: offset, in: bytes) }
}

/// The line, from 1, that holds a byte; CRLF, CR and LF each end one line.
func lineNumber(at offset: Int, in bytes: [UInt8]) -> Int {
  var line = 1
  for index in 0..<offset {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\r")
      || (byte == UInt8(ascii: "\n") && !(index > 0 && bytes[index - 1] == UInt8(ascii: "\r")))
    {
      line += 1
    }
  }
  return line
}
