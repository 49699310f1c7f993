import ApicalCohort
import ApicalEngine
import ApicalImaging
import ApicalMetrics
import ApicalReport
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// Audits of frames that were transformed and not repainted: what lies outside of the original is black.
@Suite struct AugmentationAuditTests {
  /// Phantoms, two samples a frame.
  private func augmented(_ folder: TemporaryFolder) throws -> URL {
    let root = folder.file("augmented")
    let cohort = InSilicoCohort(seed: 5, exams: 3, style: .lvFocused, beats: 1, views: [.a4c]).cohort()
    let settings = AugmentationSettings(recipe: .depth, count: 2, seed: 5, sampler: .none)
    _ = try AugmentationRun(cohort, settings: settings, model: root, output: root).run()
    return root
  }

  @Test func findsKeptPixelsAndLabelsUntouched() throws {
    let folder = try TemporaryFolder()
    let audit = try AugmentationAudit(of: augmented(folder), segmenter: nil, extractor: nil)
    #expect(audit.originals == 6 && audit.samples.count == 12 && audit.failures.isEmpty)
    for sample in audit.samples {
      #expect(sample.fidelity.maximumAbsoluteDifference <= 1, "\(sample.sample)")
      #expect(sample.labels.painted == 0)
      #expect(sample.second == nil)
      // Black beside the sector is its edge, however steep.
      #expect(sample.seam?.ratio == nil && (sample.seam?.wholeRatio ?? 2) > 1)
      #expect(sample.nearest != nil && !sample.nearest!.hasPrefix(sample.exam))
      #expect(sample.flags.filter { $0 != .copy }.isEmpty)
    }
    // Depth alone moves the LV up and makes it smaller on the grid.
    let occupancy = try #require(audit.occupancy)
    #expect(occupancy.centroidY.cohort.mean < occupancy.centroidY.reference.mean)
    #expect(occupancy.area.cohort.mean < occupancy.area.reference.mean)
    #expect(audit.before.frameCount == 6 && audit.after.frameCount == 12)
    #expect(audit.memorisation?.trainingCount == 6)
    let decoded = try JSONDecoder().decode(AugmentationAudit.self, from: JSONEncoder.stable.encode(audit))
    #expect(decoded == audit)
    #expect(audit.text.contains("Kept pixels"))
  }

  /// Someone painted over the heart, painted a second one, or changed a mask.
  @Test func noticesWhatWasTamperedWith() throws {
    let folder = try TemporaryFolder()
    let root = try augmented(folder)
    let opened = try AugmentedFolder(root)
    let (first, second, third) = (opened.samples[0], opened.samples[1], opened.samples[2])

    var image = try opened.image(first)
    let inside = try AuditedFrame(first, in: opened).transformed.keep.isInside.firstIndex(of: true)!
    image.pixels[inside] = image.pixels[inside] > 100 ? 0 : 255
    try PNG.write(image, to: root.appendingPathComponent(first.image))

    var labels = try opened.labels(third)
    labels.labels[0] = 1
    try PNG.write(labels, to: root.appendingPathComponent(third.labels))

    // A disc of the grey that the tiny network calls LV, on black at the lower edge.
    let mini = try MiniatureStudy(exams: 1)
    let segmenter = try Segmenter(model: ModelPackage.load(mini.folder.file("model/thresholds.json")))
    let frame = try AuditedFrame(second, in: opened)
    var hallucinated = frame.finished
    var painted = 0
    for y in 200..<250 {
      for x in 5..<55 where !frame.transformed.keep[x, y] {
        hallucinated[x, y] = 220
        painted += 1
      }
    }
    try #require(painted > 1000)
    try PNG.write(hallucinated, to: root.appendingPathComponent(second.image))

    let audit = try AugmentationAudit(of: root, segmenter: segmenter, extractor: nil)
    func flags(_ name: String) -> [SampleAudit.Flag] {
      audit.samples.first { $0.sample == name }?.flags ?? []
    }
    #expect(flags(first.name).contains(.keptChanged))
    #expect(flags(second.name).contains(.secondVentricle))
    #expect(audit.failures.count == 1 && audit.failures[0].contains(third.name))
    #expect(audit.samples.count == 11)
  }

  @Test func drawsWhatTheFoldersHold() throws {
    let folder = try TemporaryFolder()
    let root = try augmented(folder)
    let sheet = try AugmentationSheets.figure([root], audit: nil, rows: 3)
    let drawn = try JSONDecoder().decode(Sheet.self, from: sheet.sidecar)
    #expect(drawn.pictures.count == 12)
    #expect(drawn.pictures.prefix(4).map(\.heading) == ["Original", "Transformed", "Keep mask", "Repainted"])
    #expect(drawn.pictures[2].captionLines[0].hasPrefix("LV and MYO kept"))
    // Not repainted: the last picture is the second without its outlines.
    #expect(abs(drawn.pictures[1].meanGrey - drawn.pictures[3].meanGrey) < 0.5)
    let recipes = try AugmentationSheets.figure([root, root], audit: nil, rows: 2)
    #expect(try JSONDecoder().decode(Sheet.self, from: recipes.sidecar).pictures.count == 6)
  }

  private struct Sheet: Decodable {
    struct Picture: Decodable {
      let heading: String
      let meanGrey: Double
      let captionLines: [String]
    }
    let pictures: [Picture]
  }

  @Test func refusesOtherFolders() throws {
    let folder = try TemporaryFolder()
    #expect(throws: AugmentationError.self) {
      try AugmentationAudit(of: folder.file("nothing"), segmenter: nil, extractor: nil)
    }
  }
}
