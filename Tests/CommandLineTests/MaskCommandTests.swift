import Foundation
import TestSupport
import Testing

/// Commands on masks and frames of phantoms.
@Suite struct MaskCommandTests {
  private func phantoms(_ folder: TemporaryFolder) throws -> String {
    let out = folder.file("phantoms").path
    #expect(try Program.run(["phantom", "--exams", "1", "--seed", "3", "--out", out, "--quiet"]).status == 0)
    return out
  }

  @Test func heatmapsAndTheirNumbers() throws {
    let folder = try TemporaryFolder()
    let data = try phantoms(folder)
    let file = folder.file("lv.png").path
    let outcome = try Program.run(["heatmap", data, data, "--difference", "--out", file, "--json", "--quiet"])
    #expect(outcome.status == 0)
    let summary = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let comparison = try #require((summary["comparisons"] as? [[String: Any]])?.first)
    #expect((comparison["result"] as? [String: Any])?["jensenShannonBits"] as? Double == 0)
    for name in ["lv.png", "lv.png.json", "lv.png.divergence.json"] {
      #expect(FileManager.default.fileExists(atPath: folder.file(name).path), "\(name)")
    }
    #expect(try Program.run(["heatmap", data, "--difference", "--out", file]).status == 64)
    #expect(try Program.run(["heatmap", data, "--out", "lv.bmp"]).status == 64)
    #expect(try Program.run(["heatmap", data, "--label", "RV", "--out", file]).status == 64)
  }

  @Test func neighboursOfPhantoms() throws {
    let folder = try TemporaryFolder()
    let data = try phantoms(folder)
    let out = folder.file("near").path
    let outcome = try Program.run(["neighbours", data, data, "-k", "2", "--out", out, "--json", "--quiet"])
    #expect(outcome.status == 0)
    let matches = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(matches.count == 4)
    let first = try #require((matches[0]["neighbours"] as? [[String: Any]])?.first)
    #expect(first["reference"] as? String == matches[0]["generated"] as? String)
    #expect(try Program.run(["neighbours", data, "absent", "--out", out]).status == 1)
    #expect(try Program.run(["neighbours", data, data, "-k", "0", "--out", out]).status == 64)
  }

  @Test func plausibilityOfPhantoms() throws {
    let folder = try TemporaryFolder()
    let data = try phantoms(folder)
    let csv = folder.file("p.csv").path
    let outcome = try Program.run(["plausibility", data, "--csv", csv, "--quiet"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("of 4"))
    #expect(try String(contentsOfFile: csv, encoding: .utf8).split(whereSeparator: \.isNewline).count == 5)
    #expect(try Program.run(["plausibility", data, "--spacing", "0"]).status == 64)
  }
}
