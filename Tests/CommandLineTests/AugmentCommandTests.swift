import Foundation
import TestSupport
import Testing

@Suite struct AugmentCommandTests {
  @Test(arguments: ["images", "nnunet", "camus"])
  func phantomsAreAugmentedAndReadBack(_ format: String) throws {
    let folder = try TemporaryFolder()
    let out = folder.file("out").path
    let arguments = [
      "augment", "in-silico:1", "--no-repaint", "--count", "1", "--seed", "4", "--out", out, "--format",
      format,
    ]
    let first = try Program.run(arguments + ["--json"])
    #expect(first.status == 0, "\(first.errors)")
    let object = try #require(JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect(object["originals"] as? Int == 4 && object["samples"] as? Int == 4)
    #expect(try Program.run(arguments).errors.contains("0 frames in"))
    let table = try Program.run(["inspect", out, "--quiet"]).output
    #expect(table.contains("8 frames"), "\(table)")
    let other = try Program.run(arguments + ["--border", "3"])
    #expect(other.status == 1 && other.errors.contains("rules is"))
  }

  /// Exams named in the subgroup file and absent are told; the others are augmented.
  @Test func aSubgroupIsAllThatIsAugmented() throws {
    let folder = try TemporaryFolder()
    let (phantoms, subgroup) = (folder.file("phantoms").path, folder.file("subgroup.txt"))
    let made = try Program.run(["phantom", "--exams", "2", "--seed", "4", "--out", phantoms])
    #expect(made.status == 0, "\(made.errors)")
    try Data("insilico-0002\nnobody\n".utf8).write(to: subgroup)
    let outcome = try Program.run([
      "augment", phantoms, "--no-repaint", "--count", "1", "--out", folder.file("out").path, "--subgroup",
      subgroup.path,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("nobody: listed in subgroup.txt but not in the cohort"))
    let images = try FileManager.default.contentsOfDirectory(atPath: folder.file("out/images").path)
    #expect(images.count == 8 && images.allSatisfy { $0.hasPrefix("insilico-0002") }, "\(images)")
  }

  @Test func wrongOptionsAreRefusedBeforeAnythingIsRead() throws {
    let folder = try TemporaryFolder()
    let out = folder.file("out").path
    for wrong in [
      ["--count", "-1"], ["--min-label", "90"], ["--shard", "3/2"], ["--border", "-1"], ["--threads", "0"],
      ["--no-repaint", "--steps", "4"], ["--recipe", "zoom"],
    ] {
      let outcome = try Program.run(["augment", "nowhere", "--out", out] + wrong)
      #expect(outcome.status == 64, "\(wrong): \(outcome.errors)")
    }
    let absent = try Program.run(["augment", "nowhere", "--no-repaint", "--out", out])
    #expect(absent.status == 1 && absent.errors.contains("no such file or folder"))
    #expect(try Program.run(["augment", "in-silico:0", "--no-repaint", "--out", out]).status == 64)
    let card = try Program.run(["sample", "--count", "1", "--out", out, "--model", "nowhere.json"])
    #expect(card.status == 1 && card.errors.contains("nowhere.json"))
  }
}
