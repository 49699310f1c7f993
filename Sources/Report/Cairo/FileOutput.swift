internal import ApicalImaging
package import Foundation

/// Writes whole files or nothing.
package enum FileOutput {
  /// Replaces the file at once when all of it is on the disk.
  ///
  /// - Throws: ``RenderError/cannotWrite(path:reason:)``; the target is then as it was before.
  package static func write(_ data: Data, to url: URL) throws(RenderError) {
    do {
      try AtomicFile.write([UInt8](data), to: url)
    } catch {
      if case .unwritable(let reason) = error.problem {
        throw .cannotWrite(path: url.path, reason: reason)
      }
      throw .cannotWrite(path: url.path, reason: "\(error.problem)")
    }
  }
}
