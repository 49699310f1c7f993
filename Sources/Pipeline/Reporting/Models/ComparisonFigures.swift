import ApicalImaging
import ApicalReport
import ApicalStats

/// Figures of several models: paper, Figs. 10 and 14–16.
struct ComparisonFigures {
  private let results: StudyResults
  private let masks: MaskArchive
  private let common: CommonExams

  init(_ results: StudyResults, _ masks: MaskArchive) throws {
    self.results = results
    self.masks = masks
    common = CommonExams(results)
  }

  /// One row a model; in range, out of range. nil without an exam.
  func agreementGrid() throws -> Figure? {
    guard common.models.contains(where: { !$0.pairs.isEmpty }) else { return nil }
    let panels = common.models.flatMap { model in
      [RangeStatus.inRange, .outOfRange].map { status in
        let pairs = model.pairs.filter { $0.status == status }
        return BlandAltmanFigure.Panel(
          title: status.title, points: pairs.map(AgreementPoint.init),
          agreement: results.agreement(pairs).map { AgreementLines($0) })
      }
    }
    return try BlandAltmanFigure(
      words: FigureWords(
        name: "models-bland-altman", title: "Bland–Altman plots of EF by model and range, exams solved by all"
      ),
      panels: panels, columns: 2, rowTitles: common.models.map(\.id), labels: results.agreementLabels
    ).figure()
  }

  func scatter() throws -> Figure? {
    guard common.models.contains(where: { !$0.pairs.isEmpty }) else { return nil }
    let panels = common.models.map { model in
      ScatterFigure.Panel(
        title: model.id, points: model.pairs.map(AgreementPoint.init),
        correlation: try? Correlation(
          method: model.pairs.map(\.automatic), reference: model.pairs.map(\.reference),
          confidence: results.study.agreement.confidence
        ).pearson)
    }
    return try ScatterFigure(
      words: FigureWords(
        name: "models-scatter", title: "Automatic against reference EF by model, exams solved by all"),
      panels: panels, labels: results.agreementLabels
    ).figure()
  }

  func table(_ pair: ModelPair, _ differences: LargestDifferences) -> Table {
    Table(
      name: pair.stem("models-largest-differences"),
      title: "Exams in which \(pair.rival.model.id) and \(pair.base.model.id) differ most in EF",
      columns: [
        .init("Exam"), .number("Reference EF", unit: "%"), .number(pair.base.model.id, unit: "%"),
        .number(pair.rival.model.id, unit: "%"), .number("Difference", unit: "points"),
        .number("Depth", unit: "mm"),
        .number("Angle", unit: "°"), .init("Range"),
      ],
      rows: differences.items.map { item in
        func cell(_ value: Double?, _ digits: Int) -> Cell {
          value.map { .number($0, digits: digits) } ?? .missing
        }
        return Table.Row([
          .text(item.exam), cell(item.reference, 1), cell(item.base, 1), cell(item.rival, 1),
          cell(item.rival - item.base, 1), cell(item.depth, 0), cell(item.angle, 0),
          .text(item.status.rawValue),
        ])
      })
  }

  /// nil where no image of these exams was kept.
  func gallery(_ pair: ModelPair, _ differences: LargestDifferences) throws -> Figure? {
    let frames = Dictionary(results.frames.map { ($0.id, $0) }) { first, _ in first }
    let items = try differences.items.compactMap { item -> GalleryFigure.Item? in
      guard let id = item.frame, let frame = frames[id], let png = results.previews[id] else { return nil }
      var image = try PNG.decodeImage(png, path: "preview of \(id)")
      if let x = frame.spacingX, let y = frame.spacingY { image.spacing = try Spacing(x: x, y: y) }
      let format = NumberFormat(digits: 0)
      let reference = item.reference.map { "EF \(format.string($0)) %: " } ?? "EF: "
      return GalleryFigure.Item(
        id: id, image: image, reference: try contours(id, SourceRow.reference),
        prediction: try contours(id, pair.base.model.id),
        secondPrediction: try contours(id, pair.rival.model.id),
        captionLines: [id, reference + "\(format.string(item.base)) and \(format.string(item.rival)) %"])
    }
    guard !items.isEmpty else { return nil }
    let rows = stride(from: 0, to: items.count, by: 3).map {
      GalleryFigure.Row(title: "", items: Array(items[$0..<min($0 + 3, items.count)]))
    }
    return try GalleryFigure(
      words: FigureWords(
        name: pair.stem("models-largest-differences"), title: "Exams in which the models differ most in EF"),
      rows: rows, names: (reference: "Reference LV", prediction: pair.base.model.id),
      secondName: pair.rival.model.id
    ).figure()
  }

  private func contours(_ frame: String, _ source: String) throws -> [[Point]] {
    try masks.map(frame: frame, source: source)?.mask(of: .lv).contours() ?? []
  }
}
