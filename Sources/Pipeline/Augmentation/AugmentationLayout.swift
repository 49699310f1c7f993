import ApicalCohort
import ApicalEngine
import ApicalImaging
import Foundation

/// Where the files of a format lie, and how they are written.
struct AugmentationLayout: Sendable {
  let format: AugmentationFormat
  let root: URL

  /// Paths of image and labels below the folder.
  ///
  /// - Throws: ``AugmentationError/notForCAMUS(frame:)``.
  func paths(_ source: SourceFrame, number: Int) throws(AugmentationError) -> (image: String, labels: String)
  {
    let name = SampleRecord.name(source.stem, number: number)
    switch format {
    case .images: return ("images/\(name).png", "labels/\(name).png")
    case .nnunet: return ("imagesTr/\(name)_0000.nii.gz", "labelsTr/\(name).nii.gz")
    case .camus:
      guard let view = Self.camusViews[source.view], let phase = source.frame.phase else {
        throw .notForCAMUS(frame: source.frame.id)
      }
      let patient = Self.patient(exam: source.exam, beat: source.beat, number: number)
      let stem = "\(patient)/\(patient)_\(view)_\(phase.rawValue)"
      return (stem + ".nii.gz", stem + "_gt.nii.gz")
    }
  }

  /// Folder of a patient in CAMUS's layout: each sample, and each beat after the first, is a patient of its own.
  static func patient(exam: String, beat: Int, number: Int) -> String {
    let name = exam.hasPrefix("patient") ? exam : "patient-" + exam
    let clean = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
    return clean + (beat > 1 ? "-b\(beat)" : "") + (number > 0 ? "-s\(number)" : "")
  }

  static let camusViews = [ViewKind.a2c: "2CH", .a4c: "4CH"]

  /// Writes both files, each whole or not at all, and returns the record with paths and digests.
  ///
  /// Grey values are rounded to whole numbers. `keep` is written too where it is given.
  func write(
    _ image: Image, _ labels: LabelMap, _ record: SampleRecord, of source: SourceFrame, keep: Mask? = nil
  ) throws -> SampleRecord {
    var record = record
    (record.image, record.labels) = try paths(source, number: record.number)
    let files = [record.image, record.labels].map(root.appendingPathComponent)
    for file in files {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    var whole = image
    whole.pixels = image.pixels.map { min(max($0, 0), 255).rounded() }
    if format == .images {
      try PNG.write(whole, to: files[0])
      try PNG.write(labels, to: files[1])
    } else {
      try NIfTI.write(whole, to: files[0])
      try NIfTI.write(labels, to: files[1])
    }
    if let keep { try writeKeepMask(keep, of: record.name) }
    record.imageSHA256 = try FileDigest.sha256(of: files[0])
    record.labelsSHA256 = try FileDigest.sha256(of: files[1])
    return record
  }

  /// 255 where a sample's pixel comes from the original, 0 where it was generated.
  private func writeKeepMask(_ keep: Mask, of name: String) throws {
    let folder = root.appendingPathComponent("keep")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let pixels = keep.isInside.map { $0 ? Float(255) : 0 }
    try PNG.write(
      Image(size: keep.size, spacing: nil, pixels: pixels), to: folder.appendingPathComponent(name + ".png"))
  }
}
