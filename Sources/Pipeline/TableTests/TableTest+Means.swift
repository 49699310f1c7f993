public import ApicalStats
public import ApicalTable

extension TableTest {
  /// Which t test compares two columns.
  public enum TTestKind: String, Sendable, CaseIterable {
    /// x − y of each row against zero; x alone without y.
    case paired
    /// Independent samples whose variances may differ.
    case welch
    /// Independent samples of one variance.
    case student
  }

  /// A t test.
  ///
  /// - Throws: ``TableError``, ``TestColumnsError``, ``TestError``.
  public static func tTest(
    _ table: DataTable, _ columns: TestColumns, kind: TTestKind, alternative: Alternative, confidence: Double,
    unit: ClinicalUnit
  ) throws -> TableTest {
    let sample = kind == .paired ? try columns.pairs(table) : try columns.groups(table)
    let result: TTest
    switch (kind, sample.second) {
    case (.paired, let second?):
      result = try TTest(
        pairs: sample.first, second, unit: unit, alternative: alternative, confidence: confidence)
    case (.paired, nil):
      result = try TTest(sample.first, unit: unit, alternative: alternative, confidence: confidence)
    case (.welch, let second), (.student, let second):
      result = try TTest(
        first: sample.first, second: second ?? [], equalVariances: kind == .student, unit: unit,
        alternative: alternative, confidence: confidence)
    }
    let hedges = result.effect.hedgesG.map { [NamedEstimate("hedgesG", "Hedges' g", $0)] } ?? []
    return TableTest(
      subject: sample.subject, notes: sample.notes, test: result.test,
      estimates: [
        NamedEstimate("mean", kind == .paired ? "Mean" : "Difference of means", result.mean),
        NamedEstimate("cohensD", "Cohen's d", result.effect.cohensD),
      ] + hedges)
  }
}
