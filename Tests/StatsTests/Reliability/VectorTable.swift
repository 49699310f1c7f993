import Foundation
import TestSupport

/// A CSV table of the shared vectors: a header, then plain cells without quoted commas.
struct VectorTable {
  private let header: [String]
  private let rows: [[String]]

  init(_ name: String) throws {
    let text = try String(contentsOf: SharedData.path("vectors/\(name)"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
      }
    }
    header = lines[0]
    rows = Array(lines.dropFirst())
  }

  /// All cells of a column as text.
  func text(_ column: String) throws -> [String] {
    guard let index = header.firstIndex(of: column) else { throw Missing(column: column, found: header) }
    return rows.map { $0[index] }
  }

  /// A column of numbers; throws for any other cell.
  func numbers(_ column: String) throws -> [Double] {
    try optionalNumbers(column).map { value in
      guard let value else { throw Missing(column: column, found: header) }
      return value
    }
  }

  /// A column of numbers; nil for NA and whatever else is no number.
  func optionalNumbers(_ column: String) throws -> [Double?] { try text(column).map { Double($0) } }

  struct Missing: Error { let column: String, found: [String] }
}
