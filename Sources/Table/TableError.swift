/// Where a cell stands, and what it holds.
public struct CellPlace: Sendable, Equatable, CustomStringConvertible {
  /// Name of the file.
  public let file: String
  /// Line of the file, from 1, in which the cell begins.
  public let line: Int
  /// Name of the column.
  public let column: String
  /// The cell as it is written.
  public let content: String

  /// As errors print it; a long content is cut.
  public var description: String {
    "\(file), line \(line), column '\(column)': '\(content.count > 60 ? content.prefix(57) + "…" : content)'"
  }
}

/// Why a file could not be read as a table, or a column not as what was wanted.
public enum TableError: Error, Equatable {
  /// The file cannot be opened.
  case unreadable(file: String, reason: String)
  /// The file holds something else than text.
  case notText(file: String, advice: String)
  /// More than 2 GiB.
  case tooLarge(file: String, bytes: Int)
  /// The file holds nothing but blanks.
  case empty(file: String)
  /// A header without rows.
  case noRows(file: String)
  /// The first record holds numbers only.
  case noHeader(file: String, line: Int, found: [String])
  /// A column without a name; positions count from 1.
  case emptyName(file: String, line: Int, position: Int)
  /// Two columns of one name; positions count from 1.
  case duplicateName(String, file: String, line: Int, positions: [Int])
  /// A row with more or fewer cells than the header.
  case ragged(file: String, line: Int, found: Int, needed: Int, separator: Separator)
  /// A quote inside a cell that does not begin with one, or text behind a closing quote.
  case strayQuote(file: String, line: Int)
  /// The quote that opens in this line is never closed.
  case unclosedQuote(file: String, line: Int)
  /// No column has this name.
  case unknownColumn(name: String, file: String, nearest: [String], columns: [String])
  /// A cell that is no finite number.
  case notNumber(CellPlace, decimalMark: DecimalMark)
  /// A column with both 1,5 and 1.5.
  case mixedDecimalMarks(comma: CellPlace, point: CellPlace)
  /// A column with cells such as 1,234 only: a decimal mark or a thousands separator.
  case uncertainDecimalMark(CellPlace, mark: DecimalMark)
}
