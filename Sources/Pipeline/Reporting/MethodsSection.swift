import ApicalEngine
import ApicalReport
import Foundation

/// What was run, in words made from the study and the store.
struct MethodsSection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  func section() -> Section {
    Section("Methods", blocks: paragraphs.map { .paragraph($0) } + [.table(runs)])
  }

  private var models: [ModelRow] { results.perModel.map(\.model) }

  private func card(_ model: ModelRow) -> ModelCard? {
    try? JSONDecoder().decode(ModelCard.self, from: Data(model.card.utf8))
  }

  private var paragraphs: [String] {
    (models.map(segmentation) + [measures, volumes, range] + models.map(licence)).filter { !$0.isEmpty }
  }

  private func segmentation(_ model: ModelRow) -> String {
    let input = card(model).map {
      """
       Each frame was resized to \($0.input.width) × \($0.input.height) pixels with an antialiased triangle filter and \
      normalised (\(Self.words($0.input.normalisation))); the network's output was resampled to the frame's own grid, the \
      label of the highest value taken, and only the largest connected component of each label kept.
      """
    }
    return "Segmentation: network \(model.title), SHA-256 \(model.sha256).\(input ?? "")"
  }

  private static func words(_ normalisation: Normalisation) -> String {
    switch normalisation {
    case .zScore: "z-score of the resized image"
    case .unit: "divided by 255"
    case .none: "left as they are"
    case .fixed(let mean, let sd): "(x − \(mean.formatted())) / \(sd.formatted())"
    }
  }

  private var measures: String {
    """
    Measures: Dice and Hausdorff distance on the frame's own grid with its pixel spacing, for \
    \(results.study.measures.labels.joined(separator: " and ")).
    """
  }

  private var volumes: String {
    let ef = results.study.ef
    return """
      Volumes: modified Simpson method with \(ef.discs) discs sampled at their midpoints, perpendicular to the long axis from \
      the middle of the mitral plane to the apex. Biplane where both views are there (each A2C beat combined with each A4C \
      beat, the longer of the two long axes in each phase), single plane otherwise; here: \(results.methodNames). \
      EF = (EDV − ESV) / EDV, averaged over beats. Nothing is rounded before the report.
      """
  }

  private var range: String {
    """
    Range: depth is rows × spacing; the sector angle is measured in the image. An exam is out of range with \
    \(results.study.range.sentence).
    """
  }

  private func licence(_ model: ModelRow) -> String {
    let note = card(model)?.licenceNote.map { " \($0)" } ?? ""
    let whose = models.count > 1 ? "of the weights of \(model.id)" : "of the network's weights"
    return "Licence \(whose): \(model.licence).\(note) Research software, not a medical device."
  }

  /// "OpenVINO 2026.4.1" of "OpenVINO 2026.4.1-22982-e13a147257-releases/2026/4".
  static func short(_ engine: String) -> String { String(engine.prefix { $0 != "-" }) }

  private var runs: Table {
    Table(
      name: "runs", title: "Runs that made these results",
      columns: [
        .init("Started"), .init("Finished"), .init("Software"), .init("Engine"), .init("Processor"),
        .init("Precision"), .number("Threads"),
      ],
      rows: results.runs.map { run in
        Table.Row([
          .text(run.started), run.finished.map { .text($0) } ?? .text("interrupted"), .text(run.software),
          .text(Self.short(run.engine)), .text(run.processor), .text(run.precision), .count(run.threads),
        ])
      },
      notes: ["Study file: SHA-256 \(results.row.sha256). Seed \(results.study.seed)."])
  }
}
