public import ApicalReport
public import Foundation

/// The contact sheet of folders of augmented frames.
public enum AugmentationSheets {
  /// Steps of the samples of one folder, or one original under the recipes of several.
  ///
  /// - Parameters:
  ///   - folders: Written by ``AugmentationRun``.
  ///   - audit: Whose seams are written below; nil to measure the rows shown.
  ///   - rows: How many, spread over all samples.
  /// - Throws: ``AugmentationError``, ``RenderError``, or what is wrong with a file.
  /// - Precondition: a folder.
  public static func figure(
    _ folders: [URL], audit: AugmentationAudit?, rows: Int
  ) throws -> Figure {
    let opened = try folders.map { try AugmentedFolder($0) }
    if opened.count > 1 { return try AugmentationSheet.recipes(opened, rows: rows) }
    let known = Dictionary((audit?.samples ?? []).map { ($0.sample, $0) }) { first, _ in first }
    let shown = try opened[0].spread(rows).map { record in
      let frame = try AuditedFrame(record, in: opened[0])
      return AugmentationSheet.Row(frame, audit: try known[record.name] ?? frame.audit(found: nil))
    }
    return try AugmentationSheet.steps(shown, name: "augmentation-sheet", title: "Augmented frames")
  }
}
