import ApicalImaging
import ApicalMetrics
import Foundation
import Testing

@Suite struct TemporalConsistencyTests {
  /// A ventricle that shortens and widens again like a cosine.
  private func cine(_ count: Int) -> [DrawnVentricle] {
    (0..<count).map { frame in
      let part = cos(2 * Double.pi * Double(frame) / Double(count - 1))
      return DrawnVentricle(length: 64 + 6 * part, radius: 20 + 2 * part)
    }
  }

  @Test func aSmoothCycleIsConsistent() throws {
    let result = try TemporalConsistency(cine(16).map { $0.map() })
    #expect(result.curves.count == 7 && result[.lvArea].values.count == 16)
    // The second difference of a cosine over its range is at most (2π / 15)² / 2 = 8.8 %, and pixels add a little.
    #expect(try #require(result[.lvArea].largest).value < 0.11)
    #expect(result[.lvArea].secondDifferences[0] == nil)
    #expect(result.overlaps[0].dice.count == 15)
    #expect(result.overlaps[0].dice.allSatisfy { $0! > 0.9 })
    #expect(result.framesWithoutLV.isEmpty)
  }

  @Test func oneFrameOutOfLineIsFound() throws {
    var ventricles = cine(16)
    ventricles[7].length += 5
    let result = try TemporalConsistency(ventricles.map { $0.map() })
    #expect(try #require(result[.lvLength].largest).frame == 7)
    #expect(result[.lvLength].frames(above: 0.3).contains(7))
  }

  @Test func aGivenRangeReplacesThatOfTheCine() throws {
    let frames = cine(9).map { $0.map() }
    let (own, given) = (
      try TemporalConsistency(frames), try TemporalConsistency(frames, ranges: [.lvArea: 1000])
    )
    let range = try #require(own[.lvArea].range)
    let (one, other) = (try #require(own[.lvArea].mean), try #require(given[.lvArea].mean))
    #expect(abs(one * range - other * 1000) < 1e-9)
  }

  @Test func fewFramesGapsAndWrongSizes() throws {
    #expect(try TemporalConsistency([]).framesWithoutLV.isEmpty)
    let frame = DrawnVentricle().map()
    let single = try TemporalConsistency([frame])
    #expect(single[.lvArea].range == nil && single[.lvArea].largest == nil && single.overlaps[0].dice.isEmpty)
    let empty = LabelMap(
      size: frame.size, spacing: frame.spacing, labels: [UInt8](repeating: 0, count: frame.size.count))
    let gap = try TemporalConsistency([frame, empty, empty, frame])
    #expect(gap.framesWithoutLV == [1, 2])
    #expect(gap.overlaps[0].dice == [0, nil, 0])
    #expect(gap[.lvArea].secondDifferences.allSatisfy { $0 == nil })
    let small = frame.resized(to: PixelSize(width: 50, height: 50))
    #expect(throws: MetricError.self) { try TemporalConsistency([frame, small]) }
  }
}
