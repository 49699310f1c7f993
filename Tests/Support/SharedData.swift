public import Foundation

/// Real data for tests, kept beside the repository and never inside it.
public enum SharedData {
  /// The folder, or nil where it is absent: then the tests that need it are skipped.
  public static let folder: URL? = {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let candidates = [
      ProcessInfo.processInfo.environment["APICAL_SHARED_DATA"].map { URL(fileURLWithPath: $0) },
      repository.deletingLastPathComponent().appendingPathComponent("shared/data"),
    ]
    return candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  /// True when the named part of the data is there.
  public static func has(_ part: String) -> Bool {
    guard let folder else { return false }
    return FileManager.default.fileExists(atPath: folder.appendingPathComponent(part).path)
  }

  /// Path of a part whose presence was tested with ``has(_:)``.
  public static func path(_ part: String) -> URL { folder!.appendingPathComponent(part) }
}

/// A folder for one test, deleted when the test ends.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let url: URL

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("apical-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A path in the folder.
  public func file(_ name: String) -> URL { url.appendingPathComponent(name) }
}
