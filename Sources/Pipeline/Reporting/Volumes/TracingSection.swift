import ApicalEF
import ApicalImaging
import ApicalReport

/// What the numbers of volumes rest on, drawn on one frame of each view.
struct TracingSection {
  let results: StudyResults
  let masks: MaskArchive

  init(_ results: StudyResults, _ masks: MaskArchive) {
    self.results = results
    self.masks = masks
  }

  /// nil where no frame with a reference mask was kept, or its LV has no long axis.
  func section() throws -> Section? {
    let items = try frames.compactMap(item)
    guard !items.isEmpty else { return nil }
    let figure = try LongAxisFigure(
      words: FigureWords(name: "long-axis", title: "Long axis and discs of a reference mask"), items: items
    ).figure()
    return Section(
      "How ventricles are measured", name: "tracing", blocks: [.paragraph(text), .figure(figure)])
  }

  private var text: String {
    """
    The outline of the LV runs midway between inner and outer pixels. The mitral plane lies where the LV meets no \
    myocardium; its middle is the base, and the contour point farthest from it the apex. \(results.study.ef.discs) \
    diameters stand across the axis between them.
    """
  }

  /// Of the frames kept for the gallery the most typical: one A2C, one A4C, at end-diastole where there is one.
  private var frames: [FrameRow] {
    let selection = GallerySelection(count: results.study.report.gallery)
    let chosen = selection.pick(from: GallerySelection.ranked(results.metrics("LV")))
    let rows = Dictionary(results.frames.map { ($0.id, $0) }) { first, _ in first }
    let kept = (chosen.median + chosen.best + chosen.worst).compactMap { rows[$0.frame] }
    return ["A2C", "A4C"].compactMap { view in
      let ofView = kept.filter { $0.view.hasSuffix("/\(view)") }
      return ofView.first { $0.phase == "ED" } ?? ofView.first
    }
  }

  private func item(_ frame: FrameRow) throws -> (image: Image, item: LongAxisFigure.Item)? {
    guard let png = results.previews[frame.id], let x = frame.spacingX, let y = frame.spacingY,
      var labels = try masks.map(frame: frame.id, source: SourceRow.reference)
    else { return nil }
    var image = try PNG.decodeImage(png, path: "preview of \(frame.id)")
    image.spacing = try Spacing(x: x, y: y)
    labels.spacing = image.spacing
    guard let tracing = try? VentricleTracing(labels: labels, discCount: results.study.ef.discs) else {
      return nil
    }
    let axis = tracing.axis
    let format = NumberFormat(digits: 1)
    return (
      image,
      LongAxisFigure.Item(
        id: frame.id, contour: tracing.contour, hinges: (left: axis.leftHinge, right: axis.rightHinge),
        base: axis.base, apex: axis.apex, diameters: tracing.diameters,
        captionLines: [
          frame.id,
          "axis \(format.string(axis.length)) mm, mitral plane \(format.string(axis.mitralWidth)) mm wide",
        ])
    )
  }
}
