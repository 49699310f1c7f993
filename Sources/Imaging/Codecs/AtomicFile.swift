package import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The system call; inside the type its name would mean the method.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(file, bytes, count)
}

/// Writes a file so that readers see the old content or the new, never a part.
package enum AtomicFile {
  /// Writes into a temporary file of the same folder, flushes it to the disk and renames it.
  ///
  /// - Throws: ``ImageFileError`` of problem `unwritable`; the temporary file is gone by then.
  package static func write(_ bytes: [UInt8], to url: URL) throws(ImageFileError) {
    let temporary = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).part").path
    let status = create(temporary, bytes)
    guard status == 0, unsafe rename(temporary, url.path) == 0 else {
      let code = status == 0 ? errno : status
      unsafe unlink(temporary)
      throw ImageFileError(path: url.path, problem: .unwritable(reason: reason(code)))
    }
  }

  /// Returns 0 or the `errno` of the call that failed.
  private static func create(_ path: String, _ bytes: [UInt8]) -> Int32 {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return errno }
    let status = fill(file, bytes)
    let closed = close(file) == 0 ? 0 : errno
    return status == 0 ? closed : status
  }

  private static func fill(_ file: Int32, _ bytes: [UInt8]) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(file, buffer.baseAddress! + written, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      written += count
    }
    return fsync(file) == 0 ? 0 : errno
  }

  private static func reason(_ code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
