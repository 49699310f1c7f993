public import Foundation

/// The label maps of one place: a single file, or all in a folder.
///
/// Folders: CAMUS (`_gt` files in one folder a patient), nnU-Net (`labelsTr`), `images/` beside `labels/`, or any
/// folder of masks, with folders below it. Where some names end in `_gt`, `_pred`, `_seg`, `_mask` or `_label`, only
/// those are masks, and the ending is not part of the name that pairs them.
public struct MaskCollection: Sendable {
  /// The file or folder as named.
  public let origin: String
  /// By path.
  public let masks: [MaskFile]
  /// True for a single file.
  public let isFile: Bool

  /// - Throws: ``CohortError`` where nothing can be read, or where it is not clear which folder is meant.
  public init(_ url: URL) throws(CohortError) {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(url.path) }
    origin = url.path
    isFile = !FolderListing.isFolder(url)
    if isFile {
      let stem = MaskName(fileName: url.lastPathComponent)?.stem ?? url.lastPathComponent
      masks = [MaskFile(stem: stem, path: stem, exam: stem, patient: stem, url: url, statedSpacing: nil)]
    } else {
      masks = try Self.masks(in: url)
    }
  }

  private static func masks(in folder: URL) throws(CohortError) -> [MaskFile] {
    let table = try table(of: folder)
    let root = try maskFolder(in: folder)
    let found = files(below: root, path: "", within: [])
    let marked = found.filter { !$0.name.marker.isEmpty }
    let masks = (marked.isEmpty ? found : marked).filter { !$0.name.isSequence }
    guard !masks.isEmpty else {
      throw .noExams(
        folder.path, reason: "it holds no mask. Read are .nii, .nii.gz, .mhd, .mha and .png files.")
    }
    return masks.map { mask in
      let row = table?.rows[mask.url.lastPathComponent]
      let exam =
        row?.exam ?? PNGFolderReader.row(fromName: mask.name.stem + ".png").exam ?? mask.name.stem
      return MaskFile(
        stem: mask.name.stem, path: mask.path + mask.name.stem, exam: exam, patient: row?.patient ?? exam,
        url: mask.url, statedSpacing: row?.spacing)
    }
  }

  /// Where it lies, links followed.
  var place: String { URL(fileURLWithPath: origin).resolvingSymlinksInPath().path }

  /// The table of spacings beside `labels/`, if there is one.
  private static func table(of folder: URL) throws(CohortError) -> FrameTable? {
    let file = folder.appendingPathComponent("frames.csv")
    return FileManager.default.fileExists(atPath: file.path) ? try FrameTable(file: file) : nil
  }

  /// The folder of masks in a data set that keeps images and masks apart.
  private static func maskFolder(in folder: URL) throws(CohortError) -> URL {
    let names = FolderListing.folders(in: folder).map(\.lastPathComponent)
    guard names.contains(where: { $0.lowercased().hasPrefix("images") }) else { return folder }
    let known = ["labelsTr", "labelsTs", "labels", "segmentations", "masks"].filter(names.contains)
    guard known.count < 2 else {
      throw .noExams(
        folder.path,
        reason: "\(known.joined(separator: " and ")) both hold masks. Name one of the two folders.")
    }
    return known.first.map { folder.appendingPathComponent($0) } ?? folder
  }

  /// Links to folders are followed, but not back to one that leads here.
  private static func files(
    below folder: URL, path: String, within outer: [String]
  ) -> [(name: MaskName, url: URL, path: String)] {
    let place = folder.resolvingSymlinksInPath().path
    guard !outer.contains(place) else { return [] }
    let here = FolderListing.files(in: folder).compactMap { url in
      MaskName(fileName: url.lastPathComponent).map { (name: $0, url: url, path: path) }
    }
    return here
      + FolderListing.folders(in: folder).flatMap {
        files(below: $0, path: path + $0.lastPathComponent + "/", within: outer + [place])
      }
  }
}
