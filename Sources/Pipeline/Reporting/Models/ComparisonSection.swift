import ApicalReport
import ApicalStats
import Foundation

/// Several models against one reference: the first model of the study is the base of every comparison.
struct ComparisonSection {
  let results: StudyResults
  let masks: MaskArchive
  private let pairs: [ModelPair]

  init(_ results: StudyResults, _ masks: MaskArchive) {
    self.results = results
    self.masks = masks
    pairs = ModelPair.all(results)
  }

  /// nil for a study of one model.
  func section() throws -> Section? {
    guard !pairs.isEmpty else { return nil }
    let scores = ScoreComparison(pairs)
    let errors = ErrorComparison(results, pairs)
    let bands = ReclassificationTables(results)
    let figures = try ComparisonFigures(results, masks)
    var blocks: [Block] = [.paragraph(introduction)]
    blocks += [scores.table].compactMap { $0 }.map { .table($0) }
    if let grid = try figures.agreementGrid() { blocks.append(.figure(grid)) }
    blocks += [errors.widths, errors.sizes].compactMap { $0 }.map { .table($0) }
    if let scatter = try figures.scatter() { blocks.append(.figure(scatter)) }
    blocks += [bands.summary, errors.corrections].compactMap { $0 }.map { .table($0) }
    for pair in pairs {
      let differences = LargestDifferences(pair, count: GallerySelection.differing)
      if !differences.items.isEmpty { blocks.append(.table(figures.table(pair, differences))) }
      if let gallery = try figures.gallery(pair, differences) { blocks.append(.figure(gallery)) }
    }
    return Section("Models compared", blocks: blocks)
  }

  /// Tables that are written as files only.
  var appendix: [Table] { pairs.isEmpty ? [] : ReclassificationTables(results).crossTables }

  private var introduction: String {
    let level = NumberFormat.level(results.study.agreement.confidence)
    return """
      Base of the comparison: \(results.model.title). Differences are other model − \(results.model.id), so that a negative \
      difference of an error, a distance or a width favours the other model. EF is compared in the exams that all models \
      solve and that have a reference; {table:agreement-sets} shows the other choices. Intervals are at \(level). p-values \
      of this section are not adjusted for their number.
      """
  }
}

/// Dice and Hausdorff distance of two models on the same frames.
struct ScoreComparison {
  private let pairs: [ModelPair]

  init(_ pairs: [ModelPair]) { self.pairs = pairs }

  /// nil without reference masks.
  var table: Table? {
    let rows = pairs.flatMap { pair in PairedScores.all(pair).map { row(pair, $0) } }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "models-scores", title: "Dice and Hausdorff distance on the same frames",
      columns: [
        .init("Models"), .init("Measure"), .init("Pairs of"), .number("n"), .number("First, mean ± SD"),
        .number("Second, mean ± SD"), .number("Hodges–Lehmann (CI)"), .number("p"), .number("Unpaired"),
      ], rows: rows,
      notes: [
        """
        Wilcoxon's signed rank test of first − second. By exam: the mean of its frames that both models have a score in. By \
        frame: as the paper, though frames of one exam are not independent. HD in mm.
        """
      ])
  }

  private func row(_ pair: ModelPair, _ scores: PairedScores) -> Table.Row {
    let digits = scores.measure == "Dice" ? 3 : 2
    func spread(_ summary: Summary) -> Cell {
      let format = NumberFormat(digits: digits)
      let sd = summary.standardDeviation.map { " ± " + format.string($0) } ?? ""
      return .text(format.string(summary.mean) + sd)
    }
    return Table.Row([
      .text(pair.title), .text("\(scores.label) \(scores.measure)"), .text(scores.unit.rawValue + "s"),
      .count(scores.test.test.count), spread(scores.rival), spread(scores.base),
      .estimate(scores.test.hodgesLehmann, digits: digits), .pValue(scores.test.test.pValue),
      .count(scores.unpaired),
    ])
  }
}
