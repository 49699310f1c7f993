import ApicalEngine
import ApicalImaging
import Foundation

/// The records of an output folder, one small file an image, so that a run that stopped goes on and shards can share
/// the folder.
struct SampleLedger: Sendable {
  let root: URL

  private var folder: URL { root.appendingPathComponent(".records") }

  /// Settings of the run that wrote the folder.
  static let settingsFile = "run.json"

  /// Opens a folder for a run: makes it, or compares its settings.
  ///
  /// - Throws: ``AugmentationError`` for a folder of another run or of other files.
  init(_ root: URL, settings: some Codable) throws {
    self.root = root
    let file = root.appendingPathComponent(Self.settingsFile)
    let manager = FileManager.default
    if manager.fileExists(atPath: file.path) {
      try Self.compare(settings, with: file)
    } else {
      let names = (try? manager.contentsOfDirectory(atPath: root.path)) ?? []
      guard names.allSatisfy({ $0.hasPrefix(".") }) else {
        throw AugmentationError.foreignFolder(path: root.path)
      }
    }
    do { try manager.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
      throw RunError.cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    if !manager.fileExists(atPath: file.path) {
      try AtomicFile.write([UInt8](JSONEncoder.readable.encode(settings)), to: file)
    }
  }

  /// Refuses the first setting that differs.
  private static func compare(_ settings: some Codable, with file: URL) throws {
    func values(_ data: Data) -> [String: String] {
      let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
      return object.mapValues { value in
        let data = try? JSONSerialization.data(
          withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\(value)"
      }
    }
    let found = values(try Data(contentsOf: file))
    let wanted = values(try JSONEncoder.stable.encode(settings))
    let keys = Set(found.keys).union(wanted.keys).sorted()
    if let key = keys.first(where: { found[$0] != wanted[$0] }) {
      throw AugmentationError.otherRun(
        path: file.deletingLastPathComponent().path, setting: key, found: found[key] ?? "not set",
        wanted: wanted[key] ?? "not set")
    }
  }

  /// The record of a finished image whose files are those that were written; nil where it has to be made.
  func finished(_ name: String) -> SampleRecord? {
    guard let data = try? Data(contentsOf: file(name)),
      let record = try? JSONDecoder().decode(SampleRecord.self, from: data),
      isWhole(record.image, record.imageSHA256), isWhole(record.labels, record.labelsSHA256)
    else { return nil }
    return record
  }

  private func isWhole(_ path: String, _ digest: String) -> Bool {
    (try? FileDigest.sha256(of: root.appendingPathComponent(path))) == digest
  }

  /// Keeps a record; its image's files are written by then.
  func keep(_ record: SampleRecord) throws {
    try AtomicFile.write([UInt8](JSONEncoder.stable.encode(record)), to: file(record.name))
  }

  /// Every record of the folder for the names of a cohort, in their order.
  func records(_ names: [String]) throws -> [SampleRecord] {
    try names.compactMap { name in
      let file = file(name)
      guard let data = try? Data(contentsOf: file) else { return nil }
      do { return try JSONDecoder().decode(SampleRecord.self, from: data) } catch {
        throw AugmentationError.unreadable(path: file.path, reason: "it is no record")
      }
    }
  }

  /// Runs `body` while no other process does so in this folder.
  func exclusively(_ body: () throws -> Void) throws {
    while true {
      do {
        let lock = try RunLock(folder: folder)
        return try withExtendedLifetime(lock) { try body() }
      } catch let error as RunError {
        guard case .alreadyRunning = error else { throw error }
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  private func file(_ name: String) -> URL { folder.appendingPathComponent(name + ".json") }
}
