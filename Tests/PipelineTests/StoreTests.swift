import Foundation
import GRDB
import TestSupport
import Testing

@testable import ApicalPipeline

@Suite struct StoreTests {
  let folder = try! TemporaryFolder()

  @Test func opensWhatItMade() throws {
    let url = folder.file("a/b/results.sqlite")
    let store = try Store.create(url)
    try store.write { try FindingRow(severity: "note", exam: nil, message: "hello").insert($0) }
    try store.flush()
    #expect(try Store.open(url).all(FindingRow.self).map(\.message) == ["hello"])
  }

  @Test func writesAheadAndEnforcesForeignKeys() throws {
    let store = try Store.create(folder.file("results.sqlite"))
    #expect(try store.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    #expect(throws: StoreError.self) {
      try store.write { try ViewRow(id: "x/A4C", exam: "nobody", kind: "A4C", frameRate: nil).insert($0) }
    }
  }

  @Test func anExamIsStoredWholeOrNotAtAll() throws {
    let store = try Store.create(folder.file("results.sqlite"))
    var result = ExamResult(exam: ExamRow(id: "e", position: 0, attributes: "{}"))
    result.views = [ViewRow(id: "e/A4C", exam: "e", kind: "A4C", frameRate: nil)]
    result.masks = [MaskRow(frame: "no such frame", source: "nobody", png: Data())]
    #expect(throws: StoreError.self) { try store.insert(result) }
    #expect(try store.all(ExamRow.self).isEmpty)
    #expect(try store.all(ViewRow.self).isEmpty)
  }

  @Test func otherFilesAreRefused() throws {
    let absent = folder.file("absent.sqlite")
    #expect(throws: StoreError.notThere(path: absent.path)) { try Store.open(absent) }
    let text = folder.file("text.sqlite")
    try "this is not a database, but long enough to have a header of one hundred bytes ...................."
      .write(
        to: text, atomically: true, encoding: .utf8)
    let error = #expect(throws: StoreError.self) { try Store.open(text) }
    #expect(error?.description.contains("is not a result file") == true)
    let foreign = folder.file("foreign.sqlite")
    try DatabaseQueue(path: foreign.path).write { try $0.execute(sql: "CREATE TABLE people (name TEXT)") }
    let bytes = try Data(contentsOf: foreign)
    #expect(throws: StoreError.notAStore(path: foreign.path, reason: "it is a database with other tables.")) {
      try Store.open(foreign)
    }
    #expect(try Data(contentsOf: foreign) == bytes)
  }

  @Test func aFullDiskIsOneClearError() throws {
    let store = try Store.create(folder.file("results.sqlite"))
    // SQLite's own limit on the size of a database fails as a full disk does: SQLITE_FULL.
    try store.write { try $0.execute(sql: "PRAGMA max_page_count = 40") }
    let error = #expect(throws: StoreError.self) {
      for position in 0..<1000 {
        let attributes = String(repeating: "x", count: 4000)
        try store.insert(
          ExamResult(exam: ExamRow(id: "exam \(position)", position: position, attributes: attributes)))
      }
    }
    #expect(error == .cannotWrite(path: store.url.path, reason: "the disk is full"))
    #expect(try !store.all(ExamRow.self).isEmpty)
  }
}
