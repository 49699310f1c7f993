import ApicalReport
import ApicalStats

/// EF bands of the models against those of the reference.
struct ReclassificationTables {
  private let models: [Reclassification]

  init(_ results: StudyResults) {
    models = CommonExams(results).models.compactMap { model in
      Reclassification(
        model: model.id, values: model.pairs.map(\.automatic), references: model.pairs.map(\.reference),
        confidence: results.study.agreement.confidence)
    }
  }

  /// nil without an exam.
  var summary: Table? {
    guard !models.isEmpty else { return nil }
    let thresholds = Reclassification.thresholds.map { Int($0) }
    return Table(
      name: "models-bands",
      title: "EF bands of each model against the reference, in the exams that all solve",
      columns: [.init("Model"), .number("n"), .number("Same band"), .number("Weighted kappa (CI)")]
        + thresholds.map { .number("Missed, falsely below \($0) %") },
      rows: models.map { model in
        Table.Row(
          [
            .text(model.model), .count(model.table.count),
            .text(NumberFormat.proportion(model.agreeing, of: model.table.count)),
            model.kappa.map { .estimate($0, digits: 2) } ?? .missing,
          ]
            + model.sides.map { side in
              .text(
                "\(side.missed) of \(side.missed + side.bothBelow), \(side.falselyBelow) of \(side.falselyBelow + side.bothAbove)"
              )
            })
      },
      notes: [
        """
        Bands: \(Reclassification.bands.joined(separator: ", ")) %. Linear weights, interval on Fisher's scale. Missed: below the \
        threshold by the reference and not by the model, of those below by the reference; falsely below: the reverse, of \
        those not below.
        """
      ])
  }

  /// Counts of every band by reference and by model, one row a pair of bands.
  var crossTables: [Table] {
    guard !models.isEmpty else { return [] }
    return [
      Table(
        name: "models-bands-counts", title: "Exams by EF band of reference and model",
        columns: [.init("model"), .init("reference_band"), .init("model_band"), .number("exams")],
        rows: models.flatMap { model in
          Reclassification.bands.indices.flatMap { row in
            Reclassification.bands.indices.map { column in
              Table.Row([
                .text(model.model), .text(Reclassification.bands[row]), .text(Reclassification.bands[column]),
                .count(model.table.counts[row][column]),
              ])
            }
          }
        })
    ]
  }
}
