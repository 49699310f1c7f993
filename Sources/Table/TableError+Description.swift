internal import Foundation

extension TableError: CustomStringConvertible {
  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .notText(let file, let advice): "\(file) is no text. \(advice)"
    case .tooLarge(let file, let bytes):
      "\(file) holds \(bytes) bytes, needed: less than \(1 << 31). Split it."
    case .empty(let file): "\(file) is empty, needed: a line with column names, then rows."
    case .noRows(let file): "\(file) has a header but no rows. Is the export complete?"
    case .noHeader(let file, let line, let found):
      "\(file), line \(line): found the numbers \(Self.list(found)), needed: column names. Add a header line."
    case .emptyName(let file, let line, let position):
      "\(file), line \(line): column \(position) has no name. Name it or remove it."
    case .duplicateName(let name, let file, let line, let positions):
      "\(file), line \(line): '\(name)' names the columns \(Self.list(positions.map(String.init))). Rename one."
    case .ragged(let file, let line, let found, let needed, let separator):
      "\(file), line \(line): cells: \(found), needed: \(needed) as in the header, separated by \(separator.name). "
        + "Quote cells that hold the separator."
    case .strayQuote(let file, let line):
      "\(file), line \(line): a quote in the middle of a cell. Quote the whole cell and double the quotes in it."
    case .unclosedQuote(let file, let line):
      "\(file), line \(line): a quote opens here and is never closed. Close it, or double it inside quotes."
    case .unknownColumn(let name, let file, let nearest, let columns):
      "\(file) has no column '\(name)'. \(Self.suggestion(nearest))Columns: \(Self.list(columns))."
    case .notNumber(let place, let mark): "\(place) is no number. \(Self.advice(place.content, mark))"
    case .mixedDecimalMarks(let comma, let point):
      "\(comma) has a decimal comma, but line \(point.line) holds '\(point.content)'. Use one decimal mark."
    case .uncertainDecimalMark(let place, let mark):
      "\(place): is '\(mark.rawValue)' the decimal mark or a thousands separator? "
        + "No cell of the column tells. Remove thousands separators, or state the decimal mark."
    }
  }

  private static func suggestion(_ nearest: [String]) -> String {
    guard !nearest.isEmpty else { return "" }
    return "Did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "? "
  }

  /// The first twenty names.
  private static func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", … (\(names.count))" : "")
  }

  /// What to do about a cell that is no number.
  private static func advice(_ content: String, _ mark: DecimalMark) -> String {
    let lowered = content.lowercased()
    if content.hasPrefix("#") { return "Repair the formula, or leave the cell empty for a missing value." }
    if content.hasSuffix("%") { return "Remove the percent sign." }
    if lowered.contains("inf") { return "Leave the cell empty for a missing value." }
    if content.contains(where: \.isLetter) {
      return "Write a number, or leave the cell empty for a missing value."
    }
    if content.contains(mark.other.rawValue) || content.contains("'")
      || content.contains(where: \.isWhitespace)
    {
      return "The decimal mark is '\(mark.rawValue)'. Remove thousands separators."
    }
    return "Write a number, or leave the cell empty for a missing value."
  }
}
