import ApicalEngine
import Foundation
import TestSupport
import Testing

@Suite struct ModelLibraryTests {
  @Test func listsGoodDamagedAndBareNetworks() throws {
    let fixture = try Fixture("thresholds")
    let folder = fixture.folder
    let copy = { (name: String) in
      try FileManager.default.copyItem(at: Fixture.original(name), to: folder.file("\(name).onnx"))
    }
    try copy("slope")
    try copy("colour")
    let card = try String(contentsOf: fixture.card, encoding: .utf8)
    try Data(card.replacingOccurrences(of: "thresholds.onnx", with: "slope.onnx").utf8).write(
      to: folder.file("slope.json"))
    let entries = try ModelLibrary.list(folder.url)
    #expect(entries.map(\.url.lastPathComponent) == ["slope.json", "thresholds.json", "colour.onnx"])
    #expect(entries.map(\.isVerified) == [false, true, false])
    #expect(entries.map(\.problem?.code) == ["model-hash-mismatch", nil, "model-card-missing"])
    #expect(entries.map(\.card?.name) == ["tiny", "tiny", nil])
  }

  @Test func namesAMissingFolder() {
    #expect(throws: EngineError.fileMissing(path: "/no/such/folder")) {
      try ModelLibrary.list(URL(fileURLWithPath: "/no/such/folder"))
    }
  }
}
