/// The rows of a table that have a value in every wanted column, and which column cost how many of the
/// others.
public struct CompleteCases: Sendable, Equatable {
  /// Rows left out because these columns, and no other wanted one, have no value.
  public struct LeftOut: Sendable, Equatable {
    /// In the order in which they were asked for.
    public let columns: [String]
    /// Number of rows.
    public let count: Int
  }

  /// Rows of the table.
  public let rowCount: Int
  /// Index of each row used, ascending, from 0.
  public let rows: [Int]
  /// One entry per set of missing columns, in the order of the columns; the counts add up to all rows left
  /// out.
  public let leftOut: [LeftOut]

  private let numberColumns: [String: [Double]]
  private let textColumns: [String: [String]]

  /// Number of rows used.
  public var count: Int { rows.count }

  /// The values of a column of numbers, one per row used.
  ///
  /// - Precondition: `column` was asked for as numbers.
  public func numbers(_ column: String) -> [Double] {
    guard let values = numberColumns[column] else { preconditionFailure("'\(column)' was not asked for") }
    return values
  }

  /// The values of a column of text, one per row used.
  ///
  /// - Precondition: `column` was asked for as text.
  public func text(_ column: String) -> [String] {
    guard let values = textColumns[column] else { preconditionFailure("'\(column)' was not asked for") }
    return values
  }

  fileprivate init(
    rowCount: Int, numbers: [(name: String, values: [Double?])], text: [(name: String, values: [String?])]
  ) {
    let isMissing = numbers.map { $0.values.map { $0 == nil } } + text.map { $0.values.map { $0 == nil } }
    let names = numbers.map(\.name) + text.map(\.name)
    var missing: [[Int]: Int] = [:]
    var rows: [Int] = []
    for row in 0..<rowCount {
      let columns = names.indices.filter { isMissing[$0][row] }
      if columns.isEmpty { rows.append(row) } else { missing[columns, default: 0] += 1 }
    }
    self.rowCount = rowCount
    self.rows = rows
    let sets = missing.sorted { one, other in
      one.key.count == other.key.count
        ? one.key.lexicographicallyPrecedes(other.key) : one.key.count < other.key.count
    }
    leftOut = sets.map { LeftOut(columns: $0.key.map { names[$0] }, count: $0.value) }
    numberColumns = Dictionary(
      numbers.map { column in (column.name, rows.map { column.values[$0]! }) }, uniquingKeysWith: { $1 })
    textColumns = Dictionary(
      text.map { column in (column.name, rows.map { column.values[$0]! }) }, uniquingKeysWith: { $1 })
  }
}

extension CompleteCases: CustomStringConvertible {
  /// "Rows: 120, used: 117 (2 without ef_auto, 1 without ef_manual)".
  public var description: String {
    let reasons = leftOut.map { "\($0.count) without \($0.columns.joined(separator: " and "))" }
    return "Rows: \(rowCount), used: \(count)"
      + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))")
  }
}

extension DataTable {
  /// The rows that have a value in all of these columns.
  ///
  /// - Parameters:
  ///   - numbers: Columns to read as numbers.
  ///   - text: Columns to read as text, such as the patient or the group.
  /// - Throws: ``TableError`` as ``numbers(_:)`` and ``text(_:)``.
  public func completeCases(
    numbers numberNames: [String], text textNames: [String] = []
  ) throws(TableError) -> CompleteCases {
    var numbers: [(name: String, values: [Double?])] = []
    var text: [(name: String, values: [String?])] = []
    for name in numberNames { numbers.append((name, try self.numbers(name))) }
    for name in textNames { text.append((name, try self.text(name))) }
    return CompleteCases(rowCount: rowCount, numbers: numbers, text: text)
  }
}
