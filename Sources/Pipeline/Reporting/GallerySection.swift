import ApicalImaging
import ApicalReport

/// Best, median and worst frames by LV Dice, with contours.
struct GallerySection {
  let results: StudyResults
  let masks: MaskArchive

  init(_ results: StudyResults, _ masks: MaskArchive) {
    self.results = results
    self.masks = masks
  }

  /// nil without reference masks, or where the study asks for no gallery.
  func section() throws -> Section? {
    let selection = GallerySelection(count: results.study.report.gallery)
    let chosen = selection.pick(from: GallerySelection.ranked(results.metrics("LV")))
    let rows = try [("Best", chosen.best), ("Median", chosen.median), ("Worst", chosen.worst)].map {
      title, metrics in
      GalleryFigure.Row(title: title, items: try metrics.compactMap(item))
    }
    guard rows.contains(where: { !$0.items.isEmpty }) else { return nil }
    let figure = try GalleryFigure(
      words: FigureWords(
        name: results.stem("gallery"), title: "Frames with the best, median and worst LV Dice"),
      rows: rows.filter { !$0.items.isEmpty }, names: (reference: "Reference LV", prediction: "Automatic LV")
    ).figure()
    return Section("Gallery", blocks: [.figure(figure)])
  }

  private func item(_ metric: FrameMetricRow) throws -> GalleryFigure.Item? {
    guard let png = results.previews[metric.frame], let frame = frames[metric.frame] else { return nil }
    var image = try PNG.decodeImage(png, path: "preview of \(metric.frame)")
    if let x = frame.spacingX, let y = frame.spacingY { image.spacing = try Spacing(x: x, y: y) }
    let hd = metric.hausdorff.map { ", HD \(NumberFormat(digits: 1).string($0)) mm" } ?? ""
    return GalleryFigure.Item(
      id: metric.frame, image: image,
      reference: try contours(metric.frame, SourceRow.reference),
      prediction: try contours(metric.frame, metric.source),
      captionLines: [
        metric.frame, "Dice \(metric.dice.map { NumberFormat(digits: 3).string($0) } ?? "–")\(hd)",
      ])
  }

  private var frames: [String: FrameRow] {
    Dictionary(results.frames.map { ($0.id, $0) }) { first, _ in first }
  }

  private func contours(_ frame: String, _ source: String) throws -> [[Point]] {
    try masks.map(frame: frame, source: source)?.mask(of: .lv).contours() ?? []
  }
}
