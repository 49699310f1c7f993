import ApicalCohort
import ApicalImaging
import ApicalMetrics
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

@Suite struct NeighbourStudyTests {
  private let size = PixelSize(width: 24, height: 20)

  /// Disks at places of their own, as PNG files.
  private func folder(_ name: String, in parent: TemporaryFolder, places: [Int]) throws -> URL {
    let folder = parent.file(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for place in places {
      let pixels = (0..<size.count).map { pixel -> Float in
        let (dx, dy) = (pixel % 24 - place, pixel / 24 - 9)
        return dx * dx + dy * dy < 20 ? 200 : 20
      }
      try PNG.write(
        Image(size: size, spacing: nil, pixels: pixels), to: folder.appendingPathComponent("p\(place).png"))
    }
    return folder
  }

  @Test func findsTheNearestPlaces() throws {
    let parent = try TemporaryFolder()
    let generated = try ImageCollection(try folder("generated", in: parent, places: [6, 17]))
    let reference = try ImageCollection(try folder("reference", in: parent, places: [4, 6, 9, 13, 18, 21]))
    let study = try NeighbourStudy(generated: generated, reference: reference, k: 2, grid: size)
    #expect(study.matches.map(\.generated) == ["p17", "p6"])
    #expect(study.matches[0].neighbours.map(\.reference).first == "p18")
    #expect(
      study.matches[1].neighbours[0]
        == .init(reference: "p6", similarity: study.matches[1].neighbours[0].similarity))
    #expect(abs(study.matches[1].neighbours[0].similarity - 1) < 1e-12)
    #expect(study.effort.pairs == 12)

    let out = parent.file("out")
    let files = try study.write(to: out, rows: 1)
    #expect(files.map(\.lastPathComponent) == ["neighbours.png", "neighbours.csv", "neighbours.json"])
    let lines = try String(contentsOf: files[1], encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(lines.count == 5 && lines[0] == "Generated,Rank,Reference,SSIM")
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: files[2])) as? [String: Any])
    #expect((record["matches"] as? [Any])?.count == 2)
  }

  @Test func brokenFramesAreLeftOutAndTold() throws {
    let parent = try TemporaryFolder()
    let generated = try ImageCollection(try folder("generated", in: parent, places: [6]))
    let folder = try folder("reference", in: parent, places: [4])
    try Data("no picture".utf8).write(to: folder.appendingPathComponent("a.png"))
    try PNG.write(Image(size: size, spacing: nil), to: folder.appendingPathComponent("p4_gt.png"))
    let reference = try ImageCollection(folder)
    #expect(reference.items.map(\.id) == ["a", "p4"])
    let study = try NeighbourStudy(generated: generated, reference: reference, k: 3, grid: size)
    #expect(study.failures.count == 1 && study.failures[0].hasPrefix("a: "))
    #expect(study.matches[0].neighbours.map(\.reference) == ["p4"])
    #expect(throws: SimilarityError.self) {
      try NeighbourStudy(
        generated: generated, reference: reference, k: 1, grid: PixelSize(width: 6, height: 6))
    }
    #expect(throws: CohortError.self) { try ImageCollection(parent.file("absent")) }
  }

  @Test func aDataSetGivesItsFrames() throws {
    let mini = try MiniatureStudy(exams: 1)
    let items = try ImageCollection(mini.data).items
    #expect(items.count == 4)
    #expect(items.allSatisfy { $0.id.hasPrefix("patient0001/") })
  }
}
