/// What stands between two cells of a record.
public enum Separator: String, Sendable, Codable, CaseIterable {
  /// Tab character.
  case tab = "\t"
  /// Semicolon, as spreadsheets write where the comma is the decimal mark.
  case semicolon = ";"
  /// Comma, as RFC 4180.
  case comma = ","

  var byte: UInt8 { rawValue.utf8.first! }

  /// Plural, as notes print it.
  var name: String {
    switch self {
    case .tab: "tabs"
    case .semicolon: "semicolons"
    case .comma: "commas"
    }
  }

  /// How many of the first records are looked at.
  private static let sample = 20

  /// The separator that splits the first records into equally many cells, at least two; failing that, the one
  /// that splits the first record most.
  static func detect(_ bytes: [UInt8], from start: Int, file: String) -> Separator {
    let widths = allCases.map { separator in
      firstWidths(RecordReader(bytes: bytes, separator: separator, start: start, file: file))
    }
    for (separator, counts) in zip(allCases, widths) {
      if let first = counts.first, first > 1, counts.allSatisfy({ $0 == first }) { return separator }
    }
    let headers = widths.map { $0.first ?? 0 }
    guard let widest = headers.max(), widest > 1 else { return .comma }
    return allCases[headers.firstIndex(of: widest)!]
  }

  /// Number of cells of each of the first records; ends with 0 where the quotes do not work out.
  private static func firstWidths(_ reader: RecordReader) -> [Int] {
    var reader = reader
    var widths: [Int] = []
    var cells: [Cell] = []
    do throws(TableError) {
      while widths.count < sample, try reader.next(into: &cells) {
        widths.append(cells.count)
        cells.removeAll(keepingCapacity: true)
      }
    } catch { widths.append(0) }
    return widths
  }
}
