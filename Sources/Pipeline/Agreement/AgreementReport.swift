internal import ApicalStats
public import ApicalTable
internal import Foundation

/// The answer to an ``AgreementQuery``: the agreement of all rows, of each group, and the groups compared.
public struct AgreementReport: Sendable {
  /// One group of rows.
  public struct Group: Sendable {
    /// As the table spells it.
    public let name: String
    /// Its agreement.
    public let analysis: AgreementAnalysis
    let rows: AgreementRows
  }

  /// A group that is too small for limits of agreement, or allows none.
  public struct GroupLeftOut: Sendable, Equatable, Encodable {
    /// As the table spells it.
    public let name: String
    /// Rows with both values.
    public let rows: Int
    /// Why it was not analysed, and what to do.
    public let reason: String
  }

  /// What was asked.
  public let query: AgreementQuery
  /// Name of the file.
  public let file: String
  /// Rows of the table, rows used, and why others were left out.
  public let cases: CompleteCases
  /// What was decided while reading the table.
  public let notes: [String]
  /// Agreement of all rows used.
  public let all: AgreementAnalysis
  /// Groups in alphabetical order; empty unless asked for.
  public let groups: [Group]
  /// Groups whose rows count in ``all`` only.
  public let groupsLeftOut: [GroupLeftOut]
  /// The groups compared; nil below two.
  public let comparison: GroupedComparison?
  let rows: AgreementRows

  /// Groups that can be told apart in a table and a figure.
  static let largestGroupCount = 12

  /// Answers the question.
  ///
  /// - Throws: ``TableError`` for a column that is not there or holds no numbers, ``AgreementQueryError``, or the error
  ///   of the statistics where no limits of agreement exist.
  public init(_ table: DataTable, _ query: AgreementQuery) throws {
    if query.design != .simple, query.subject == nil {
      throw AgreementQueryError.designNeedsSubjects(design: query.design.rawValue)
    }
    let text = [query.subject, query.group].compactMap { $0 }
    let cases = try table.completeCases(numbers: [query.measured, query.reference], text: text)
    let rows = AgreementRows(
      measured: cases.numbers(query.measured), reference: cases.numbers(query.reference),
      subjects: query.subject.map { cases.text($0) } ?? cases.rows.map(String.init))
    try Self.checkScale(rows, query, table, cases)
    self.query = query
    file = table.file
    notes = table.notes
    self.cases = cases
    self.rows = rows
    all = try Self.analysis(rows, query, table.file, group: nil)
    let groups = try query.group.map { try Self.groups(rows, cases.text($0), query, table.file) }
    self.groups = groups?.analysed ?? []
    groupsLeftOut = groups?.leftOut ?? []
    comparison = self.groups.count < 2 ? nil : GroupedComparison(self.groups, query)
  }

  private static func groups(
    _ rows: AgreementRows, _ names: [String], _ query: AgreementQuery, _ file: String
  ) throws -> (analysed: [Group], leftOut: [GroupLeftOut]) {
    let distinct = Set(names).sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    let column = query.group ?? ""
    guard distinct.count >= 2 else {
      throw AgreementQueryError.tooFewGroups(column: column, groups: distinct)
    }
    guard distinct.count <= largestGroupCount else {
      throw AgreementQueryError.tooManyGroups(
        column: column, count: distinct.count, maximum: largestGroupCount)
    }
    var (analysed, leftOut): ([Group], [GroupLeftOut]) = ([], [])
    for name in distinct {
      let own = rows.filtered(names.map { $0 == name })
      do {
        analysed.append(
          Group(name: name, analysis: try analysis(own, query, file, group: name), rows: own))
      } catch {
        leftOut.append(GroupLeftOut(name: name, rows: own.measured.count, reason: "\(error)"))
      }
    }
    return (analysed, leftOut)
  }

  private static func analysis(
    _ rows: AgreementRows, _ query: AgreementQuery, _ file: String, group: String?
  ) throws -> AgreementAnalysis {
    guard rows.measured.count >= 3 else {
      throw AgreementQueryError.tooFewPairs(
        file: file, group: group, count: rows.measured.count, minimum: 3)
    }
    do { return try AgreementAnalysis(rows, query) } catch {
      throw AgreementQueryError.group(file: file, name: group, reason: "\(error)")
    }
  }

  /// Names the line of the first row that has no place on the scale.
  private static func checkScale(
    _ rows: AgreementRows, _ query: AgreementQuery, _ table: DataTable, _ cases: CompleteCases
  ) throws {
    let isOnScale: (Double, Double) -> Bool =
      switch query.scale {
      case .difference: { _, _ in true }
      case .percent: { $0 / 2 + $1 / 2 > 0 }
      case .logRatio: { $0 > 0 && $1 > 0 }
      }
    for (index, (measured, reference)) in zip(rows.measured, rows.reference).enumerated()
    where !isOnScale(measured, reference) {
      throw AgreementQueryError.notPositive(
        file: table.file, line: table.line(ofRow: cases.rows[index]), measured: measured,
        reference: reference, transform: query.scale.rawValue)
    }
  }
}
