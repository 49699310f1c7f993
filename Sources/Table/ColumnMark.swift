/// How the numbers of one column are to be read.
enum ColumnMark: Equatable, Sendable {
  case decided(DecimalMark)
  /// These two rows use different marks.
  case mixed(commaRow: Int, pointRow: Int)
  /// Such as 1,234 in this row: a decimal mark or a thousands separator, and no other cell tells which.
  case uncertain(row: Int, DecimalMark)

  /// - Throws: ``TableError`` where the column does not say.
  func mark(place: (Int) -> CellPlace) throws(TableError) -> DecimalMark {
    switch self {
    case .decided(let mark): mark
    case .mixed(let commaRow, let pointRow):
      throw .mixedDecimalMarks(comma: place(commaRow), point: place(pointRow))
    case .uncertain(let row, let mark): throw .uncertainDecimalMark(place(row), mark: mark)
    }
  }

  /// One choice per column. In a file with commas between its cells only points are decimal marks.
  static func decide(
    _ store: CellStore, columns: Int, separator: Separator, forced: DecimalMark?
  ) -> [ColumnMark] {
    if let forced { return Array(repeating: .decided(forced), count: columns) }
    if separator == .comma { return Array(repeating: .decided(.point), count: columns) }
    let evidence = MarkEvidence.collect(store, columns: columns)
    let fileHasCommas = evidence.contains { $0.comma.isCertain }
    let fileHasPoints = evidence.contains { $0.point.isCertain }
    // Semicolons are written where the comma is the decimal mark.
    let expectsCommas = separator == .semicolon && !fileHasPoints
    return evidence.map {
      $0.choice(
        fileHasCommas: fileHasCommas, fileHasPoints: fileHasPoints, expectsCommas: expectsCommas)
    }
  }

  /// One sentence that names the columns with decimal commas.
  static func notes(_ marks: [ColumnMark], names: [String], forced: DecimalMark?) -> [String] {
    if let forced { return ["The decimal mark of all columns was given: '\(forced.rawValue)'."] }
    let comma = zip(names, marks).filter { $0.1 == .decided(.comma) }.map(\.0)
    return comma.isEmpty ? [] : ["Decimal commas: \(comma.joined(separator: ", "))."]
  }
}

/// What the cells of one column tell about its decimal mark.
private struct MarkEvidence {
  /// Cells that are numbers with one kind of mark.
  struct Cells {
    var firstRow: Int?
    /// True when a cell cannot be a number with a thousands separator.
    var isCertain = false
  }

  var comma = Cells()
  var point = Cells()

  static func collect(_ store: CellStore, columns: Int) -> [MarkEvidence] {
    var evidence = [MarkEvidence](repeating: MarkEvidence(), count: columns)
    for row in 0..<(store.cells.count / columns) {
      for column in 0..<columns {
        let cell = store.cells[row * columns + column]
        for mark in DecimalMark.allCases where !evidence[column].isCertain(mark) {
          guard store.contains(mark.byte, in: cell), store.number(cell, mark: mark) != nil else { continue }
          evidence[column].add(mark, row: row, isCertain: !store.looksGrouped(cell, mark: mark))
        }
      }
    }
    return evidence
  }

  private func isCertain(_ mark: DecimalMark) -> Bool {
    mark == .comma ? comma.isCertain : point.isCertain
  }

  private mutating func add(_ mark: DecimalMark, row: Int, isCertain: Bool) {
    func add(to cells: inout Cells) {
      if cells.firstRow == nil { cells.firstRow = row }
      if isCertain { cells.isCertain = true }
    }
    if mark == .comma { add(to: &comma) } else { add(to: &point) }
  }

  func choice(fileHasCommas: Bool, fileHasPoints: Bool, expectsCommas: Bool) -> ColumnMark {
    switch (comma.firstRow, point.firstRow) {
    case (let commaRow?, let pointRow?): .mixed(commaRow: commaRow, pointRow: pointRow)
    case (let row?, nil):
      comma.isCertain || expectsCommas || (fileHasCommas && !fileHasPoints)
        ? .decided(.comma) : .uncertain(row: row, .comma)
    case (nil, let row?):
      point.isCertain || !fileHasCommas || fileHasPoints ? .decided(.point) : .uncertain(row: row, .point)
    case (nil, nil): .decided(.point)
    }
  }
}

extension CellStore {
  /// One to three digits, not zero at first, the mark, then exactly three digits: 1,234.
  fileprivate func looksGrouped(_ cell: Cell, mark: DecimalMark) -> Bool {
    let digits = bytes[cell.range].drop { !DecimalParts.isDigit($0) && $0 != mark.byte }
    let parts = digits.split(separator: mark.byte, omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].count) && parts[0].first != UInt8(ascii: "0")
      && parts[1].count == 3 && parts[1].allSatisfy(DecimalParts.isDigit)
  }
}
