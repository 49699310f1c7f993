import ApicalEngine
import ApicalImaging
import ApicalRandom
import Foundation
import Testing

struct TransformedFrameTests {
  private static let size = PixelSize(width: 256, height: 256)
  private static let sector = Sector(
    tip: Point(x: 128, y: 2), angle: 54, depth: 256 * 0.6, spacing: try! Spacing(x: 0.6, y: 0.6))

  /// A disc of label 1 in a ring of label 2, brighter than the rest.
  private static let (image, labels): (Image, LabelMap) = {
    var image = Image(size: size, spacing: sector.spacing, filledWith: 60)
    var labels = LabelMap(
      size: size, spacing: sector.spacing, labels: [UInt8](repeating: 0, count: size.count))
    for y in 0..<256 {
      for x in 0..<256 {
        let radius = hypot(Double(x) + 0.5 - 124, Double(y) + 0.5 - 130)
        if radius < 30 { labels[x, y] = .lv } else if radius < 42 { labels[x, y] = .myo }
        if radius < 42 { image[x, y] = 180 }
      }
    }
    return (image, labels)
  }()

  private func transformed(_ draw: AugmentationDraw, border: Double = 1) -> TransformedFrame {
    TransformedFrame(Self.image, labels: Self.labels, sector: Self.sector, draw: draw, border: border)
  }

  @Test func withoutTransformationOnlyTheOutsideChanges() {
    let frame = transformed(AugmentationDraw(), border: 0)
    #expect(frame.labels == Self.labels)
    #expect(frame.labelsLeft == 1 && frame.labelsOffKeep == 0)
    for index in frame.keep.isInside.indices {
      #expect(frame.image.pixels[index] == (frame.keep.isInside[index] ? Self.image.pixels[index] : 0))
    }
    #expect(frame.keep == Self.sector.mask(size: Self.size))
  }

  @Test func theBorderDrawsTheKeepMaskIn() {
    let (wide, narrow) = (
      transformed(AugmentationDraw(), border: 0), transformed(AugmentationDraw(), border: 4)
    )
    let lost = zip(wide.keep.isInside, narrow.keep.isInside).count { $0 && !$1 }
    #expect(zip(wide.keep.isInside, narrow.keep.isInside).allSatisfy { $0 || !$1 })
    // Two edges and the arc, four pixels wide.
    let outline = 2 * 254 + 254 * 54 * Double.pi / 180
    #expect(abs(Double(lost) / (4 * outline) - 1) < 0.1)
  }

  /// Transforming and going back returns the label within a pixel.
  @Test(arguments: 0..<12)
  func roundTripReturnsTheLabel(_ sample: Int) {
    var random = CounterRandom(seed: 2, stream: "sample \(sample)")
    let draw = AugmentationDraw(.combination, ranges: AugmentationRanges(), using: &random)
    let frame = transformed(draw, border: 0)
    let back = frame.labels.warped(
      by: frame.geometry.toOriginal.inverse, size: Self.size, spacing: Self.sector.spacing)
    for y in 2..<254 {
      for x in 2..<254 where isVisible(x, y, in: frame) {
        let near = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (2, 0), (-2, 0), (0, 2), (0, -2)]
        #expect(near.contains { Self.labels[x + $0.0, y + $0.1] == back[x, y] })
      }
    }
  }

  /// True where the pixel and its neighbours lie on kept pixels of the transformed frame.
  private func isVisible(_ x: Int, _ y: Int, in frame: TransformedFrame) -> Bool {
    let place = frame.geometry.toOriginal.inverse(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
    return [-1.5, 0, 1.5].allSatisfy { dx in
      [-1.5, 0, 1.5].allSatisfy { dy in
        let (column, row) = (Int((place.x + dx).rounded(.down)), Int((place.y + dy).rounded(.down)))
        return column >= 0 && row >= 0 && column < 256 && row < 256 && frame.keep[column, row]
      }
    }
  }

  /// Areas in mm² survive depth and width, whose pixels are not square.
  @Test func areasInMillimetresSurvive() {
    var draw = AugmentationDraw()
    draw.depth = 100
    draw.width = 0.7
    let frame = transformed(draw)
    let area = Double(frame.labels.labels.count { $0 == 1 }) * frame.geometry.spacing.pixelArea
    #expect(abs(area / (Double.pi * 900 * 0.36) - 1) < 0.01)
    #expect(abs(frame.labelsLeft - 1) < 0.01)
  }

  @Test func labelsThatLeaveTheGridAreCounted() {
    var draw = AugmentationDraw()
    draw.shiftX = 130
    draw.shiftY = 0
    let frame = transformed(draw)
    #expect(frame.labelsLeft > 0.3 && frame.labelsLeft < 0.6)
  }

  @Test func labelsOnPaintAreRemovedUnlessAllowed() {
    // The border is so wide that the keep mask cuts the disc.
    let removed = transformed(AugmentationDraw(), border: 60)
    #expect(removed.labelsOffKeep > 0.1)
    #expect(zip(removed.labels.labels, removed.keep.isInside).allSatisfy { $0 == 0 || $1 })
    let allowed = TransformedFrame(
      Self.image, labels: Self.labels, sector: Self.sector, draw: AugmentationDraw(), border: 60,
      keepsLabelsOnPaint: true)
    #expect(allowed.labels == Self.labels && allowed.labelsOffKeep == removed.labelsOffKeep)
  }
}
