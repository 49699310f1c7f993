import ApicalCohort
import ApicalImaging
import ApicalMetrics
import ApicalReport
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

@Suite struct OccupancyStudyTests {
  private let size = PixelSize(width: 32, height: 32)

  /// A folder of masks with a square LV each; the number is its left column.
  private func folder(_ name: String, in parent: TemporaryFolder, columns: [Int]) throws -> MaskCollection {
    let folder = parent.file(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, column) in columns.enumerated() {
      let labels = (0..<size.count).map {
        (column..<column + 8).contains($0 % 32) && $0 / 32 < 8 ? UInt8(1) : 0
      }
      let map = LabelMap(size: size, spacing: nil, labels: labels)
      try PNG.encode(map).write(to: folder.appendingPathComponent("\(index).png"))
    }
    return try MaskCollection(folder)
  }

  @Test func comparesTheSecondSourceWithTheFirst() throws {
    let parent = try TemporaryFolder()
    let collections = [
      (title: "one", masks: try folder("one", in: parent, columns: [0, 0, 0])),
      (title: "two", masks: try folder("two", in: parent, columns: [16, 16])),
    ]
    let study = OccupancyStudy(collections, label: .lv)
    #expect(study.sources.map(\.occupancy.map.frameCount) == [3, 2])
    let summary = OccupancySummary(study)
    #expect(summary.sources.map(\.framesWithStructure) == [3, 2])
    let result = try #require(summary.comparisons.first?.result)
    #expect(summary.comparisons[0].reference == "one")
    #expect(abs(result.jensenShannonBits - 1) < 1e-12 && result.framesOutsideSupport == 1)
    #expect(abs(result.centroidX.wasserstein - 0.5) < 1e-12)
    #expect(summary.text.contains("two against one"))
    let figure = try study.differenceFigure()
    #expect(!(try figure.png()).isEmpty)
  }

  @Test func unreadableMasksAndAbsentStructuresAreTold() throws {
    let parent = try TemporaryFolder()
    let good = try folder("good", in: parent, columns: [3])
    try Data("no picture".utf8).write(to: parent.file("good/broken.png"))
    let collections = [
      (title: "good", masks: good), (title: "bad", masks: try MaskCollection(parent.file("good"))),
    ]
    let study = OccupancyStudy(collections, label: .la)
    #expect(study.sources[1].failures.count == 1)
    #expect(study.sources[1].failures[0].contains("broken.png"))
    let summary = OccupancySummary(study)
    #expect(summary.comparisons[0].result == nil)
    #expect(summary.text.contains("never shows"))
    #expect(!(try study.figure().png()).isEmpty)
  }
}
