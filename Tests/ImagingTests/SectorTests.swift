import ApicalImaging
import Foundation
import Testing

@Suite struct SectorTests {
  @Test func containsWhatLiesBetweenTheEdges() throws {
    let sector = Sector(
      tip: Point(x: 50, y: 0), angle: 90, depth: 100, spacing: try Spacing(x: 1, y: 1))
    #expect(sector.angle == 90)
    #expect(sector.radius == 100)
    #expect(sector.contains(Point(x: 50, y: 99.9)))
    #expect(!sector.contains(Point(x: 50, y: 100.1)))
    #expect(sector.contains(Point(x: 59.9, y: 10)))
    #expect(!sector.contains(Point(x: 60.1, y: 10)))
    #expect(!sector.contains(Point(x: 50, y: -1)))
  }

  /// The area of a sector is angle/360 × π r²; the pixel count meets it on an unequal grid, too.
  @Test func maskHasTheAreaOfTheSector() throws {
    let spacing = try Spacing(x: 0.3, y: 0.15)
    let sector = Sector(tip: Point(x: 400, y: 0), angle: 70, depth: 120, spacing: spacing)
    let area = Double(sector.mask(size: PixelSize(width: 800, height: 800)).area) * spacing.pixelArea
    let expected = 70.0 / 360 * Double.pi * 120 * 120
    #expect(abs(area / expected - 1) < 0.002)
  }

  @Test func polarAndBack() throws {
    let sector = Sector(
      tip: Point(x: 10, y: -5), leftAngle: 30, rightAngle: 45, radius: 80, depth: 70,
      spacing: try Spacing(x: 0.5, y: 0.25))
    let point = sector.point(distance: 50, direction: -20)
    #expect(abs(point.x - (10 - 50 * sin(Double.pi / 9) / 0.5)) < 1e-9)
    let (distance, direction) = sector.polar(point)
    #expect(abs(distance - 50) < 1e-9)
    #expect(abs(direction + 20) < 1e-9)
  }

  @Test func resamplingKeepsAnglesAndMillimetres() throws {
    let sector = Sector(tip: Point(x: 100, y: 4), angle: 75, depth: 150, spacing: try Spacing(x: 0.5, y: 0.5))
    let (old, new) = (PixelSize(width: 200, height: 300), PixelSize(width: 256, height: 256))
    let moved = sector.resampled(from: old, to: new)
    #expect(moved.angle == 75)
    #expect(moved.radius == sector.radius)
    let (before, after) = (sector.mask(size: old).area, moved.mask(size: new).area)
    #expect(abs(Double(after) / Double(new.count) - Double(before) / Double(old.count)) < 0.002)
  }
}
