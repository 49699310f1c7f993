package import ApicalEngine
package import ApicalImaging
import ApicalMetrics

/// A sample with what it was made of, put together again from its files.
///
/// Files hold whole grey values, so the transformed frame may differ by one grey level from the one that was repainted.
package struct AuditedFrame: Sendable {
  /// What is known of it.
  package let record: SampleRecord
  /// The frame before.
  package let original: GridFrame
  /// The frame after the transformations, black where it was painted.
  package let transformed: TransformedFrame
  /// The finished image.
  package let finished: Image

  /// Reads the files, transforms the original again and compares the labels with those of the file.
  ///
  /// - Throws: ``AugmentationError/unreadable(path:reason:)`` where labels or image are not those of the record.
  package init(_ record: SampleRecord, in folder: AugmentedFolder) throws {
    self.record = record
    original = try folder.original(of: record)
    transformed = TransformedFrame(original, draw: record.draw, rules: folder.settings.rules)
    finished = try folder.image(record)
    let labels = try folder.labels(record)
    guard finished.size == transformed.image.size, labels.labels == transformed.labels.labels else {
      throw AugmentationError.unreadable(
        path: record.labels, reason: "it is not what its record and the original give")
    }
  }

  /// Everything that can be said of this sample alone.
  ///
  /// - Parameter found: What a network labels in the finished image, all pieces kept; nil where none was asked.
  /// - Throws: `SimilarityError` where nothing was kept.
  package func audit(found: LabelMap?) throws -> SampleAudit {
    SampleAudit(
      sample: record.name, source: record.source, exam: record.exam, draw: record.draw,
      isFallback: record.isFallback,
      fidelity: try KeptRegionFidelity(finished, transformed: transformed.image, keep: transformed.keep),
      labels: LabelsOnPaint(transformed.labels, keep: transformed.keep),
      seam: try SeamVisibility(finished, keep: transformed.keep),
      second: found.map {
        SecondVentricle(found: $0, labels: transformed.labels, keep: transformed.keep)
      })
  }
}
