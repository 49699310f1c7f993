import ApicalStats

/// Key figures of one model against the first of the study, for `summary.json`; differences are this model − base.
struct ComparisonSummary: Sendable, Codable, Equatable {
  /// A paired test of scores.
  struct Score: Sendable, Codable, Equatable {
    /// Exams.
    let n: Int
    let hodgesLehmann: Estimate
    let pValue: Double
  }

  /// The first model.
  let base: String
  /// Exams that both solve and that have a reference.
  let n: Int
  /// Percentage points.
  let biasDifference, loaWidthDifference, maeDifference, rmsdDifference: Estimate?
  /// Pitman–Morgan for the width, Wilcoxon for |error|.
  let loaWidthPValue, absoluteErrorPValue: Double?
  /// Shares 0…1 of all exams, and of those compared.
  let feasibilityDifference, largeErrorDifference: Estimate?
  /// McNemar's exact test of each.
  let feasibilityPValue, largeErrorPValue: Double?
  /// By "LV Dice", "LV HD" and so on: means of exams.
  let scores: [String: Score]

  /// By the name of the other model; nil for a study of one.
  static func all(_ results: StudyResults) -> [String: ComparisonSummary]? {
    let pairs = ModelPair.all(results)
    guard !pairs.isEmpty else { return nil }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.rival.model.id, ComparisonSummary($0)) })
  }

  private init(_ pair: ModelPair) {
    let triples = pair.triples
    let errors = pair.comparison(triples)
    let feasibility = pair.feasibility
    let large = EFErrors.counts(triples)
    func difference(_ counts: PairedCounts?) -> Estimate? {
      counts.flatMap { try? ProportionDifference($0, confidence: pair.confidence).difference }
    }
    base = pair.base.model.id
    n = triples.count
    biasDifference = errors?.biasDifference
    loaWidthDifference = errors?.loaWidthDifference
    maeDifference = errors?.maeDifference
    rmsdDifference = errors?.rmsdDifference
    loaWidthPValue = errors?.pitmanMorgan?.test.pValue
    absoluteErrorPValue = pair.absoluteErrors(triples)?.test.pValue
    feasibilityDifference = difference(feasibility)
    largeErrorDifference = difference(large)
    feasibilityPValue = feasibility.map { McNemarTest($0).exact.pValue }
    largeErrorPValue = large.map { McNemarTest($0).exact.pValue }
    let scores = PairedScores.all(pair).filter { $0.unit == .exam }
    self.scores = Dictionary(
      scores.map {
        (
          "\($0.label) \($0.measure)",
          Score(n: $0.test.test.count, hodgesLehmann: $0.test.hodgesLehmann, pValue: $0.test.test.pValue)
        )
      }
    ) { first, _ in first }
  }
}
