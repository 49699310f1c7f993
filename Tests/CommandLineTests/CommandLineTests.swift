import ApicalImaging
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct CommandLineTests {
  @Test func helpHasExamplesForEveryCommand() throws {
    for command in [
      "run", "demo", "inspect", "report", "model", "phantom", "metrics", "heatmap", "neighbours",
      "plausibility", "agree", "test", "regress", "samplesize", "augment", "sample",
    ] {
      let help = try Program.run([command, "--help"])
      #expect(help.status == 0)
      #expect(help.output.contains("EXAMPLE"), "\(command)")
      #expect(help.output.contains("apical \(command)"), "\(command)")
    }
  }

  @Test func wrongCallsAndMissingFilesHaveTheirExitCodes() throws {
    #expect(try Program.run(["frobnicate"]).status == 64)
    let absent = try Program.run(["report", "absent.sqlite"])
    #expect(absent.status == 1)
    #expect(absent.errors.contains("absent.sqlite: no such result file"))
    let study = try Program.run(["run", "absent.yml"])
    #expect(study.status == 1)
    #expect(study.errors.contains("cannot be read. Check the path of the study file."))
  }

  @Test func phantomsCanBeInspected() throws {
    let folder = try TemporaryFolder()
    let out = folder.file("phantoms").path
    #expect(try Program.run(["phantom", "--exams", "1", "--seed", "3", "--out", out, "--quiet"]).status == 0)
    let other = try Program.run(["phantom", "--exams", "1", "--seed", "4", "--out", out, "--quiet"])
    #expect(other.status == 1)
    #expect(other.errors.contains("lists frames that are not of this cohort"))
    let table = try Program.run(["inspect", out, "--quiet"])
    #expect(table.output.contains("layout png-folder · 1 exams, 4 frames"))
    #expect(table.output.contains("LV MYO"))
    #expect(table.errors.isEmpty)
    let json = try Program.run(["inspect", out, "--json", "--quiet"]).output
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["frames"] as? Int == 4)
  }

  @Test func recordingsCanBeInspected() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("frame").path
    let image = Image(size: PixelSize(width: 30, height: 20), spacing: nil, filledWith: 7)
    try PNG.write(image, to: URL(fileURLWithPath: file))
    let contact = folder.file("contact.png")
    let text = try Program.run(["inspect", file, "--contact", contact.path])
    #expect(text.status == 0 && text.output.contains("PNG") && text.output.contains("30 × 20"))
    #expect(try ImageFile.readSize(contact).size == PixelSize(width: 240, height: 160))
    let json = try Program.run(["inspect", file, "--json"]).output
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["frames"] as? Int == 1)
    #expect(try Program.run(["inspect", folder.url.path, "--whole"]).status == 64)
    try Data("no recording".utf8).write(to: folder.file("text"))
    let other = try Program.run(["inspect", folder.file("text").path])
    #expect(other.status == 1 && other.errors.contains("no known recording"))
  }

  @Test func aModelThatIsNotItsCardFailsVerification() throws {
    let mini = try MiniatureStudy(exams: 1)
    let models = mini.folder.file("model").path
    #expect(try Program.run(["model", "verify", models]).status == 0)
    try mini.writeCard(sha256: String(repeating: "a", count: 64))
    let verified = try Program.run(["model", "verify", models])
    #expect(verified.status == 1)
    #expect(verified.output.contains("FAILED"))
  }
}

/// A run that is killed without notice, as often as it likes, ends with the rows of an undisturbed one.
@Suite struct KilledRunTests {
  @Test(.timeLimit(.minutes(10))) func resumesRowByRow() throws {
    let mini = try MiniatureStudy(exams: 16)
    func arguments(_ name: String) -> [String] {
      [
        "run", mini.study.path, "--data", mini.data.path, "--out", mini.output(name).path, "--resume",
        "--quiet",
      ]
    }
    let start = Date()
    #expect(try Program.run(arguments("whole")).status == 0)
    let whole = Date().timeIntervalSince(start)
    var random = SystemRandomNumberGenerator()
    var kills = 0
    for _ in 0..<4 {
      let outcome = try Program.run(
        arguments("killed"), killAfter: .random(in: 0...(0.8 * whole), using: &random))
      kills += outcome.status == SIGKILL ? 1 : 0
    }
    #expect(try Program.run(arguments("killed")).status == 0)
    #expect(kills > 0)
    #expect(try rows("killed", of: mini) == rows("whole", of: mini))
  }

  /// Every table but `runs`, as text.
  private func rows(_ name: String, of mini: MiniatureStudy) throws -> [String] {
    let tables = [
      "study", "models", "exams", "views", "frames", "masks", "ventricles", "frame_metrics", "exam_ef",
      "failures",
      "previews",
    ]
    let database = try DatabaseQueue(path: mini.output(name).appendingPathComponent("results.sqlite").path)
    return try database.read { database in
      try tables.flatMap { table in
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY rowid")
        return ["\(table): \(rows.count)"] + rows.map(\.description)
      }
    }
  }
}
