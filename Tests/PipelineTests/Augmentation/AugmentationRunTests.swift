import ApicalCohort
import ApicalEngine
import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

@Suite struct AugmentationRunTests {
  private let study = try! MiniatureStudy(exams: 2, views: ["4CH"])

  /// A tiny denoiser of the engine's tests, at 64 × 64 pixels.
  private func card() throws -> URL {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../EngineTests/Fixtures/denoiser-learned.onnx").standardizedFileURL
    let folder = study.folder.file("denoiser")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let model = folder.appendingPathComponent("tiny.onnx")
    if !FileManager.default.fileExists(atPath: model.path) {
      try FileManager.default.copyItem(at: fixture, to: model)
    }
    let card = folder.appendingPathComponent("tiny.json")
    try """
    {"name": "tiny", "version": "1.0.0", "task": "denoiser", "file": "tiny.onnx",
     "sha256": "\(FileDigest.sha256(of: model))",
     "input": {"name": "image", "width": 64, "height": 64, "channels": 3, "layout": "NCHW"},
     "output": {"name": "prediction"},
     "diffusion": {"timestep": "timestep", "schedule": "linear", "steps": 100, "prediction": "noise",
                   "variance": "learned", "range": [-1, 1]},
     "training": {"data": ["none"]}, "licence": "Apache-2.0", "intendedUse": "tests", "limitations": "all else"}
    """.write(to: card, atomically: true, encoding: .utf8)
    return card
  }

  private func settings(_ format: AugmentationFormat = .images, seed: UInt64 = 3) -> AugmentationSettings {
    AugmentationSettings(count: 2, seed: seed, sampler: .fast, steps: 4, format: format)
  }

  private func run(
    _ out: String, _ settings: AugmentationSettings, streams: Int = 2, shard: Shard = Shard()
  ) throws -> AugmentationRun {
    try AugmentationRun(
      CohortReader.read(study.data), settings: settings, model: card(), output: study.output(out),
      options: EngineOptions(streams: streams), shard: shard)
  }

