import ApicalEngine
import ApicalImaging
import ApicalMetrics
import Foundation

/// What a store holds about the augmentation of a study.
struct AugmentationResults {
  /// By frame and number.
  let rows: [AugmentationRow]
  /// The audit with its samples.
  let audit: AugmentationAudit
  let outcome: AugmentationOutcome
  /// In the order of the sheet.
  let pictures: [AugmentationPictureRow]

  /// nil for a study without the stage, or one that did not get there.
  init?(store: Store) throws {
    guard let summary = try store.all(AugmentationSummaryRow.self).first else { return nil }
    let decoder = JSONDecoder()
    rows = try store.all(AugmentationRow.self)
    var audit = try decoder.decode(AugmentationAudit.self, from: Data(summary.audit.utf8))
    audit.samples = try store.all(AugmentationAuditRow.self).map {
      try decoder.decode(SampleAudit.self, from: Data($0.audit.utf8))
    }
    self.audit = audit
    outcome = try decoder.decode(AugmentationOutcome.self, from: Data(summary.outcome.utf8))
    pictures = try store.all(AugmentationPictureRow.self).sorted { $0.position < $1.position }
  }

  /// The rows of the contact sheet.
  func sheet() throws -> [AugmentationSheet.Row] {
    let samples = Dictionary(rows.map { ($0.sample, $0) }) { first, _ in first }
    let audits = Dictionary(audit.samples.map { ($0.sample, $0) }) { first, _ in first }
    return try pictures.compactMap { picture in
      guard let row = samples[picture.sample] else { return nil }
      let path = "pictures of \(picture.sample)"
      let draw = try JSONDecoder().decode(AugmentationDraw.self, from: Data(row.draw.utf8))
      let keep = try PNG.decodeLabels(picture.keep, path: path)
      return AugmentationSheet.Row(
        original: try PNG.decodeImage(picture.original, path: path),
        transformed: try PNG.decodeImage(picture.transformed, path: path),
        finished: try PNG.decodeImage(picture.finished, path: path),
        labels: try PNG.decodeLabels(picture.labels, path: path),
        transformedLabels: try PNG.decodeLabels(picture.transformedLabels, path: path),
        keep: keep.mask(of: Label(rawValue: 1)),
        captions: AugmentationSheet.Row.captions(
          source: row.frame, draw: draw, left: row.structuresLeft,
          seam: audits[picture.sample]?.seam?.ratio))
    }
  }
}
