import Foundation

/// What the name of a mask's file says.
struct MaskName {
  /// Without the endings of formats.
  let stem: String
  /// The ending that marks it as a mask among images, such as `_gt`; empty for none.
  let marker: String

  /// Endings by which data sets and programs tell a mask from its image.
  static let markers = ["_gt", "_pred", "_seg", "_mask", "_label"]

  /// nil for a file of no image format.
  init?(fileName: String) {
    let endings = [".nii.gz", ".nii", ".mhd", ".mha", ".png"]
    guard let ending = endings.first(where: { fileName.lowercased().hasSuffix($0) }) else { return nil }
    let bare = String(fileName.dropLast(ending.count))
    let marker = Self.markers.first { bare.lowercased().hasSuffix($0) && bare.count > $0.count } ?? ""
    stem = String(bare.dropLast(marker.count))
    self.marker = marker
  }

  /// Recordings lie beside the frames of CAMUS under these names.
  var isSequence: Bool { stem.hasSuffix("_sequence") }
}
