import ApicalImaging
import Foundation

/// Reads a data set of nnU-Net: `imagesTr/CASE_0000.EXT` with, by the same names, `labelsTr/CASE.EXT`.
///
/// Read are NIfTI, MetaImage and PNG files. Names such as `patient0001_4CH_ED` tell exam, view and phase; any other case
/// is an exam of its own whose view and phase are unknown.
struct NNUNetReader {
  let root: URL

  static func isDataset(_ folder: URL) -> Bool {
    FolderListing.isFolder(folder.appendingPathComponent("imagesTr"))
  }

  func cohort() throws(CohortError) -> Cohort {
    let images = cases("imagesTr", ending: "_0000")
    guard !images.isEmpty else {
      throw .noExams(root.path, reason: "imagesTr/ holds no file NAME_0000 of NIfTI, MetaImage or PNG.")
    }
    let labels = cases("labelsTr", ending: "")
    var findings = labels.keys.filter { images[$0] == nil }.sorted().map {
      Finding(.note, "labelsTr/\($0) has no image")
    }
    findings += images.keys.filter { labels[$0] == nil }.sorted().map {
      Finding(.note, exam: $0, "no reference mask in labelsTr/")
    }
    let exams = images.sorted { $0.key < $1.key }.map { name, image in
      Self.exam(name, FileFrame(image: image, labels: labels[name], root: root))
    }
    return Cohort(
      name: root.lastPathComponent, layout: .nnUNet, origin: root.path, exams: exams, findings: findings)
  }

  private static func exam(_ name: String, _ source: FileFrame) -> Exam {
    let row = PNGFolderReader.row(fromName: name + ".png")
    let frame = Frame(id: name, phase: row.phase, index: nil, source: source)
    let view = View(kind: row.view ?? .unknown, beats: [Beat(number: 1, frames: [frame])])
    return Exam(id: name, views: [view])
  }

  /// Files by the name of their case.
  private func cases(_ folder: String, ending: String) -> [String: URL] {
    var found: [String: URL] = [:]
    for file in FolderListing.files(in: root.appendingPathComponent(folder)) {
      guard
        let format = [".nii.gz", ".nii", ".mha", ".mhd", ".png"].first(
          where: file.lastPathComponent.hasSuffix)
      else { continue }
      let name = file.lastPathComponent.dropLast(format.count)
      guard name.hasSuffix(ending) else { continue }
      found[String(name.dropLast(ending.count))] = file
    }
    return found
  }
}
