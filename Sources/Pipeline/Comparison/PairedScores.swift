import ApicalStats

/// Scores of two models on the same frames: Wilcoxon's signed rank test with the Hodges–Lehmann estimate.
struct PairedScores: Codable, Equatable {
  enum Unit: String, Codable, CaseIterable {
    /// Mean of each exam's frames: exams are independent.
    case exam
    /// Each frame by itself, as the paper does: frames of one exam are not independent, so p is too small.
    case frame
  }

  let label, measure: String
  let unit: Unit
  /// Summaries over the pairs.
  let base, rival: Summary
  /// rival − base.
  let test: SignedRankTest
  /// Frames or exams that one of the models alone has a score of.
  let unpaired: Int

  /// Dice and HD of every label of the study.
  static func all(_ pair: ModelPair) -> [PairedScores] {
    pair.study.measures.labels.flatMap { label in
      Unit.allCases.flatMap { unit in
        [
          PairedScores(pair, label, "Dice", .dimensionless, unit, \.dice),
          PairedScores(pair, label, "HD", .millimetres, unit, \.hausdorff),
        ].compactMap { $0 }
      }
    }
  }

  /// nil without a pair.
  private init?(
    _ pair: ModelPair, _ label: String, _ measure: String, _ clinical: ClinicalUnit, _ unit: Unit,
    _ value: (FrameMetricRow) -> Double?
  ) {
    func scores(_ exam: ExamResults) -> [String: Double] {
      let own = exam.metrics.filter { $0.label == label }.compactMap { row in
        value(row).map { (row.frame, $0) }
      }
      return Dictionary(own) { first, _ in first }
    }
    var pairs: [(base: Double, rival: Double)] = []
    var unpaired = 0
    for (one, other) in zip(pair.base.exams, pair.rival.exams) {
      let (base, rival) = (scores(one), scores(other))
      let shared = one.frames.map(\.id).filter { base[$0] != nil && rival[$0] != nil }
      unpaired +=
        unit == .frame
        ? base.count + rival.count - 2 * shared.count
        : shared.isEmpty && !(base.isEmpty && rival.isEmpty) ? 1 : 0
      guard !shared.isEmpty else { continue }
      switch unit {
      case .frame: pairs += shared.map { (base[$0]!, rival[$0]!) }
      case .exam:
        let count = Double(shared.count)
        pairs.append(
          (shared.reduce(0) { $0 + base[$1]! } / count, shared.reduce(0) { $0 + rival[$1]! } / count))
      }
    }
    guard let one = try? Summary(pairs.map(\.base)), let other = try? Summary(pairs.map(\.rival)),
      let test = try? SignedRankTest(
        first: pairs.map(\.rival), second: pairs.map(\.base), unit: clinical, confidence: pair.confidence)
    else { return nil }
    self.label = label
    self.measure = measure
    self.unit = unit
    base = one
    rival = other
    self.test = test
    self.unpaired = unpaired
  }
}
