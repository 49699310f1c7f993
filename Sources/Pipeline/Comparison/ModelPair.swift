import ApicalStats

/// Two models on the same exams: a rival against the base, which is the first model of the study.
///
/// Every difference is rival − base.
struct ModelPair: Sendable {
  let base, rival: StudyResults

  /// Both EF of one exam with its reference, %.
  struct Triple: Sendable, Codable, Equatable {
    let exam: String
    let reference, base, rival: Double
    let status: RangeStatus
  }

  /// Each later model against the first.
  static func all(_ results: StudyResults) -> [ModelPair] {
    results.others.map { ModelPair(base: results, rival: $0) }
  }

  var study: Study { base.study }
  var confidence: Double { study.agreement.confidence }
  /// "B − A".
  var title: String { "\(rival.model.id) − \(base.model.id)" }
  /// A file stem; names the rival where there are several.
  func stem(_ name: String) -> String { study.models.count > 2 ? "\(name)-\(rival.model.id)" : name }

  /// Exams that both solve and that have a reference.
  var triples: [Triple] {
    zip(base.exams, rival.exams).compactMap { one, other in
      guard let pair = one.pair, let second = other.pair else { return nil }
      return Triple(
        exam: pair.exam, reference: pair.reference, base: pair.automatic, rival: second.automatic,
        status: pair.status)
    }
  }

  /// Which exams each solves; counted rival first.
  var feasibility: PairedCounts? {
    try? PairedCounts(
      first: rival.exams.map { $0.automatic != nil }, second: base.exams.map { $0.automatic != nil })
  }

  /// Errors in the same exams, rival first.
  func comparison(_ triples: [Triple]) -> MethodComparison? {
    try? MethodComparison(
      first: triples.map(\.rival), second: triples.map(\.base), reference: triples.map(\.reference),
      unit: .percentagePoints, multiplier: study.agreement.multiplier, confidence: confidence,
      bootstrap: Bootstrap(seed: study.seed))
  }

  /// Wilcoxon's test of |error|, rival − base.
  func absoluteErrors(_ triples: [Triple]) -> SignedRankTest? {
    try? SignedRankTest(
      first: triples.map { abs($0.rival - $0.reference) },
      second: triples.map { abs($0.base - $0.reference) },
      unit: .percentagePoints, confidence: confidence)
  }
}
