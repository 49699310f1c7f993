public import ApicalImaging
public import Foundation

/// One label map in a file, read when asked for.
public struct MaskFile: Sendable {
  /// File name without format and without an ending such as `_gt`: what it shares with its counterpart.
  public let stem: String
  /// ``stem`` behind the folders that lead to it, from the collection's folder on.
  public let path: String
  /// The exam it belongs to, from a table or from a name such as `patient0001_4CH_ED`; the stem otherwise.
  public let exam: String
  /// The patient, from a table; the exam otherwise.
  public let patient: String
  /// Where it is.
  public let url: URL
  /// Spacing that a table states; it replaces what the file's header says.
  public let statedSpacing: Spacing?

  /// Reads the label map.
  ///
  /// - Throws: ``ImageFileError``, which names the file: also for several frames or values that are no labels.
  public func read() throws(ImageFileError) -> LabelMap {
    var map = try ImageFile.readLabels(url)
    if let statedSpacing { map.spacing = statedSpacing }
    return map
  }
}