  /// Digest of every file of a folder, hidden ones included, locks left out.
  private func files(_ out: String) throws -> [String: String] {
    let root = study.output(out)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.filter { !$0.hasSuffix(".lock") }.reduce(into: [:]) { digests, path in
      let url = root.appendingPathComponent(path)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return }
      digests[path] = try FileDigest.sha256(of: url)
    }
  }

  @Test(arguments: AugmentationFormat.allCases)
  func everyFormatIsReadBack(_ format: AugmentationFormat) throws {
    let outcome = try run("out", settings(format)).run()
    #expect(outcome.originals == 4 && outcome.samples == 8 && outcome.leftOut.isEmpty)
    let cohort = try CohortReader.read(study.output("out"))
    let inspection = Inspection(cohort)
    #expect(inspection.frames == 12)
    #expect(inspection.rows.allSatisfy { $0.sizes == [PixelSize(width: 64, height: 64)] })
    #expect(inspection.rows.allSatisfy { $0.framesWithReference == $0.frames })
    #expect(inspection.rows.allSatisfy { $0.labels.contains("LV") && !$0.spacings.isEmpty })
    #expect(
      inspection.findings.filter { $0.severity == .problem && !$0.message.contains("different spacing") }
        .allSatisfy { $0.message.contains("sector") || $0.message.contains("edge") })
    // An original covers 160 × 200 pixels of 0.8 × 0.7 mm.
    let exam = try #require(cohort.exams.first { !$0.id.contains("-s") })
    let spacing = try #require(try exam.views[0].frames[0].source.image().spacing)
    #expect(abs(spacing.x * 64 - 128) < 1e-4 && abs(spacing.y * 64 - 140) < 1e-4)
  }

  /// Without repainting, all that is not kept is black and bears no label.
  @Test func keepMasksSayWhatIsOriginal() throws {
    let settings = AugmentationSettings(
      recipe: .depth, count: 1, seed: 3, sampler: .none, writesKeepMasks: true)
    _ = try run("kept", settings).run()
    let root = study.output("kept")
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path + "/keep").sorted()
    #expect(names.count == 4 && names.allSatisfy { $0.hasSuffix("-s1.png") })
    for name in names {
      let keep = try ImageFile.read(root.appendingPathComponent("keep/" + name))
      let image = try ImageFile.read(root.appendingPathComponent("images/" + name))
      let labels = try ImageFile.read(root.appendingPathComponent("labels/" + name))
      #expect(Set(keep.pixels) == [0, 255])
      let painted = keep.pixels.indices.filter { keep.pixels[$0] == 0 }
      #expect(painted.allSatisfy { image.pixels[$0] == 0 && labels.pixels[$0] == 0 })
      #expect(image.pixels.contains { $0 > 0 })
    }
  }

  @Test func theManifestSaysWhatWasDrawn() throws {
    let outcome = try run("out", settings()).run()
    let text = try String(
      contentsOf: study.output("out").appendingPathComponent("manifest.csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.count == 13 && lines.allSatisfy { $0.count == lines[0].count })
    let names = lines[0].map(String.init)
    func column(_ name: String) throws -> [String] {
      let index = try #require(names.firstIndex(of: name))
      return lines.dropFirst().map { String($0[index]) }
    }
    for (file, digest) in zip(try column("file"), try column("sha256")) {
      #expect(try FileDigest.sha256(of: study.output("out").appendingPathComponent(file)) == digest)
    }
    #expect(try Set(column("sample")) == ["0", "1", "2"])
    #expect(try Set(column("seed")) == ["3"])
    #expect(outcome.callsPerSample == 4)
    #expect(try Set(column("denoiser_calls")) == ["0", "\(outcome.callsPerSample)"])
    #expect(try column("labels_on_paint").allSatisfy { Double($0) == 0 })
    #expect(try column("structures_left").allSatisfy { try #require(Double($0)) >= 0.9 })
  }

  /// One thread, three threads with interruptions, and two shards in one folder leave the same bytes.
  @Test func threadsInterruptionsAndShardsChangeNoByte() throws {
    _ = try run("whole", settings(), streams: 1).run()
    var interruptions = 0
    for limit in [2, 5, 9] {
      let stop = StopFlag()
      do {
        _ = try run("pieces", settings(), streams: 3).run(stop: stop) { if $0.done >= limit { stop.set() } }
      } catch AugmentationError.interrupted { interruptions += 1 }
    }
    _ = try run("pieces", settings(), streams: 3).run()
    for part in ["2/2", "1/2"] { _ = try run("shards", settings(), shard: #require(Shard(part))).run() }
    #expect(interruptions > 0)
    let whole = try files("whole")
    #expect(whole.count == 12 * 3 + 3)
    #expect(try files("pieces") == whole)
    #expect(try files("shards") == whole)
  }

  @Test func whatIsDamagedIsMadeAgain() throws {
    _ = try run("out", settings()).run()
    let before = try files("out")
    let image = try #require(before.keys.first { $0.hasPrefix("images/") && $0.contains("-s1") })
    let file = study.output("out").appendingPathComponent(image)
    try Data(contentsOf: file).dropLast(9).write(to: file)
    try FileManager.default.removeItem(
      at: study.output("out").appendingPathComponent(
        try #require(before.keys.first { $0.hasPrefix("labels/") })))
    let outcome = try run("out", settings()).run()
    #expect(outcome.made <= 2)
    #expect(try files("out") == before)
  }

  @Test func refusesTheFolderOfAnotherRun() throws {
    _ = try run("out", settings()).run()
    #expect(
      throws: AugmentationError.otherRun(
        path: study.output("out").path, setting: "seed", found: "3", wanted: "4")
    ) { _ = try run("out", settings(seed: 4)) }
    #expect(throws: AugmentationError.foreignFolder(path: study.data.path)) {
      _ = try AugmentationRun(
        CohortReader.read(study.data), settings: settings(), model: card(), output: study.data)
    }
  }

  @Test func framesWithoutLabelsAreLeftOutAndListed() throws {
    try FileManager.default.removeItem(
      at: study.data.appendingPathComponent(MiniatureStudy.file(1, "4CH", "ED", "_gt")))
    let outcome = try run("out", settings()).run()
    #expect(outcome.leftOut == ["no-reference": 1] && outcome.originals == 3 && outcome.samples == 6)
    let list = try String(
      contentsOf: study.output("out").appendingPathComponent("left-out.csv"), encoding: .utf8)
    #expect(list.contains("patient0001/A4C/beat1/ED,no-reference,"))
  }

  @Test func withoutRepaintNoNetworkIsNeeded() throws {
    var settings = settings()
    (settings.sampler, settings.steps) = (.none, nil)
    let outcome = try AugmentationRun(
      CohortReader.read(study.data), settings: settings, model: URL(fileURLWithPath: "/nowhere"),
      output: study.output("out")
    ).run()
    #expect(outcome.samples == 8 && outcome.callsPerSample == 0)
    let sizes = Inspection(try CohortReader.read(study.output("out"))).rows.flatMap(\.sizes)
    #expect(Set(sizes) == [PixelSize(width: 256, height: 256)])
  }

  @Test func aNetworkOfAnotherTaskIsRefused() throws {
    let segmenter = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Models/lv-myo-unet.json").standardizedFileURL
    do {
      _ = try AugmentationRun(
        CohortReader.read(study.data), settings: settings(), model: segmenter, output: study.output("out"))
      Issue.record("a segmentation network painted")
    } catch let error as EngineError { #expect(error.description.contains("Allowed: denoiser")) }
  }

  @Test func framesDrawnFromNothingRepeat() throws {
    func drawn(_ out: String, _ streams: Int) throws -> [String: String] {
      let run = try SamplingRun(
        settings: SamplingSettings(count: 3, steps: 5, seed: 2), model: card(), output: study.output(out),
        options: EngineOptions(streams: streams))
      #expect(try run.run().callsPerFrame == 5)
      return try files(out)
    }
    #expect(try drawn("one", 1) == drawn("two", 2))
    let cohort = try CohortReader.read(study.output("one"))
    #expect(cohort.exams.count == 3)
    #expect(
      try cohort.exams[0].views[0].frames[0].source.image()
        != cohort.exams[1].views[0].frames[0].source.image())
  }

  @Test(arguments: ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2"])
  func partsThatDoNotExistAreNone(_ text: String) { #expect(Shard(text) == nil) }
}
