public import ApicalImaging
internal import Foundation

/// A frame kept in files: one image and, where annotated, one label map on the same grid.
struct FileFrame: FrameSource {
  let imageFile: URL
  let labelFile: URL?
  /// Path of the image below the cohort's folder.
  let location: String
  /// Spacing that a table states; it replaces what the file's header says.
  let statedSpacing: Spacing?

  init(image: URL, labels: URL?, root: URL, spacing: Spacing? = nil) {
    imageFile = image
    labelFile = labels
    location = image.path.replacingOccurrences(of: root.path + "/", with: "")
    statedSpacing = spacing
  }

  var hasReference: Bool { labelFile != nil }

  /// Names and sizes of the files, and the spacing that a table states.
  var fingerprint: String {
    let sizes = [imageFile, labelFile].map { file in
      file.flatMap { try? FileManager.default.attributesOfItem(atPath: $0.path)[.size] as? Int }.map {
        "\($0)"
      } ?? "-"
    }
    return "\(location) \(sizes.joined(separator: " ")) \(statedSpacing.map { "\($0.x) \($0.y)" } ?? "-")"
  }

  func image() throws -> Image {
    var image = try ImageFile.read(imageFile)
    if let statedSpacing { image.spacing = statedSpacing }
    return image
  }

  func reference() throws -> LabelMap? {
    guard let labelFile else { return nil }
    var labels = try ImageFile.readLabels(labelFile)
    let (size, spacing) = try ImageFile.readSize(imageFile)
    guard labels.size == size else {
      throw FrameError.sizesDiffer(image: location, size, labels: labelFile.lastPathComponent, labels.size)
    }
    if let unknown = labels.presentLabels.first(where: { $0 > .la }) {
      throw FrameError.unknownLabel(file: labelFile.lastPathComponent, unknown)
    }
    labels.spacing = statedSpacing ?? spacing
    return labels
  }
}

/// Image and annotation of a frame that do not belong together.
public enum FrameError: Error, Equatable, CustomStringConvertible {
  case sizesDiffer(image: String, PixelSize, labels: String, PixelSize)
  case unknownLabel(file: String, Label)

  /// Stable and machine-readable.
  public var code: String {
    switch self {
    case .sizesDiffer: "label-size-mismatch"
    case .unknownLabel: "label-unknown"
    }
  }

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .sizesDiffer(let image, let size, let labels, let labelSize):
      "\(labels) has \(labelSize) pixels, its image \(image) \(size). Are they of the same frame?"
    case .unknownLabel(let file, let label):
      "\(file) holds label \(label.rawValue); known are 0 background, 1 LV, 2 MYO, 3 LA. Is it a label map?"
    }
  }
}
