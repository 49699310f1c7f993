import ApicalStats

/// EF in the bands of clinical decisions: how often does a model put an exam into another band than the reference?
struct Reclassification {
  /// Ends of the bands, %; an EF on one belongs to the band above.
  static let thresholds: [Double] = [35, 40, 50]
  static let bands = ["< 35", "35 to < 40", "40 to < 50", "≥ 50"]

  /// One threshold: exams on its two sides by reference and by the model.
  struct Side: Codable, Equatable {
    let threshold: Double
    /// Below it by reference but not by the model, and the reverse.
    let missed, falselyBelow: Int
    /// Below it by both, and by neither.
    let bothBelow, bothAbove: Int

    var count: Int { missed + falselyBelow + bothBelow + bothAbove }
  }

  let model: String
  /// Rows: reference; columns: model.
  let table: RatingTable
  /// Linear weights, by Fisher's z; nil where all exams lie in one band.
  let kappa: Estimate?
  let sides: [Side]

  /// Exams in the same band.
  var agreeing: Int { table.counts.indices.reduce(0) { $0 + table.counts[$1][$1] } }

  /// - Parameters:
  ///   - values: EF by the model, %.
  ///   - references: Reference EF of the same exams.
  init?(model: String, values: [Double], references: [Double], confidence: Double) {
    func band(_ ef: Double) -> String { Self.bands[Self.thresholds.count { ef >= $0 }] }
    guard
      let table = try? RatingTable(
        first: references.map(band), second: values.map(band), categories: Self.bands)
    else { return nil }
    self.model = model
    self.table = table
    kappa = try? CohenKappa(table, weights: .linear, interval: .fisherZ, confidence: confidence).kappa
    sides = Self.thresholds.map { threshold in
      let pairs = zip(values, references).map { (model: $0 < threshold, reference: $1 < threshold) }
      return Side(
        threshold: threshold, missed: pairs.count { $0.reference && !$0.model },
        falselyBelow: pairs.count { !$0.reference && $0.model },
        bothBelow: pairs.count { $0.reference && $0.model },
        bothAbove: pairs.count { !$0.reference && !$0.model })
    }
  }
}
