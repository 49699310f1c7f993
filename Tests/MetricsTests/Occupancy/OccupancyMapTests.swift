import ApicalImaging
import ApicalMetrics
import Foundation
import Testing

struct OccupancyMapTests {
  /// An LV from column `x` to the right edge of a map of this size.
  private func frame(_ width: Int, _ height: Int, from x: Int) throws -> LabelMap {
    let size = PixelSize(width: width, height: height)
    return LabelMap(
      size: size, spacing: try Spacing(x: 0.3, y: 0.3),
      labels: (0..<size.count).map { $0 % width >= x ? 1 : 0 })
  }

  @Test func countsFramesOfAnySize() throws {
    var map = OccupancyMap(of: .lv)
    map.add(try frame(256, 256, from: 0))
    map.add(try frame(512, 256, from: 256))
    map.add(try frame(256, 512, from: 192))
    map.add(try frame(256, 256, from: 256))
    let shares = try #require(map.shares)
    #expect(map.frameCount == 4)
    #expect(shares.count == 65_536)
    #expect(shares[0] == 0.25)
    #expect(shares[255 * 256 + 130] == 0.5)
    #expect(shares[255] == 0.75)
  }

  @Test func mergingEqualsAddingAll() throws {
    let size = PixelSize(width: 32, height: 32)
    let frames = try (0..<6).map { try frame(32, 32, from: $0 * 5) }
    var whole = OccupancyMap(of: .lv, size: size)
    var (first, second) = (whole, whole)
    for (index, frame) in frames.enumerated() {
      whole.add(frame)
      if index % 2 == 0 { first.add(frame) } else { second.add(frame) }
    }
    try first.merge(second)
    #expect(first == whole)
    let copy = try JSONDecoder().decode(OccupancyMap.self, from: JSONEncoder().encode(first))
    #expect(copy == whole)
  }

  @Test func refusesAnotherLabelAndNamesNoShareWithoutFrames() throws {
    var map = OccupancyMap(of: .lv)
    #expect(map.shares == nil)
    #expect(throws: MetricError.mapsDiffer("LV on 256 × 256", "LA on 256 × 256")) {
      try map.merge(OccupancyMap(of: .la))
    }
  }
}
