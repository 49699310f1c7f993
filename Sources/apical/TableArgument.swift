import ApicalTable
import ArgumentParser
import Foundation

/// A CSV file that a command reads.
struct TableArgument: ParsableArguments {
  @Argument(help: "The table, a CSV file.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Option(help: "Decimal mark of all columns, comma or point; the cells tell without it.")
  var decimal: DecimalWord?

  func read() throws -> DataTable {
    try DataTable(contentsOf: URL(argument: file), decimalMark: decimal?.mark)
  }

  /// A decimal mark by name, as it is easier to type.
  enum DecimalWord: String, ExpressibleByArgument, CaseIterable {
    case comma, point

    var mark: DecimalMark { self == .comma ? .comma : .point }
  }
}
