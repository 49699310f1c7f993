internal import ApicalTable

/// Which columns of a table a test compares.
public struct TestColumns: Sendable {
  /// The first sample.
  public let x: String
  /// The second sample: another column, or nil for one sample or groups.
  public let y: String?
  /// A column that splits `x` in two groups; nil for columns.
  public let group: String?

  /// See the properties.
  public init(x: String, y: String? = nil, group: String? = nil) {
    (self.x, self.y, self.group) = (x, y, group)
  }

  /// Values of one row each, with both columns where there are two.
  func pairs(_ table: DataTable) throws -> Sample {
    let cases = try table.completeCases(numbers: [x] + [y].compactMap { $0 })
    return Sample(
      first: cases.numbers(x), second: y.map { cases.numbers($0) },
      subject: (y.map { "\(x) − \($0)" } ?? x) + ", \(table.file)", notes: [cases.description] + table.notes)
  }

  /// Two samples of different patients: two columns, or one column in two groups.
  func groups(_ table: DataTable) throws -> Sample {
    if let group { return try split(table, by: group) }
    guard let y else { throw TestColumnsError.oneSampleOnly }
    let (first, second) = (try table.numbers(x).compactMap { $0 }, try table.numbers(y).compactMap { $0 })
    let missing = [(x, first), (y, second)].map { name, values in
      "\(name): \(values.count) values of \(table.rowCount) rows"
    }
    return Sample(
      first: first, second: second, subject: "\(x) against \(y), \(table.file)",
      notes: [missing.joined(separator: "; ")] + table.notes)
  }

  private func split(_ table: DataTable, by group: String) throws -> Sample {
    let cases = try table.completeCases(numbers: [x], text: [group])
    let names = cases.text(group)
    let distinct = Set(names).sorted()
    guard distinct.count == 2 else {
      throw TestColumnsError.notTwoGroups(
        column: group, found: Array(distinct.prefix(12)), count: distinct.count)
    }
    let values = cases.numbers(x)
    func part(_ name: String) -> [Double] { zip(values, names).filter { $0.1 == name }.map(\.0) }
    return Sample(
      first: part(distinct[0]), second: part(distinct[1]),
      subject: "\(x) of \(group) \(distinct[0]) against \(distinct[1]), \(table.file)",
      notes: [cases.description] + table.notes)
  }

  /// The values of a test, and how they are spoken of.
  struct Sample {
    let first: [Double]
    let second: [Double]?
    let subject: String
    let notes: [String]
  }
}

/// Why columns do not make the samples of a test.
public enum TestColumnsError: Error, Equatable, CustomStringConvertible {
  /// A test of two samples with one column.
  case oneSampleOnly
  /// A column of groups with another number of them.
  case notTwoGroups(column: String, found: [String], count: Int)

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .oneSampleOnly:
      "This test compares two samples. Name the second column with --y, or a column of two groups with --by."
    case .notTwoGroups(let column, let found, let count):
      "Column '\(column)' holds \(count) different values, needed: 2. Found: \(found.joined(separator: ", "))."
    }
  }
}
