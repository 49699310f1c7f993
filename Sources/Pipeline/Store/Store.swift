public import Foundation
package import GRDB

/// The result file: SQLite in WAL mode, one transaction an exam.
///
/// Everything a report shows comes from here. A process killed at any moment leaves whole exams only.
public final class Store: Sendable {
  /// The file.
  public let url: URL
  private let database: DatabaseQueue

  /// Opens a result file to read it.
  public static func open(_ url: URL) throws(StoreError) -> Store {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .notThere(path: url.path) }
    return try Store(url: url)
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

  private init(url: URL) throws(StoreError) {
    self.url = url
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    do {
      database = try DatabaseQueue(path: url.path, configuration: configuration)
      let migrator = StoreSchema.migrator
      if try database.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: url.path) }
      try Self.refuseForeign(database, path: url.path)
      try migrator.migrate(database)
    } catch let error as StoreError {
      throw error
    } catch {
      throw Self.translate(error, path: url.path)
    }
  }

  /// A database of another program is left alone.
  private static func refuseForeign(_ database: DatabaseQueue, path: String) throws {
    let isForeign = try database.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return !tables.isEmpty && !tables.contains("grdb_migrations")
    }
    if isForeign { throw StoreError.notAStore(path: path, reason: "it is a database with other tables.") }
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
