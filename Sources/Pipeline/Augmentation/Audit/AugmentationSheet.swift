package import ApicalEngine
import ApicalImaging
import ApicalMetrics
package import ApicalReport

/// Pictures of augmented frames for a reader's eye.
package enum AugmentationSheet {
  /// What a row shows of one sample.
  package struct Row: Sendable {
    let original, transformed, finished: Image
    let labels, transformedLabels: LabelMap
    let keep: Mask
    let captions: [[String]]
  }

  /// The steps from an original to a repainted frame, one sample a row (paper, Fig. 8).
  ///
  /// - Throws: ``RenderError``.
  package static func steps(_ rows: [Row], name: String, title: String) throws(RenderError) -> Figure {
    try ContactSheetFigure(
      words: FigureWords(name: name, title: title),
      headings: ["Original", "Transformed", "Keep mask", "Repainted"],
      rows: rows.map(\.pictures)
    ).figure()
  }

  /// One original and a sample of each folder in a row (paper, Fig. 1); sources are spread over those that all folders share.
  ///
  /// - Throws: ``RenderError``, or what is wrong with a file.
  package static func recipes(_ folders: [AugmentedFolder], rows count: Int) throws -> Figure {
    let shared = folders.dropFirst().reduce(Set(folders[0].samples.map(\.source))) { sources, folder in
      sources.intersection(folder.samples.map(\.source))
    }.sorted()
    let chosen =
      shared.count <= count ? shared : (0..<count).map { shared[$0 * shared.count / count] }
    let rows = try chosen.map { source in
      try folders.enumerated().flatMap { index, folder -> [ContactSheetFigure.Picture] in
        guard let sample = folder.samples.first(where: { $0.source == source }) else { return [] }
        let picture = ContactSheetFigure.Picture(
          image: try folder.image(sample), captionLines: sample.draw.lines)
        guard index == 0 else { return [picture] }
        let original = try folder.original(of: sample)
        return [ContactSheetFigure.Picture(image: original.image, captionLines: [source]), picture]
      }
    }
    let titles = folders.map { folder in
      folder.settings.recipe.rawValue + (folder.settings.sampler == .none ? ", not repainted" : "")
    }
    return try ContactSheetFigure(
      words: FigureWords(name: "augmentation-recipes", title: "One frame under each recipe"),
      headings: ["Original"] + titles.map { $0.prefix(1).uppercased() + $0.dropFirst() }, rows: rows
    ).figure()
  }
}

extension AugmentationSheet.Row {
  /// A row of a sample whose files are at hand.
  package init(_ frame: AuditedFrame, audit: SampleAudit?) {
    self.init(
      original: frame.original.image, transformed: frame.transformed.image, finished: frame.finished,
      labels: frame.original.labels, transformedLabels: frame.transformed.labels,
      keep: frame.transformed.keep,
      captions: Self.captions(
        source: frame.record.source, draw: frame.record.draw, left: frame.record.structuresLeft,
        seam: audit?.seam?.ratio))
  }

  /// Lines under the four pictures.
  package static func captions(
    source: String, draw: AugmentationDraw, left: Double, seam: Double?
  ) -> [[String]] {
    [
      [source], draw.lines, ["LV and MYO kept \(NumberFormat(digits: 0).string(100 * left)) %"],
      [seam.map { "seam \(NumberFormat(digits: 2).string($0))" } ?? "no open border"],
    ]
  }

  /// Original with labels, transformed with labels and border, the mask, and the finished image with nothing over it.
  fileprivate var pictures: [ContactSheetFigure.Picture] {
    let border = keep.contours()
    let mask = Image(size: keep.size, spacing: nil, pixels: keep.isInside.map { $0 ? 205 : 40 })
    return [
      ContactSheetFigure.Picture(image: original, labels: Self.outlines(labels), captionLines: captions[0]),
      ContactSheetFigure.Picture(
        image: transformed, keep: border, labels: Self.outlines(transformedLabels), captionLines: captions[1]),
      ContactSheetFigure.Picture(image: mask, keep: border, captionLines: captions[2]),
      ContactSheetFigure.Picture(image: finished, captionLines: captions[3]),
    ]
  }

  private static func outlines(_ labels: LabelMap) -> [[Point]] {
    [Label.lv, .myo].flatMap { labels.mask(of: $0).contours().prefix(2) }
  }
}
