/// How the frames of a DICOM file are stored, and by whom they are decoded.
enum DICOMEncoding: Equatable {
  /// Samples as they are.
  case native
  /// Run lengths, by ``RunLengths``.
  case runLengths
  /// JPEG, lossless JPEG or JPEG-LS, by DCMTK.
  case jpeg
  /// JPEG 2000, by OpenJPEG.
  case jpeg2000

  /// - Throws: `unsupportedType` for any other transfer syntax, such as those of videos.
  init(transferSyntax uid: String) throws(ImageFileError.Problem) {
    let dicom = "1.2.840.10008.1.2"
    switch uid {
    case dicom, dicom + ".1", dicom + ".2", dicom + ".1.99": self = .native
    case dicom + ".5": self = .runLengths
    case dicom + ".4.50", dicom + ".4.51", dicom + ".4.53", dicom + ".4.55", dicom + ".4.57", dicom + ".4.70",
      dicom + ".4.80", dicom + ".4.81":
      self = .jpeg
    case dicom + ".4.90", dicom + ".4.91": self = .jpeg2000
    default: throw .unsupportedType("DICOM of transfer syntax \(Self.name(uid))")
    }
  }

  /// Name and UID of a transfer syntax.
  static func name(_ uid: String) -> String { DICOMFile.name(uid: uid).map { "\($0) (\(uid))" } ?? uid }
}
