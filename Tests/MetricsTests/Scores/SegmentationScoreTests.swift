import ApicalImaging
import ApicalMetrics
import Foundation
import Testing

struct SegmentationScoreTests {
  private let size = PixelSize(width: 30, height: 40)

  private func map(_ label: Label?, x: Range<Int> = 5..<15, y: Range<Int> = 5..<25) throws -> LabelMap {
    var map = LabelMap(
      size: size, spacing: try Spacing(x: 0.3, y: 0.4), labels: [UInt8](repeating: 0, count: size.count))
    if let label { for row in y { for column in x { map[column, row] = label } } }
    return map
  }

  @Test func measuresOneLabel() throws {
    let score = try SegmentationScore(
      of: .lv, prediction: map(.lv, x: 8..<18), reference: map(.lv))
    #expect(score.outcome == .measured)
    #expect(score.dice == 0.7)
    #expect(abs(try #require(score.hausdorff) - 0.9) < 1e-12)
    #expect(abs(try #require(score.hausdorff95) - 0.9) < 1e-12)
    let copy = try JSONDecoder().decode(SegmentationScore.self, from: JSONEncoder().encode(score))
    #expect(copy == score)
  }

  @Test func missedStructure() throws {
    let plain = try SegmentationScore(of: .lv, prediction: map(.myo), reference: map(.lv))
    #expect(plain.outcome == .predictionEmpty)
    #expect(plain.dice == 0)
    #expect(plain.hausdorff == nil)
    let worst = try SegmentationScore(
      of: .lv, prediction: map(.myo), reference: map(.lv), policy: .diagonal)
    // 30 × 0.3 mm by 40 × 0.4 mm.
    #expect(abs(try #require(worst.hausdorff) - (81.0 + 256.0).squareRoot()) < 1e-12)
    #expect(worst.dice == 0)
  }

  @Test func inventedStructure() throws {
    let score = try SegmentationScore(of: .la, prediction: map(.la), reference: map(.lv))
    #expect(score.outcome == .referenceEmpty)
    #expect(score.dice == 0)
  }

  @Test(arguments: EmptyMaskPolicy.allCases) func bothEmpty(_ policy: EmptyMaskPolicy) throws {
    let score = try SegmentationScore(of: .lv, prediction: map(nil), reference: map(nil), policy: policy)
    #expect(score.outcome == .bothEmpty)
    #expect(score.dice == nil && score.hausdorff == nil && score.hausdorff95 == nil)
  }

  @Test func needsOneScale() throws {
    var bare = try map(.lv)
    bare.spacing = nil
    #expect(throws: MetricError.spacingMissing) {
      try SegmentationScore(of: .lv, prediction: bare, reference: bare)
    }
    let score = try SegmentationScore(of: .lv, prediction: bare, reference: map(.lv))
    #expect(score.hausdorff == 0)
    var other = bare
    other.spacing = try Spacing(x: 0.3, y: 0.3)
    #expect(throws: MetricError.self) {
      try SegmentationScore(of: .lv, prediction: other, reference: map(.lv))
    }
  }
}
