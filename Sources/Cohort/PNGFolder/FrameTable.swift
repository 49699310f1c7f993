import ApicalImaging
import ApicalTable
import Foundation

/// The optional table beside `images/` and `labels/`: what is known of each file.
///
/// Columns, all but `file` optional: `file`, `exam`, `patient`, `view` (A2C, A4C), `beat` (from 1), `phase` (ED, ES),
/// `spacing_x` and `spacing_y` in mm (or `spacing` for both), `edv` and `esv` in mL, `ef` in %.
struct FrameTable {
  struct Row: Sendable {
    let file: String
    var exam: String?
    /// Where several exams are of one patient.
    var patient: String?
    var view: ViewKind?
    var beat: Int?
    var phase: Phase?
    var spacing: Spacing?
    var recorded = RecordedVolumes()
  }

  let rows: [String: Row]
  /// Names of the columns that mean nothing here.
  let unknownColumns: [String]

  /// - Throws: ``CohortError`` with file and line for a table that cannot be used.
  init(file: URL) throws(CohortError) {
    let path = file.path
    guard let data = try? Data(contentsOf: file) else { throw .badTable(path, line: nil, "cannot be read.") }
    let table: DataTable
    let cells: FrameCells
    do throws(TableError) {
      table = try DataTable(data: data, file: path)
      cells = try FrameCells(table)
    } catch {
      throw .badTable(error)
    }
    unknownColumns = cells.unknownColumns
    var rows: [String: Row] = [:]
    for index in 0..<table.rowCount where !cells.isBlank(index) {
      let line = table.line(ofRow: index)
      let row = try RowReader(cells: cells, index: index, path: path, line: line).row()
      guard rows.updateValue(row, forKey: row.file) == nil else {
        throw .badTable(path, line: line, "names \(row.file) a second time.")
      }
    }
    self.rows = rows
  }
}

/// The cells of the known columns, by the name of the column in lower case.
private struct FrameCells {
  static let texts = ["file", "exam", "patient", "view", "phase"]
  static let numbers = ["beat", "spacing", "spacing_x", "spacing_y", "edv", "esv", "ef"]

  let unknownColumns: [String]
  private(set) var text: [String: [String?]] = [:]
  private(set) var number: [String: [Double?]] = [:]

  init(_ table: DataTable) throws(TableError) {
    let spelled = Dictionary(table.columns.map { ($0.lowercased(), $0) }) { first, _ in first }
    unknownColumns = table.columns.map { $0.lowercased() }
      .filter { !Self.texts.contains($0) && !Self.numbers.contains($0) }
    text["file"] = try table.text(spelled["file"] ?? "file")
    for name in Self.texts {
      if let column = spelled[name] { text[name] = try table.text(column) }
    }
    for name in Self.numbers {
      if let column = spelled[name] { number[name] = try table.numbers(column) }
    }
  }

  func isBlank(_ row: Int) -> Bool {
    text.values.allSatisfy { $0[row] == nil } && number.values.allSatisfy { $0[row] == nil }
  }
}

/// Reads the typed cells of one row.
private struct RowReader {
  let cells: FrameCells
  let index: Int
  let path: String
  let line: Int

  func row() throws(CohortError) -> FrameTable.Row {
    guard let file = text("file") else { throw .badTable(path, line: line, "the cell 'file' is empty.") }
    var row = FrameTable.Row(file: file)
    row.exam = text("exam")
    row.patient = text("patient")
    row.view = try value("view", of: [.a2c, .a4c].map { ($0.rawValue, $0) })
    row.phase = try value("phase", of: Phase.allCases.map { ($0.rawValue, $0) })
    row.beat = try beat()
    row.spacing = try spacing()
    row.recorded = RecordedVolumes(edv: number("edv"), esv: number("esv"), ef: number("ef"))
    return row
  }

  private func text(_ column: String) -> String? { cells.text[column]?[index] }

  private func number(_ column: String) -> Double? { cells.number[column]?[index] }

  private func beat() throws(CohortError) -> Int? {
    guard let number = number("beat") else { return nil }
    guard let beat = Int(exactly: number), beat >= 1 else {
      throw .badTable(path, line: line, "\(number) in column 'beat', needed: a whole number from 1.")
    }
    return beat
  }

  private func spacing() throws(CohortError) -> Spacing? {
    let both = number("spacing")
    guard let x = number("spacing_x") ?? both, let y = number("spacing_y") ?? both else { return nil }
    do throws(SpacingError) { return try Spacing(x: x, y: y) } catch {
      throw .badTable(path, line: line, error.description)
    }
  }

  private func value<Value>(_ column: String, of known: [(String, Value)]) throws(CohortError) -> Value? {
    guard let text = text(column) else { return nil }
    guard let match = known.first(where: { $0.0 == text.uppercased() }) else {
      let names = known.map(\.0).joined(separator: ", ")
      throw .badTable(path, line: line, "'\(text)' in column '\(column)': known are \(names).")
    }
    return match.1
  }
}
