public import ApicalStats
public import ApicalTable

extension TableTest {
  /// Wilcoxon's signed rank test of x − y, or of x alone.
  ///
  /// - Throws: ``TableError``, ``TestError``.
  public static func wilcoxon(
    _ table: DataTable, _ columns: TestColumns, method: RankTestMethod, zeros: ZeroPolicy,
    continuityCorrection: Bool, alternative: Alternative, confidence: Double, unit: ClinicalUnit
  ) throws -> TableTest {
    let sample = try columns.pairs(table)
    let result =
      if let second = sample.second {
        try SignedRankTest(
          first: sample.first, second: second, unit: unit, method: method, zeros: zeros,
          continuityCorrection: continuityCorrection, alternative: alternative, confidence: confidence)
      } else {
        try SignedRankTest(
          differences: sample.first, unit: unit, method: method, zeros: zeros,
          continuityCorrection: continuityCorrection, alternative: alternative, confidence: confidence)
      }
    return TableTest(
      subject: sample.subject, notes: sample.notes, test: result.test,
      estimates: [NamedEstimate("hodgesLehmann", "Hodges–Lehmann median", result.hodgesLehmann)],
      numbers: [
        NamedNumber("rankBiserial", "Rank-biserial correlation", result.rankBiserial),
        NamedNumber("z", "z", result.z),
        NamedNumber("positiveRankSum", "Sum of positive ranks", result.positiveRankSum),
        NamedNumber("negativeRankSum", "Sum of negative ranks", result.negativeRankSum),
        NamedNumber("zeros", "Zeros", Double(result.zeroCount)),
      ])
  }

  /// The Mann–Whitney test of two independent samples.
  ///
  /// - Throws: ``TableError``, ``TestColumnsError``, ``TestError``.
  public static func mannWhitney(
    _ table: DataTable, _ columns: TestColumns, method: RankTestMethod, continuityCorrection: Bool,
    alternative: Alternative, confidence: Double, unit: ClinicalUnit
  ) throws -> TableTest {
    let sample = try columns.groups(table)
    let result = try MannWhitneyTest(
      first: sample.first, second: sample.second ?? [], unit: unit, method: method,
      continuityCorrection: continuityCorrection, alternative: alternative, confidence: confidence)
    return TableTest(
      subject: sample.subject, notes: sample.notes, test: result.test,
      estimates: [
        NamedEstimate("hodgesLehmann", "Hodges–Lehmann shift", result.shift),
        NamedEstimate("superiority", "P(first > second)", result.superiority),
      ],
      numbers: [NamedNumber("z", "z", result.z)])
  }

  /// The Brunner–Munzel test of two independent samples whose shapes may differ.
  ///
  /// - Throws: ``TableError``, ``TestColumnsError``, ``TestError``.
  public static func brunnerMunzel(
    _ table: DataTable, _ columns: TestColumns, alternative: Alternative, confidence: Double
  ) throws -> TableTest {
    let sample = try columns.groups(table)
    let result = try BrunnerMunzelTest(
      first: sample.first, second: sample.second ?? [], alternative: alternative, confidence: confidence)
    return TableTest(
      subject: sample.subject, notes: sample.notes, test: result.test,
      estimates: [NamedEstimate("superiority", "P(first > second)", result.superiority)])
  }

  /// The sign test of x − y, or of x alone.
  ///
  /// - Throws: ``TableError``, ``TestError``.
  public static func sign(
    _ table: DataTable, _ columns: TestColumns, alternative: Alternative, confidence: Double,
    unit: ClinicalUnit
  ) throws -> TableTest {
    let sample = try columns.pairs(table)
    let differences = sample.second.map { zip(sample.first, $0).map { $0 - $1 } } ?? sample.first
    let result = try SignTest(
      differences: differences, unit: unit, alternative: alternative, confidence: confidence)
    return TableTest(
      subject: sample.subject, notes: sample.notes, test: result.test,
      estimates: [NamedEstimate("median", "Median", result.median)],
      numbers: [NamedNumber("zeros", "Zeros", Double(result.zeroCount))])
  }
}
