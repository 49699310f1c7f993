import ApicalStats

/// How large the EF errors of one model are: MAE, RMSD and the share of errors beyond 15 points.
struct EFErrors: Sendable, Codable, Equatable {
  /// An error beyond this many points counts as large.
  static let large = 15.0

  let model: String
  let magnitude: ErrorMagnitude
  let largeErrors: OutlierRate

  /// nil below three exams.
  init?(model: String, differences: [Double], study: Study) {
    let confidence = study.agreement.confidence
    guard
      let magnitude = try? ErrorMagnitude(
        differences: differences, unit: .percentagePoints, confidence: confidence,
        bootstrap: Bootstrap(seed: study.seed)),
      let rate = try? OutlierRate(
        differences: differences, threshold: Self.large, unit: .percentagePoints, confidence: confidence)
    else { return nil }
    self.model = model
    self.magnitude = magnitude
    largeErrors = rate
  }

  /// Large errors in the same exams, rival first.
  static func counts(_ triples: [ModelPair.Triple]) -> PairedCounts? {
    try? PairedCounts(
      first: triples.map { abs($0.rival - $0.reference) > large },
      second: triples.map { abs($0.base - $0.reference) > large })
  }
}
