import ApicalCohort
import ApicalImaging
import ApicalMetrics
import ApicalReport
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

@Suite struct PlausibilityStudyTests {
  @Test func countsBrokenCriteriaAndKeepsFailures() throws {
    let mini = try MiniatureStudy(exams: 2, views: ["4CH"])
    let broken = mini.data.appendingPathComponent(MiniatureStudy.file(2, "4CH", "ES", "_gt"))
    try Data("no mask".utf8).write(to: broken)
    let study = PlausibilityStudy(try MaskCollection(mini.data), criteria: .apical)
    #expect(study.entries.count == 3)
    #expect(study.failures.count == 1 && study.failures[0].contains("4CH_ES_gt"))
    for tally in study.tallies { #expect(tally.broken + tally.kept + tally.undecided == 3) }
    #expect(study.tallies.first { $0.criterion.measure == .lvParts }?.kept == 3)
    let lines = study.table.csv().split(whereSeparator: \.isNewline)
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("mask,broken,criteria,lvParts"))
    #expect(study.text.contains("of 3"))
    #expect(study.text.contains("not checked: masks alone do not show the sector"))
  }

  @Test func theScaleIsNeededAndCanBeGiven() throws {
    let parent = try TemporaryFolder()
    let size = PixelSize(width: 20, height: 20)
    let labels = (0..<400).map { (6..<14).contains($0 % 20) && (6..<14).contains($0 / 20) ? UInt8(1) : 0 }
    try PNG.write(LabelMap(size: size, spacing: nil, labels: labels), to: parent.file("m.png"))
    let collection = try MaskCollection(parent.url)
    let without = PlausibilityStudy(collection, criteria: .apical)
    #expect(without.entries.isEmpty && without.failures[0].contains("m.png"))
    let scaled = PlausibilityStudy(collection, criteria: .apical, spacing: try Spacing(x: 2, y: 2))
    #expect(scaled.entries[0].result.findings.lv?.area == 256)
  }
}
