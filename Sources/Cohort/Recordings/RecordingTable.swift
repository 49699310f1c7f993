import ApicalImaging
import ApicalTable
import Foundation

/// The optional `recordings.csv` beside the files: what is known of each.
///
/// Columns, all but `file` optional: `file` (path below the folder), `exam`, `view` (A2C, A4C), `spacing_x` and
/// `spacing_y` in mm, `frame_rate` per second, `edv` and `esv` in mL, `ef` in %, and `ed` and `es`: the frames,
/// from 0 and separated by blanks, of every beat where they are known.
struct RecordingTable {
  struct Row: Sendable {
    var exam: String?
    var view: ViewKind?
    var spacing: Spacing?
    var frameRate: Double?
    var recorded = RecordedVolumes()
    var beats: [KnownBeat]?
  }

  let rows: [String: Row]
  let unknownColumns: [String]

  private static let texts = ["file", "exam", "view", "ed", "es"]
  private static let numbers = ["spacing_x", "spacing_y", "frame_rate", "edv", "esv", "ef"]

  /// - Throws: ``CohortError`` with file and line for a table that cannot be used.
  init(file: URL) throws(CohortError) {
    guard let data = try? Data(contentsOf: file) else {
      throw .badTable(file.path, line: nil, "cannot be read.")
    }
    let table: DataTable
    let cells: Cells
    do throws(TableError) {
      table = try DataTable(data: data, file: file.path)
      cells = try Cells(table, texts: Self.texts, numbers: Self.numbers)
    } catch {
      throw .badTable(error)
    }
    let known = Self.texts + Self.numbers
    unknownColumns = table.columns.map { $0.lowercased() }.filter { !known.contains($0) }
    rows = try Self.rows(table, cells, path: file.path)
  }

  private static func rows(
    _ table: DataTable, _ cells: Cells, path: String
  ) throws(CohortError) -> [String: Row] {
    var rows: [String: Row] = [:]
    for index in 0..<table.rowCount {
      let line = table.line(ofRow: index)
      guard let file = cells.text("file", index) else {
        throw .badTable(path, line: line, "the cell 'file' is empty.")
      }
      let row = try Reader(cells: cells, index: index, path: path, line: line).row()
      guard rows.updateValue(row, forKey: file) == nil else {
        throw .badTable(path, line: line, "names \(file) a second time.")
      }
    }
    return rows
  }
}

/// The cells of the known columns.
private struct Cells {
  private var texts: [String: [String?]] = [:]
  private var numbers: [String: [Double?]] = [:]

  init(_ table: DataTable, texts: [String], numbers: [String]) throws(TableError) {
    let spelled = Dictionary(table.columns.map { ($0.lowercased(), $0) }) { first, _ in first }
    self.texts["file"] = try table.text(spelled["file"] ?? "file")
    for name in texts {
      if let column = spelled[name] { self.texts[name] = try table.text(column) }
    }
    for name in numbers {
      if let column = spelled[name] { self.numbers[name] = try table.numbers(column) }
    }
  }

  func text(_ column: String, _ row: Int) -> String? { texts[column]?[row] }
  func number(_ column: String, _ row: Int) -> Double? { numbers[column]?[row] }
}

/// Reads the typed cells of one row.
private struct Reader {
  let cells: Cells
  let index: Int
  let path: String
  let line: Int

  func row() throws(CohortError) -> RecordingTable.Row {
    var row = RecordingTable.Row()
    row.exam = cells.text("exam", index)
    row.view = try view()
    row.spacing = try spacing()
    row.frameRate = cells.number("frame_rate", index)
    if let rate = row.frameRate, rate <= 0 {
      throw .badTable(path, line: line, "\(rate) in column 'frame_rate', needed: above zero.")
    }
    row.recorded = RecordedVolumes(
      edv: cells.number("edv", index), esv: cells.number("esv", index), ef: cells.number("ef", index))
    row.beats = try beats()
    return row
  }

  private func view() throws(CohortError) -> ViewKind? {
    guard let text = cells.text("view", index) else { return nil }
    guard let view = [ViewKind.a2c, .a4c].first(where: { $0.rawValue == text.uppercased() }) else {
      throw .badTable(path, line: line, "'\(text)' in column 'view': known are A2C, A4C.")
    }
    return view
  }

  private func spacing() throws(CohortError) -> Spacing? {
    guard let x = cells.number("spacing_x", index), let y = cells.number("spacing_y", index) else {
      return nil
    }
    do throws(SpacingError) { return try Spacing(x: x, y: y) } catch {
      throw .badTable(path, line: line, error.description)
    }
  }

  private func beats() throws(CohortError) -> [KnownBeat]? {
    let lists = try [frames("ed"), frames("es")].compactMap(\.self)
    guard !lists.isEmpty else { return nil }
    let isPaired = lists.count == 2 && lists[0].count == lists[1].count
    guard isPaired, zip(lists[0], lists[1]).allSatisfy({ $0 < $1 }) else {
      throw .badTable(path, line: line, "'ed' and 'es' must hold one frame each a beat, ED before ES.")
    }
    return zip(lists[0], lists[1]).map { KnownBeat(ed: $0, es: $1) }
  }

  private func frames(_ column: String) throws(CohortError) -> [Int]? {
    guard let text = cells.text(column, index) else { return nil }
    let words = text.split { " ;|".contains($0) }
    let frames = words.compactMap { Int($0) }.filter { $0 >= 0 }
    guard frames.count == words.count else {
      throw .badTable(path, line: line, "'\(text)' in column '\(column)', needed: frames from 0.")
    }
    return frames
  }
}
