public import ApicalStats

/// How much EF depends on a convention, over many exams.
public struct ConventionSummary: Sendable, Equatable, Codable {
  /// The convention.
  public let convention: EFConvention
  /// Number of matrices that have a row for it, and of those in which it gave no EF.
  public let count, failures: Int
  /// Difference of EF to the convention of record, percentage points; nil where no exam has both.
  public let efDifference: Summary?
  /// Differences of EDV and ESV, mL.
  public let edvDifference, esvDifference: Summary?

  /// One summary for each convention, in the order of their first appearance.
  public static func summaries(of matrices: [ConventionMatrix]) -> [ConventionSummary] {
    var seen: Set<EFConvention> = []
    let conventions = matrices.flatMap { $0.rows.map(\.convention) }.filter { seen.insert($0).inserted }
    return conventions.map { convention in
      ConventionSummary(convention, rows: matrices.compactMap { $0.row(convention) })
    }
  }

  private init(_ convention: EFConvention, rows: [ConventionMatrix.Row]) {
    self.convention = convention
    count = rows.count
    failures = rows.count { $0.ef == nil }
    efDifference = try? Summary(rows.compactMap(\.efDifference))
    edvDifference = try? Summary(rows.compactMap(\.edvDifference))
    esvDifference = try? Summary(rows.compactMap(\.esvDifference))
  }
}
