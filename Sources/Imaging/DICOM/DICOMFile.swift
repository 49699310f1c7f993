internal import CDCMTK
internal import Foundation

/// Owns one open DICOM file, closed exactly once.
///
/// Attributes that identify a patient or an institution cannot be asked for.
@safe
final class DICOMFile {
  private let handle: OpaquePointer

  init(_ url: URL) throws(ImageFileError.Problem) {
    var handle: OpaquePointer?
    let status = unsafe cdcmtk_open(url.path, &handle)
    guard let opened = unsafe handle else { throw Self.problem(status, "") }
    unsafe self.handle = opened
  }

  deinit { unsafe cdcmtk_close(handle) }

  /// One value of an attribute; nil where it is absent or no finite number.
  func number(_ attribute: cdcmtk_attribute, at index: Int = 0) -> Double? {
    var value = 0.0
    guard unsafe cdcmtk_number(handle, attribute, index, &value), value.isFinite else { return nil }
    return value
  }

  /// A whole number.
  func integer(_ attribute: cdcmtk_attribute, at index: Int = 0) -> Int? {
    number(attribute, at: index).flatMap { Int(exactly: $0) }
  }

  /// All values of an attribute; empty unless each is a finite number.
  func numbers(_ attribute: cdcmtk_attribute) -> [Double] {
    let count = unsafe cdcmtk_count(handle, attribute)
    let values = (0..<count).compactMap { number(attribute, at: $0) }
    return values.count == count ? values : []
  }

  /// Text without the padding; nil where it is absent or empty.
  func text(_ attribute: cdcmtk_attribute) -> String? {
    var buffer = [CChar](repeating: 0, count: 65)
    guard unsafe cdcmtk_text(handle, attribute, &buffer, buffer.count) else { return nil }
    let text = buffer.text.trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  /// Number of regions.
  var regionCount: Int { unsafe cdcmtk_region_count(handle) }

  /// One value of a region; nil where it is absent or no finite number.
  func number(_ attribute: cdcmtk_attribute, region: Int) -> Double? {
    var value = 0.0
    guard unsafe cdcmtk_region_number(handle, region, attribute, &value), value.isFinite else { return nil }
    return value
  }

  /// Decodes one frame into at most `capacity` bytes.
  ///
  /// - Returns: The bytes and their photometric interpretation.
  func frame(_ index: Int, capacity: Int) throws(ImageFileError.Problem) -> (bytes: [UInt8], colour: String) {
    var bytes = [UInt8](repeating: 0, count: capacity + capacity % 2)
    var colour = [CChar](repeating: 0, count: 17)
    var message = [CChar](repeating: 0, count: 128)
    let status = unsafe cdcmtk_frame(handle, index, &bytes, bytes.count, &colour, &message)
    guard status == CDCMTK_OK else { throw Self.problem(status, message.text) }
    return (bytes, colour.text)
  }

  /// Bytes of pixels that are stored as they are.
  func bytes(_ offset: Int, _ count: Int) throws(ImageFileError.Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let status = unsafe cdcmtk_native(handle, offset, &bytes, count)
    guard status == CDCMTK_OK else { throw .damaged(reason: "its pixels are not in the file") }
    return bytes
  }

  /// The compressed bytes of one frame.
  func codestream(_ index: Int) throws(ImageFileError.Problem) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = unsafe cdcmtk_codestream(handle, index, &bytes, &count)
    guard status == CDCMTK_OK, let bytes = unsafe bytes else {
      throw Self.problem(status, "no compressed frame")
    }
    defer { unsafe cdcmtk_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// The name of a transfer syntax.
  static func name(uid: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 96)
    return unsafe cdcmtk_name(uid, &buffer, buffer.count) ? buffer.text : nil
  }

  private static func problem(_ status: cdcmtk_status, _ message: String) -> ImageFileError.Problem {
    let words = message.isEmpty ? "its elements contradict themselves" : message
    return switch status {
    case CDCMTK_NOT_DICOM: .damaged(reason: "the marks are those of DICOM, but there is no data set")
    case CDCMTK_TRUNCATED: .damaged(reason: "the file ends early, or an element is longer than it can be")
    case CDCMTK_UNSUPPORTED: .unsupportedType("this transfer syntax")
    default: .damaged(reason: words)
    }
  }
}

extension [CChar] {
  /// What stands before the first zero.
  var text: String { String(decoding: prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
}
