internal import ApicalStats

extension Table {
  /// The table as comma-separated values: RFC 4180, CRLF line ends, numbers in full precision.
  ///
  /// A column of estimates becomes three: value, lower and upper end. A text that a spreadsheet would run as a
  /// formula (it starts with =, +, −, @, tab or carriage return and is no plain number) gets an apostrophe in front.
  public func csv() -> String {
    let wide = columns.indices.map { column in rows.contains { $0.cells[column].isInterval } }
    let header = zip(columns, wide).flatMap { column, isWide -> [String] in
      let heading = Self.quoted(column.heading)
      guard isWide else { return [heading] }
      return [heading, Self.quoted(column.heading + ", lower"), Self.quoted(column.heading + ", upper")]
    }
    let lines = rows.map { row in
      zip(row.cells, wide).flatMap { cell, isWide -> [String] in
        let fields = cell.fields
        return isWide ? fields + [String](repeating: "", count: 3 - fields.count) : fields
      }
    }
    return ([header] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  /// What a spreadsheet takes for the beginning of a formula.
  private static let starts = Array("=+-@\t\r".utf8)

  /// Whether a byte may belong to a comma, a quotation mark or a line end of any script.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || (0x0A...0x0D).contains(byte)
  }

  /// A text as one field: neutralised where a spreadsheet would run it, quoted where it must be.
  static func quoted(_ text: String) -> String {
    var field = text
    if let first = text.utf8.first, starts.contains(first), Double(text) == nil { field = "'" + field }
    guard field.utf8.contains(where: isSpecial) else { return field }
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension Cell {
  var isInterval: Bool {
    switch self {
    case .estimate, .interval: true
    default: false
    }
  }

  /// One field, or three for a value with its interval.
  package var fields: [String] {
    switch self {
    case .text(let text): [Table.quoted(text)]
    case .number(let value, _): [value.isFinite ? "\(value)" : ""]
    case .pValue(let value): [value.isFinite ? "\(value)" : ""]
    case .count(let value): ["\(value)"]
    case .estimate(let estimate, _):
      ["\(estimate.value)", "\(estimate.interval.lowerBound)", "\(estimate.interval.upperBound)"]
    case .interval(let value, let interval, _):
      ["\(value)", "\(interval.lowerBound)", "\(interval.upperBound)"]
    case .missing: [""]
    }
  }
}
