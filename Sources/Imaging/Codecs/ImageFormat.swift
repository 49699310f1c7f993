internal import Foundation

/// A file format, told by the end of the name.
enum ImageFormat: CaseIterable {
  case nifti
  case gzippedNIfTI
  case metaImage
  case png

  /// Name endings, without the leading dot.
  var extensions: [String] {
    switch self {
    case .nifti: ["nii"]
    case .gzippedNIfTI: ["nii.gz"]
    case .metaImage: ["mhd", "mha"]
    case .png: ["png"]
    }
  }

  /// The endings that are read, for messages.
  static var extensionList: String {
    allCases.flatMap(\.extensions).map { "." + $0 }.joined(separator: ", ")
  }

  init(_ url: URL) throws(ImageFileError.Problem) {
    let name = url.lastPathComponent.lowercased()
    let match = Self.allCases.first { format in format.extensions.contains { name.hasSuffix("." + $0) } }
    guard let match else { throw .unknownFormat(extension: url.pathExtension) }
    self = match
  }
}
