internal import Foundation

/// The bytes of a regular file.
enum FileBytes {
  /// The largest image in eight bytes a pixel, and room for headers.
  private static let maximumSize = 8 * ImageLimits.voxels + (1 << 27)

  /// - Parameter limit: The most bytes to read, from the start of the file; nil for all of them.
  static func read(_ url: URL, limit: Int? = nil) throws(ImageFileError.Problem) -> [UInt8] {
    let size = try regularFileSize(url)
    guard limit != nil || size <= maximumSize else {
      throw .unreadable(reason: "\(size) bytes are more than any image accepted here has")
    }
    do {
      let handle = try FileHandle(forReadingFrom: url)
      defer { try? handle.close() }
      let data = try limit.map { try handle.read(upToCount: $0) } ?? handle.readToEnd()
      return [UInt8](data ?? Data())
    } catch {
      throw .unreadable(reason: error.localizedDescription)
    }
  }

  /// A pipe would block for ever and a folder has no bytes.
  private static func regularFileSize(_ url: URL) throws(ImageFileError.Problem) -> Int {
    let target = url.resolvingSymlinksInPath().path
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: target)
    } catch {
      guard FileManager.default.fileExists(atPath: target) else { throw .missing }
      throw .unreadable(reason: error.localizedDescription)
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { throw .notAFile }
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}
