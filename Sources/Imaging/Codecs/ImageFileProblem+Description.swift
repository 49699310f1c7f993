extension ImageFileError.Problem: CustomStringConvertible {
  /// Stable name of the problem for stores and tables; it does not change between versions.
  public var code: String {
    switch self {
    case .missing: "file-missing"
    case .notAFile: "file-not-a-file"
    case .unreadable: "file-unreadable"
    case .unknownFormat: "file-unknown-format"
    case .wrongMagic: "file-wrong-magic"
    case .truncated: "file-truncated"
    case .trailingBytes: "file-trailing-bytes"
    case .damaged: "file-damaged"
    case .badHeader: "header-invalid"
    case .unsupportedType: "file-unsupported-type"
    case .badDimensions: "dimensions-invalid"
    case .badSpacing: "spacing-invalid"
    case .missingSpacing: "spacing-missing"
    case .tooLarge: "file-too-large"
    case .multipleFrames: "file-multiple-frames"
    case .notFinite: "pixel-not-finite"
    case .notALabel: "label-invalid"
    case .notGrey: "file-not-grey"
    case .dataFileMissing: "data-file-missing"
    case .dataFileOutside: "data-file-outside"
    case .unwritable: "file-unwritable"
    case .unknownContent: "file-unknown-content"
    case .noFrames: "file-no-frames"
    case .damagedFrame: "frame-damaged"
    case .missingFrames: "frames-missing"
    }
  }

  /// What was found, what was needed, what to do.
  public var description: String {
    switch self {
    case .missing, .notAFile, .unreadable, .unknownFormat, .dataFileMissing, .dataFileOutside, .unwritable:
      fileDescription
    case .wrongMagic, .truncated, .trailingBytes, .damaged, .badHeader, .unsupportedType, .tooLarge:
      contentDescription
    case .badDimensions, .badSpacing, .missingSpacing, .multipleFrames, .notFinite, .notALabel, .notGrey:
      imageDescription
    case .unknownContent, .noFrames, .damagedFrame, .missingFrames: recordingDescription
    }
  }

  private var fileDescription: String {
    switch self {
    case .missing: "no such file. Check the path and the spelling."
    case .notAFile: "not a regular file. Name the file itself, not its folder."
    case .unreadable(let reason): "cannot be read (\(reason)). Check permissions and the disk."
    case .unknownFormat(let found):
      "no known image format: \(found.isEmpty ? "no extension" : "." + found). "
        + "Read are \(ImageFormat.extensionList)."
    case .dataFileMissing(let name):
      "the header names \(name) for its pixels and that file does not exist. Copy it beside the header."
    case .dataFileOutside(let name):
      "the header names \(name) for its pixels, which is not below its own folder. "
        + "Move the file there and name it without a path."
    case .unwritable(let reason):
      "cannot be written (\(reason)). Nothing was left behind; check space and permissions."
    default: code
    }
  }

  private var contentDescription: String {
    switch self {
    case .wrongMagic(let found, let needed):
      "begins with \(found), needed: \(needed). Does the extension fit the content?"
    case .truncated(let expected, let found):
      "ends early: \(found) bytes of \(expected). Fetch the file again."
    case .trailingBytes(let expected):
      "goes on after the \(expected) bytes that its header announces. Is the header of another file?"
    case .damaged(let reason): "damaged (\(reason)). Fetch the file again."
    case .badHeader(let reason): "unusable header: \(reason). Check the header, or export the file again."
    case .unsupportedType(let name): "\(name) is not read. Convert to grey integers or floats."
    case .tooLarge(let dimensions):
      "\(Self.product(dimensions)) pixels; the limit is \(ImageLimits.side) a side and "
        + "\(ImageLimits.voxels) in all. Crop the image, or check its header."
    default: code
    }
  }

  private var imageDescription: String {
    switch self {
    case .badDimensions(let dimensions):
      "dimensions \(Self.product(dimensions)); needed: at least two axes of one pixel or more. Check the header."
    case .badSpacing(let values):
      "pixel spacing \(Self.product(values)); needed: greater than zero and finite. Correct the header."
    case .missingSpacing: "the image has no spacing and the format needs one. Set it, or write PNG."
    case .multipleFrames(let count): "\(count) frames; needed: one. Read it as a cine."
    case .notFinite(let x, let y, let frame):
      "pixel (\(x), \(y)) of frame \(frame) is not a number. Replace such pixels first."
    case .notALabel(let value, let x, let y):
      "pixel (\(x), \(y)) is \(value); labels are integers of 0…255. Is this an image rather than a mask?"
    case .notGrey(let x, let y):
      "pixel (\(x), \(y)) is coloured; needed: grey. Convert the picture to grey."
    default: code
    }
  }

  private var recordingDescription: String {
    switch self {
    case .unknownContent(let reason):
      "no known recording (\(reason)). Read are DICOM, MP4, AVI, Matroska and other videos, NIfTI, MetaImage and PNG."
    case .noFrames(let reason): "no frame to read: \(reason). Check that the file is a recording."
    case .damagedFrame(let frame, let reason):
      "frame \(frame) cannot be decoded (\(reason)). Fetch the file again, or ask for the frames before it."
    case .missingFrames(let expected, let found):
      "\(found) frames of the \(expected) announced. Fetch the file again, or ask for those that are there."
    default: code
    }
  }

  private static func product(_ values: [some CustomStringConvertible]) -> String {
    values.map(\.description).joined(separator: " × ")
  }
}
