import Foundation

#if canImport(Glibc)
internal import Glibc
#endif

/// Keeps a second run out of an output folder; the system lets go of it when the process ends, however it ends.
final class RunLock: Sendable {
  private let file: Int32

  /// - Throws: ``RunError`` when the folder cannot be written or another run holds it.
  init(folder: URL) throws(RunError) {
    do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(path: folder.path, reason: "the folder cannot be made")
    }
    let path = folder.appendingPathComponent(".lock").path
    file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno))) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw .alreadyRunning(path: folder.path)
    }
  }

  deinit { close(file) }
}
