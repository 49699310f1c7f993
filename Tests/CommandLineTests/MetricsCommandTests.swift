import ApicalImaging
import Foundation
import TestSupport
import Testing

@Suite struct MetricsCommandTests {
  private func folder(_ files: [String: Range<Int>], width: Int = 12) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, columns) in files {
      let size = PixelSize(width: width, height: 8)
      let labels: [UInt8] = (0..<size.count).map { columns.contains($0 % width) ? 1 : 0 }
      let url = folder.file(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try PNG.write(LabelMap(size: size, spacing: nil, labels: labels), to: url)
    }
    return folder
  }

  @Test func comparesTwoFiles() throws {
    let folder = try folder(["a.png": 2..<6, "b.png": 4..<8])
    let arguments = [folder.file("a.png").path, folder.file("b.png").path, "--spacing", "0.5", "--quiet"]
    let table = try Program.run(["metrics"] + arguments)
    #expect(table.status == 0)
    #expect(table.errors.isEmpty)
    #expect(table.output.contains("0.5000"))
    let json = try Program.run(
      ["metrics"] + arguments + ["--label", "LV=1", "--json", "--definitions", "all"])
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let labels = try #require(object["labels"] as? [String: [String: Any]])
    let hd = try #require(labels["LV"]?["hd"] as? [String: Any])
    #expect(hd["mean"] as? Double == 1)
    #expect(labels["LV"]?["hd95LengthWeighted"] != nil)
  }

  @Test func aMissingPredictionIsNamedAndChangesTheExitCode() throws {
    let folder = try folder([
      "labelsTr/a.png": 2..<6, "labelsTr/b.png": 2..<6, "imagesTr/a_0000.png": 0..<0,
      "predictions/a.png": 2..<6,
    ])
    let result = try Program.run([
      "metrics", folder.url.path, folder.file("predictions").path, "--csv", folder.file("pairs.csv").path,
      "--quiet",
    ])
    #expect(result.status == 2)
    #expect(result.output.contains("1 prediction missing"))
    #expect(result.output.contains("labelsTr/b.png"))
    #expect(try String(contentsOf: folder.file("pairs.csv"), encoding: .utf8).contains("prediction-missing"))
  }

  @Test func aPairThatCannotBeMeasuredNamesBothFiles() throws {
    let folder = try folder(["a.png": 2..<6])
    let other = try self.folder(["b.png": 2..<6], width: 10)
    let (one, two) = (folder.file("a.png").path, other.file("b.png").path)
    let result = try Program.run(["metrics", one, two])
    #expect(result.status == 1)
    #expect(result.errors.contains(one) && result.errors.contains(two))
    #expect(result.errors.contains("12 × 8") && result.errors.contains("10 × 8"))
    #expect(try Program.run(["metrics", one, two, "--spacing", "0"]).status == 64)
    #expect(try Program.run(["metrics", one, two, "--label", "LV=0"]).status == 64)
    #expect(try Program.run(["metrics", one, folder.url.path]).status == 1)
  }
}
