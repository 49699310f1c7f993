internal import Foundation

/// Values of two methods, one row a measurement, any number of rows a subject; a value may be missing.
public struct RepeatedMeasurements: Sendable, Equatable {
  /// Names of the subjects in the order of their first row.
  public let subjects: [String]
  /// The values, one per row.
  public let method, reference: [Double?]
  /// Index in ``subjects``, one per row.
  let subjectOfRow: [Int]

  /// - Parameters:
  ///   - subjects: Whose measurement each row is.
  ///   - method: One value a row, nil where there is none.
  ///   - reference: One value a row, nil where there is none.
  /// - Throws: ``ReplicateError`` for columns of unequal length or a value not finite.
  public init(subjects: [String], method: [Double?], reference: [Double?]) throws(ReplicateError) {
    guard subjects.count == method.count, subjects.count == reference.count else {
      throw .unequalCounts(subjects: subjects.count, method: method.count, reference: reference.count)
    }
    for row in subjects.indices where method[row]?.isFinite == false || reference[row]?.isFinite == false {
      throw .notFinite(row: row)
    }
    do {
      try validate(magnitudeOf: method.compactMap { $0 }, series: "method")
      try validate(magnitudeOf: reference.compactMap { $0 }, series: "reference")
    } catch { throw .agreement(error) }
    let groups = SubjectGroups(subjects)
    subjectOfRow = groups.numbers
    self.subjects = groups.members.map { subjects[$0[0]] }
    self.method = method
    self.reference = reference
  }

  private init(_ other: Self, method: [Double?], reference: [Double?]) {
    subjects = other.subjects
    subjectOfRow = other.subjectOfRow
    self.method = method
    self.reference = reference
  }

  /// The natural logarithms of all values: differences become logarithms of ratios, see ``RatioLimits``.
  ///
  /// - Throws: ``ReplicateError/notPositive(row:value:)``.
  public func logarithms() throws(ReplicateError) -> RepeatedMeasurements {
    for row in method.indices {
      for case .some(let value) in [method[row], reference[row]] where value <= 0 {
        throw .notPositive(row: row, value: value)
      }
    }
    return RepeatedMeasurements(
      self, method: method.map { $0.map { log($0) } }, reference: reference.map { $0.map { log($0) } })
  }

  /// Percent differences of complete pairs as values of the method, with zero as their reference.
  func percents() throws(ReplicateError) -> RepeatedMeasurements {
    let rows = method.indices.filter { method[$0] != nil && reference[$0] != nil }
    for row in rows {
      let mean = method[row]! / 2 + reference[row]! / 2
      guard mean > 0 else { throw .meanNotPositive(row: row, mean: mean) }
    }
    let values: [Double]
    do {
      values = try AgreementScale.percent.differences(
        method: rows.map { method[$0]! }, reference: rows.map { reference[$0]! })
    } catch { preconditionFailure("means were checked: \(error)") }
    var percents = [Double?](repeating: nil, count: method.count)
    for (row, value) in zip(rows, values) { percents[row] = value }
    return RepeatedMeasurements(self, method: percents, reference: percents.map { $0.map { _ in 0 } })
  }

  /// Values whose differences are on a scale.
  func scaled(_ scale: AgreementScale, _ design: AgreementDesign) throws(ReplicateError)
    -> RepeatedMeasurements
  {
    switch scale {
    case .difference: return self
    case .logRatio: return try logarithms()
    case .percent:
      guard design != .constant else { throw .percentWithoutPairs }
      return try percents()
    }
  }

  /// The values of each subject by either method, in the order of ``subjects``.
  func valuesBySubject() -> [(method: [Double], reference: [Double])] {
    var groups = [(method: [Double], reference: [Double])](repeating: ([], []), count: subjects.count)
    for (row, subject) in subjectOfRow.enumerated() {
      if let value = method[row] { groups[subject].method.append(value) }
      if let value = reference[row] { groups[subject].reference.append(value) }
    }
    return groups
  }

  /// The differences of each subject's complete pairs, in the order of ``subjects``.
  ///
  /// Differences that only the rounding of the values tells apart are the same.
  func differencesBySubject() -> [[Double]] {
    let rows = method.indices.filter { method[$0] != nil && reference[$0] != nil }
    let (x, y) = (rows.map { method[$0]! }, rows.map { reference[$0]! })
    let differences = zip(x, y).map { $0 - $1 }.equalUpToRounding(
      4 * max(1e-300, x.largestMagnitude, y.largestMagnitude).ulp)
    var groups = [[Double]](repeating: [], count: subjects.count)
    for (row, difference) in zip(rows, differences) { groups[subjectOfRow[row]].append(difference) }
    return groups
  }
}
