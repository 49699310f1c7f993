import ApicalEngine
import ApicalImaging
import ApicalRandom
import Foundation
import Testing

struct FrameGeometryTests {
  private static let size = PixelSize(width: 256, height: 256)
  private static let sector = Sector(
    tip: Point(x: 128, y: 4), leftAngle: 36, rightAngle: 38, radius: 148, depth: 256 * 0.6,
    spacing: try! Spacing(x: 0.55, y: 0.6))
  private let frame = FrameGeometry(size: size, sector: sector)

  private func draw(_ change: (inout AugmentationDraw) -> Void) -> AugmentationDraw {
    var draw = AugmentationDraw()
    change(&draw)
    return draw
  }

  /// 64 rows are added to 256 and the whole is resized: row v shows the original's row 1.25 v.
  @Test func depthAddsRowsAtTheBottom() {
    let deeper = frame.applying(draw { $0.depth = 64 })
    let source = deeper.toOriginal(Point(x: 40, y: 100))
    #expect(abs(source.x - 40) < 1e-12 && abs(source.y - 125) < 1e-12)
    #expect(abs(deeper.spacing.y - 0.75) < 1e-12 && deeper.spacing.x == 0.55)
    #expect(abs(deeper.sector.depth - 192) < 1e-12)
    #expect(abs(deeper.sector.tip.y - 3.2) < 1e-12)
  }

  /// The width is multiplied about the middle column; the spacing shrinks by the same factor.
  @Test(arguments: [0.5, 0.8, 1.5])
  func widthStretchesAboutTheMiddle(_ factor: Double) {
    let wider = frame.applying(draw { $0.width = factor })
    let source = wider.toOriginal(Point(x: 128 + 50 * factor, y: 90))
    #expect(abs(source.x - 178) < 1e-9 && abs(source.y - 90) < 1e-12)
    #expect(abs(wider.spacing.x - 0.55 / factor) < 1e-12)
    #expect(abs(wider.sector.angle - 74) < 1e-12)
  }

  @Test func tiltTurnsAboutTheTip() {
    let tilted = frame.applying(draw { $0.tilt = 20 })
    #expect(tilted.sector.tip.distance(to: Self.sector.tip) < 1e-9)
    #expect(abs(tilted.sector.leftAngle - 16) < 1e-12 && abs(tilted.sector.rightAngle - 58) < 1e-12)
    // What lay straight below the tip now lies 20° to the right of it, in mm.
    let original = Self.sector.point(distance: 80, direction: 0)
    let expected = tilted.sector.point(distance: 80, direction: 20)
    #expect(tilted.toOriginal.inverse(original).distance(to: expected) < 1e-9)
  }

  @Test func translationShifts() {
    let moved = frame.applying(
      draw {
        $0.shiftX = 12
        $0.shiftY = -7
      })
    #expect(moved.toOriginal(Point(x: 100, y: 100)).distance(to: Point(x: 88, y: 107)) < 1e-12)
    #expect(moved.spacing == frame.spacing)
  }

  /// Distances in mm, angle and radius survive any combination.
  @Test(arguments: 0..<50)
  func everyDrawKeepsMillimetres(_ sample: Int) {
    var random = CounterRandom(seed: 11, stream: "sample \(sample)")
    let draw = AugmentationDraw(.combination, ranges: AugmentationRanges(), using: &random)
    let result = frame.applying(draw)
    let points = [Point(x: 60, y: 80), Point(x: 190, y: 120), Point(x: 128, y: 230)]
    for (one, other) in [(points[0], points[1]), (points[1], points[2])] {
      let before = millimetres(one, other, result.spacing)
      let after = millimetres(result.toOriginal(one), result.toOriginal(other), frame.spacing)
      #expect(abs(before - after) < 1e-9)
    }
    #expect(abs(result.sector.angle - 74) < 1e-9 && result.sector.radius == 148)
    #expect(result.toOriginal(result.sector.tip).distance(to: Self.sector.tip) < 1e-9)
  }

  private func millimetres(_ one: Point, _ other: Point, _ spacing: Spacing) -> Double {
    hypot((one.x - other.x) * spacing.x, (one.y - other.y) * spacing.y)
  }
}
