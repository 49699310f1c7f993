public import Foundation

/// A table read from a CSV file as people have it: the first record names the columns, every other is a row.
///
/// - Text: UTF-8, UTF-16 with a byte order mark, and otherwise Windows-1252 (Latin-1).
/// - Records: RFC 4180, with any of CRLF, CR and LF; blank lines are skipped, blanks around a cell are
///   dropped.
/// - Separator: tab, semicolon or comma, whichever splits the first records alike; a line `sep=;` is obeyed.
/// - Decimal mark: a point; in columns of a file that is not separated by commas also a comma, where the
///   cells of that column say so. Thousands separators are never guessed.
/// - Missing values: empty, `NA`, `N/A`, `NaN`, `null`, `.` and `-`, in any case.
///
/// What was decided is told in ``notes``. The text is kept as bytes and converted when a column is asked for.
public struct DataTable: Sendable {
  /// Name of the file, as errors and notes print it.
  public let file: String
  /// Names of the columns, in the order of the file; all different, none empty.
  public let columns: [String]
  /// Number of rows, the header not counted.
  public let rowCount: Int
  /// What stands between two cells.
  public let separator: Separator
  /// What was decided while reading, one sentence each; empty for plain UTF-8 with commas and points.
  public let notes: [String]

  let cells: CellStore
  let marks: [ColumnMark]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - decimalMark: Of all columns; nil lets the cells of each column decide.
  /// - Throws: ``TableError`` for a file that cannot be read or is no table, with the line.
  public init(contentsOf url: URL, decimalMark: DecimalMark? = nil) throws(TableError) {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw .unreadable(file: url.path, reason: "there is no such file.")
    }
    guard (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory != true else {
      throw .unreadable(file: url.path, reason: "it is a folder. Name the CSV file in it.")
    }
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      throw .unreadable(file: url.path, reason: error.localizedDescription)
    }
    try self.init(data: data, file: url.lastPathComponent, decimalMark: decimalMark)
  }

  /// Reads the content of a file.
  ///
  /// - Parameters:
  ///   - data: The bytes, with or without a byte order mark.
  ///   - file: Name for errors and notes.
  ///   - decimalMark: Of all columns; nil lets the cells of each column decide.
  /// - Throws: ``TableError`` for what is no table, with the line.
  public init(data: Data, file: String, decimalMark: DecimalMark? = nil) throws(TableError) {
    let text = try DecodedText(data, file: file)
    let records = try Records(text: text.bytes, file: file)
    self.file = file
    columns = records.names
    rowCount = records.store.cells.count / records.names.count
    separator = records.separator
    cells = records.store
    marks = ColumnMark.decide(
      records.store, columns: records.names.count, separator: records.separator, forced: decimalMark)
    notes =
      [text.note, records.separatorNote].compactMap { $0 }
      + ColumnMark.notes(marks, names: columns, forced: decimalMark) + records.blankLineNote
  }

  /// The cells of a column as text; nil for a missing value.
  ///
  /// - Throws: ``TableError/unknownColumn(name:file:nearest:columns:)``.
  public func text(_ column: String) throws(TableError) -> [String?] {
    let index = try self.index(of: column)
    return (0..<rowCount).map { row in
      let cell = cells.cells[row * columns.count + index]
      return cells.isMissing(cell) ? nil : cells.string(cell)
    }
  }

  /// The cells of a column as numbers; nil for a missing value.
  ///
  /// - Throws: ``TableError`` for an unknown column, a cell that is no finite number, or a column whose
  ///   decimal mark is not certain; the error names line, column, content and what to do.
  public func numbers(_ column: String) throws(TableError) -> [Double?] {
    let index = try self.index(of: column)
    let mark = try marks[index].mark(place: { place(row: $0, column: index) })
    var values = [Double?](repeating: nil, count: rowCount)
    for row in 0..<rowCount {
      let cell = cells.cells[row * columns.count + index]
      if cells.isMissing(cell) { continue }
      guard let value = cells.number(cell, mark: mark) else {
        throw .notNumber(place(row: row, column: index), decimalMark: mark)
      }
      values[row] = value
    }
    return values
  }

  /// Number of missing values in a column.
  ///
  /// - Throws: ``TableError/unknownColumn(name:file:nearest:columns:)``.
  public func missingCount(_ column: String) throws(TableError) -> Int {
    let index = try self.index(of: column)
    return (0..<rowCount).count { cells.isMissing(cells.cells[$0 * columns.count + index]) }
  }

  /// The line of the file, from 1, in which a row begins: rows hold several lines where quoted cells do.
  ///
  /// Counts line ends from the start of the file.
  /// - Precondition: `row` lies in 0..<``rowCount``.
  public func line(ofRow row: Int) -> Int { cells.line(cells.cells[row * columns.count]) }

  func place(row: Int, column: Int) -> CellPlace {
    let cell = cells.cells[row * columns.count + column]
    return CellPlace(
      file: file, line: cells.line(cell), column: columns[column], content: cells.string(cell))
  }

  private func index(of column: String) throws(TableError) -> Int {
    if let index = columns.firstIndex(of: column) { return index }
    throw .unknownColumn(
      name: column, file: file, nearest: nearestNames(to: column, among: columns), columns: columns)
  }
}
