/// A kind of file that holds a recording, told by its content.
public enum RecordingFormat: String, Sendable, Codable, CaseIterable {
  case dicom = "DICOM"
  case nifti = "NIfTI"
  case gzippedNIfTI = "NIfTI, gzipped"
  case metaImage = "MetaImage"
  case png = "PNG"
  /// Any container that FFmpeg's libraries read, among them MP4, AVI and Matroska.
  case video

  /// Bytes from the start of a file that tell.
  static let headLength = 1024

  /// - Parameter head: The first ``headLength`` bytes, or the whole file when it is shorter.
  /// - Returns: ``video`` for what is nothing else: only its reader can tell.
  init(head: [UInt8]) {
    self =
      if Self.isDICOM(head) {
        .dicom
      } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
        .png
      } else if head.starts(with: [0x1F, 0x8B]) {
        .gzippedNIfTI
      } else if head.starts(with: [0x5C, 1, 0, 0]) || head.starts(with: [0, 0, 1, 0x5C]) {
        .nifti
      } else if String(decoding: head, as: UTF8.self).contains("NDims") {
        .metaImage
      } else {
        .video
      }
  }

  /// The mark behind the preamble, or a first element of the file's own groups for data sets without a preamble.
  private static func isDICOM(_ head: [UInt8]) -> Bool {
    if head.count >= 132, head[128..<132].elementsEqual("DICM".utf8) { return true }
    guard head.count >= 8, head[0] == 2 || head[0] == 8, head[1] == 0, head[3] == 0 else { return false }
    let isExplicit = (65...90).contains(head[4]) && (65...90).contains(head[5])
    return isExplicit || (head[5] == 0 && head[6] == 0 && head[7] == 0)
  }

  /// Whether the bytes are the start of a container of videos, so that a failure means damage.
  static func isVideoContainer(_ head: [UInt8]) -> Bool {
    func has(_ text: String, at offset: Int) -> Bool { head.dropFirst(offset).starts(with: text.utf8) }
    return has("ftyp", at: 4) || has("moov", at: 4) || has("mdat", at: 4)
      || (has("RIFF", at: 0) && has("AVI ", at: 8))
      || head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) || head.starts(with: [0x30, 0x26, 0xB2, 0x75])
      || has("OggS", at: 0) || has("FLV", at: 0) || has("GIF8", at: 0)
  }
}
