public import Foundation

/// The grey frames of one place: a data set of any known layout, a folder of images, or a single file.
///
/// In a folder without a layout every image is a frame, also in the folders below; files whose names end in `_gt`, `_pred`,
/// `_seg`, `_mask` or `_label`, and recordings of CAMUS, are passed over.
public struct ImageCollection: Sendable {
  /// One frame, read when asked for.
  public struct Item: Sendable {
    /// Unique in the collection: exam, view and phase, or the path below the folder without format.
    public let id: String
    /// Where its pixels come from.
    public let source: any FrameSource
  }

  /// The file or folder as named.
  public let origin: String
  /// In the order of exams, or by path.
  public let items: [Item]

  /// - Throws: ``CohortError`` where nothing can be read.
  public init(_ url: URL) throws(CohortError) {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(url.path) }
    origin = url.path
    if !FolderListing.isFolder(url) {
      let id = MaskName(fileName: url.lastPathComponent)?.stem ?? url.lastPathComponent
      items = [Self.item(url, id: id, root: url.deletingLastPathComponent())]
    } else if CohortReader.recognise(url) != nil {
      let exams = try CohortReader.read(url).exams
      items = exams.flatMap { exam in
        exam.views.flatMap(\.frames).map { Item(id: $0.id, source: $0.source) }
      }
    } else {
      items = Self.files(below: url, root: url, path: "")
    }
    guard !items.isEmpty else {
      throw .noExams(
        url.path, reason: "it holds no image. Read are .nii, .nii.gz, .mhd, .mha and .png files.")
    }
  }

  private static func files(below folder: URL, root: URL, path: String) -> [Item] {
    let here = FolderListing.files(in: folder).compactMap { url -> Item? in
      guard let name = MaskName(fileName: url.lastPathComponent), name.marker.isEmpty, !name.isSequence else {
        return nil
      }
      return item(url, id: path + name.stem, root: root)
    }
    return here
      + FolderListing.folders(in: folder).flatMap {
        files(below: $0, root: root, path: path + $0.lastPathComponent + "/")
      }
  }

  private static func item(_ url: URL, id: String, root: URL) -> Item {
    Item(id: id, source: FileFrame(image: url, labels: nil, root: root))
  }
}
