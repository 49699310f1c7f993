import ApicalImaging
import Foundation
import SwiftCSV

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

  static let columns = [
    "file", "exam", "patient", "view", "beat", "phase", "spacing", "spacing_x", "spacing_y", "edv", "esv",
    "ef",
  ]

  /// - Throws: ``CohortError`` with file and line for a table that cannot be used.
  init(file: URL) throws(CohortError) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw .badTable(file.path, line: nil, "cannot be read as UTF-8 text.")
    }
    try self.init(text: text, path: file.path)
  }

  init(text: String, path: String) throws(CohortError) {
    let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let table: EnumeratedCSV
    do { table = try EnumeratedCSV(string: bare, loadColumns: false) } catch {
      throw .badTable(path, line: nil, "is not a CSV table: \(error)")
    }
    let header = table.header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    guard header.contains("file") else {
      throw .badTable(path, line: 1, "has no column 'file'; found \(header.joined(separator: ", ")).")
    }
    unknownColumns = header.filter { !Self.columns.contains($0) }
    var rows: [String: Row] = [:]
    for (index, cells) in table.rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
      let row = try RowReader(header: header, cells: cells, path: path, line: index + 2).row()
      guard rows.updateValue(row, forKey: row.file) == nil else {
        throw .badTable(path, line: index + 2, "names \(row.file) a second time.")
      }
    }
    self.rows = rows
  }
}

/// Reads the typed cells of one row.
private struct RowReader {
  let path: String
  let line: Int
  private let cells: [String: String]

  init(header: [String], cells: [String], path: String, line: Int) {
    self.path = path
    self.line = line
    let filled = zip(header, cells.map { $0.trimmingCharacters(in: .whitespaces) }).filter {
      !$1.isEmpty && $1 != "NA"
    }
    self.cells = Dictionary(filled, uniquingKeysWith: { first, _ in first })
  }

  func row() throws(CohortError) -> FrameTable.Row {
    guard let file = cells["file"] else { throw .badTable(path, line: line, "the cell 'file' is empty.") }
    var row = FrameTable.Row(file: file)
    row.exam = cells["exam"]
    row.patient = cells["patient"]
    row.view = try value("view", of: [.a2c, .a4c].map { ($0.rawValue, $0) })
    row.phase = try value("phase", of: Phase.allCases.map { ($0.rawValue, $0) })
    row.beat = try number("beat").map { Int($0) }
    row.spacing = try spacing()
    row.recorded = RecordedVolumes(edv: try number("edv"), esv: try number("esv"), ef: try number("ef"))
    return row
  }

  private func spacing() throws(CohortError) -> Spacing? {
    let both = try number("spacing")
    guard let x = try number("spacing_x") ?? both, let y = try number("spacing_y") ?? both else { return nil }
    do throws(SpacingError) { return try Spacing(x: x, y: y) } catch {
      throw .badTable(path, line: line, error.description)
    }
  }

  private func number(_ column: String) throws(CohortError) -> Double? {
    guard let text = cells[column] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw .badTable(path, line: line, "'\(text)' in column '\(column)' is not a number.")
    }
    return number
  }

  private func value<Value>(_ column: String, of known: [(String, Value)]) throws(CohortError) -> Value? {
    guard let text = cells[column] else { return nil }
    guard let match = known.first(where: { $0.0 == text.uppercased() }) else {
      let names = known.map(\.0).joined(separator: ", ")
      throw .badTable(path, line: line, "'\(text)' in column '\(column)': known are \(names).")
    }
    return match.1
  }
}
