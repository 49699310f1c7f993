public import Foundation
package import GRDB

/// The result file: SQLite in WAL mode, one transaction an exam.
///
/// Everything a report shows comes from here. A process killed at any moment leaves whole exams only.
public final class Store: Sendable {
  /// The file.
  public let url: URL
  private let database: DatabaseQueue
  /// True for a copy that goes with this value.
  private let isTemporary: Bool

  /// Opens a result file to read it; one on a medium that cannot be written is read from a temporary copy.
  public static func open(_ url: URL) throws(StoreError) -> Store {
    let files = FileManager.default
    guard files.fileExists(atPath: url.path) else { throw .notThere(path: url.path) }
    do { return try Store(url: url) } catch {
      guard case .cannotWrite = error else { throw error }
      let folder = files.temporaryDirectory.appendingPathComponent("apical-\(UUID().uuidString)")
      let copy = folder.appendingPathComponent(url.lastPathComponent)
      do {
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        try files.copyItem(at: url, to: copy)
        if files.fileExists(atPath: url.path + "-wal") {
          try files.copyItem(atPath: url.path + "-wal", toPath: copy.path + "-wal")
        }
      } catch let copying { throw .cannotWrite(path: folder.path, reason: copying.localizedDescription) }
      return try Store(url: copy, isTemporary: true)
    }
  }

  /// Opens a result file to write it; makes it, and its folder, where there is none.
  public static func create(_ url: URL) throws(StoreError) -> Store {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: url.deletingLastPathComponent().path, reason: "the folder cannot be made")
    }
    return try Store(url: url)
  }

  private init(url: URL, isTemporary: Bool = false) throws(StoreError) {
    self.url = url
    self.isTemporary = isTemporary
    do { try Self.refuseForeign(url) } catch let error as StoreError { throw error } catch {
      throw Self.translate(error, path: url.path)
    }
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    do {
      database = try DatabaseQueue(path: url.path, configuration: configuration)
      let migrator = StoreSchema.migrator
      if try database.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: url.path) }
      try migrator.migrate(database)
    } catch let error as StoreError {
      throw error
    } catch {
      throw Self.translate(error, path: url.path)
    }
  }

  deinit {
    if isTemporary { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
  }

  /// A database of another program is left as it is, to the byte.
  private static func refuseForeign(_ url: URL) throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let size = attributes?[.size] as? Int, size > 0 else { return }
    var configuration = Configuration()
    configuration.readonly = true
    guard let database = try? DatabaseQueue(path: url.path, configuration: configuration) else { return }
    let isForeign = try? database.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return !tables.isEmpty && !tables.contains("grdb_migrations")
    }
    if isForeign == true {
      throw StoreError.notAStore(path: url.path, reason: "it is a database with other tables.")
    }
  }

  private static func translate(_ error: any Error, path: String) -> StoreError {
    guard let error = error as? DatabaseError else { return .cannotWrite(path: path, reason: "\(error)") }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return .notAStore(path: path, reason: "SQLite says '\(error.message ?? "not a database")'.")
    case .SQLITE_FULL: return .cannotWrite(path: path, reason: "the disk is full")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
      return .cannotWrite(path: path, reason: error.message ?? "\(error.resultCode)")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return .cannotWrite(path: path, reason: "another process is writing to it")
    default: return .notAStore(path: path, reason: "SQLite says '\(error.message ?? "\(error)")'.")
    }
  }

  /// One transaction: all of `body` or nothing.
  package func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError)
    -> Value
  {
    do { return try database.write(body) } catch let error as StoreError { throw error } catch {
      throw Self.translate(error, path: url.path)
    }
  }

  package func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError) -> Value
  {
    do { return try database.read(body) } catch let error as StoreError { throw error } catch {
      throw Self.translate(error, path: url.path)
    }
  }

  /// Every row of one table, in the order of its key.
  package func all<Row: StoreRow>(_: Row.Type) throws(StoreError) -> [Row] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM \(Row.databaseTableName) ORDER BY rowid") }
  }

  /// Moves the write-ahead log into the file, so that the file alone can be copied.
  public func flush() throws(StoreError) {
    do { try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } } catch {
      throw Self.translate(error, path: url.path)
    }
  }
}
