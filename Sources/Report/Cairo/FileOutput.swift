package import Foundation

/// Writes whole files or nothing.
package enum FileOutput {
  /// Writes to a hidden file beside the target, then renames it.
  ///
  /// - Throws: ``RenderError/cannotWrite(path:reason:)``; the target is then as it was before.
  package static func write(_ data: Data, to url: URL) throws(RenderError) {
    let temporary = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).part")
    do {
      try data.write(to: temporary)
      guard unsafe rename(temporary.path, url.path) == 0 else {
        throw CocoaError(.fileWriteUnknown, userInfo: [NSLocalizedDescriptionKey: lastSystemError()])
      }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw .cannotWrite(path: url.path, reason: reason(of: error))
    }
  }

  private static func lastSystemError() -> String { unsafe String(cString: strerror(errno)) }

  /// The system's own words where there are any: "No space left on device".
  private static func reason(of error: any Error) -> String {
    let error = error as NSError
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? POSIXError {
      return unsafe String(cString: strerror(cause.code.rawValue))
    }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError, cause.domain == NSPOSIXErrorDomain {
      return unsafe String(cString: strerror(Int32(cause.code)))
    }
    return error.localizedDescription
  }
}
