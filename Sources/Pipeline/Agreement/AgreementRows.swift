internal import ApicalStats

/// Rows of a table with both values, and whose they are.
struct AgreementRows: Sendable {
  /// One value a row.
  let measured, reference: [Double]
  /// One name a row; row numbers where the table has no subjects.
  let subjects: [String]

  /// Both values of each independent unit: the rows themselves, or the means of each subject's rows.
  func units(_ design: AgreementDesign) -> (measured: [Double], reference: [Double]) {
    guard design != .simple else { return (measured, reference) }
    let members = SubjectGroups(subjects).members
    func means(_ values: [Double]) -> [Double] {
      members.map { own in own.reduce(0) { $0 + values[$1] } / Double(own.count) }
    }
    return (means(measured), means(reference))
  }

  /// The rows of one group.
  func filtered(_ isIncluded: [Bool]) -> AgreementRows {
    func part<Value>(_ values: [Value]) -> [Value] { zip(values, isIncluded).filter(\.1).map(\.0) }
    return AgreementRows(measured: part(measured), reference: part(reference), subjects: part(subjects))
  }
}
