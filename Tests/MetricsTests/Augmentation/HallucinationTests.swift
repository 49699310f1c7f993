import ApicalImaging
import Testing

@testable import ApicalMetrics

@Suite struct HallucinationTests {
  private let size = PixelSize(width: 50, height: 50)

  /// A map with LV in rectangles.
  private func map(_ parts: [PixelRectangle]) -> LabelMap {
    var map = LabelMap(size: size, spacing: nil, labels: [UInt8](repeating: 0, count: size.count))
    for part in parts {
      for y in part.y..<part.y + part.size.height {
        for x in part.x..<part.x + part.size.width { map[x, y] = .lv }
      }
    }
    return map
  }

  private func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PixelRectangle {
    PixelRectangle(x: x, y: y, size: PixelSize(width: width, height: height))
  }

  /// Kept: the upper 25 rows.
  private var keep: Mask { Mask(size: size, isInside: (0..<size.count).map { $0 / 50 < 25 }) }

  @Test func flagsALargePieceOnPaint() {
    let labels = map([part(10, 5, 10, 10)])
    let second = SecondVentricle(
      found: map([part(10, 5, 10, 10), part(20, 30, 6, 5)]), labels: labels, keep: keep)
    #expect(second.pixels == 30)
    #expect(second.share == 0.3)
    #expect(second.centre == Point(x: 23, y: 32.5))
    #expect(second.isFlagged)
  }

  @Test func passesSpecksTrueVentriclesAndKeptPieces() {
    let labels = map([part(10, 5, 10, 10)])
    // A speck of 9 pixels, the true ventricle grown down onto paint, and a piece that is kept.
    let found = map([part(40, 40, 3, 3), part(10, 5, 10, 40), part(30, 2, 9, 9)])
    let second = SecondVentricle(found: found, labels: labels, keep: keep)
    #expect(second.pixels == 9)
    #expect(!second.isFlagged)
    #expect(SecondVentricle(found: found, labels: labels, keep: keep, threshold: 0.09).isFlagged)
    // A piece with exactly half of it on paint does not count.
    #expect(SecondVentricle(found: map([part(30, 20, 5, 10)]), labels: labels, keep: keep).pixels == 0)
    #expect(SecondVentricle(found: map([part(30, 20, 5, 11)]), labels: labels, keep: keep).pixels == 55)
  }

  @Test func sharesNeedAVentricle() {
    let second = SecondVentricle(found: map([part(5, 30, 9, 9)]), labels: map([]), keep: keep)
    #expect(second.share == nil && second.pixels == 81 && !second.isFlagged)
  }

  @Test func countsLabelsOnPaint() {
    let counted = LabelsOnPaint(map([part(0, 20, 10, 10)]), keep: keep)
    #expect(counted.labelled == 100 && counted.painted == 50 && counted.share == 0.5)
    #expect(LabelsOnPaint(map([]), keep: keep).share == 0)
  }

  @Test func copiesStandOut() throws {
    let training = (0..<200).map { Double($0) / 400 }
    let result = try #require(Memorisation(generated: [0.3, 0.97, 0.4, 0.4975], training: training))
    // Place 0.99 × 199 = 197.01, rounded up to the value at 198.
    #expect(result.threshold == 198.0 / 400)
    #expect(result.flagged == [1, 3])
    #expect(result.share == 0.5)
    // The threshold at quantile 1 is the largest, which is not exceeded by itself.
    #expect(try #require(Memorisation(generated: training, training: training, quantile: 1)).flagged.isEmpty)
    #expect(Memorisation(generated: [], training: training) == nil)
  }
}
