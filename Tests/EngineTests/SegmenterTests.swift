@testable import ApicalEngine
import ApicalImaging
import Foundation
import Testing

/// Networks whose answers are known: a 1×1 convolution compares each pixel with 60 and 140.
@Suite struct SegmenterTests {
  /// Values half-way around the thresholds, so that a blurred edge crosses them where the drawn edge is.
  private func ventricle(_ x: Double, _ y: Double) -> Float {
    let radius = hypot((x - 100) / 70, (y - 120) / 90)
    return radius < 0.6 ? 170 : radius < 1 ? 110 : 10
  }

  private func dice(_ map: LabelMap, _ label: Label, _ isDrawn: (Float) -> Bool, in image: Image) -> Double {
    let found = map.mask(of: label)
    let drawn = Mask(size: image.size, isInside: image.pixels.map(isDrawn))
    let both = zip(found.isInside, drawn.isInside).count { $0 && $1 }
    return 2 * Double(both) / Double(found.area + drawn.area)
  }

  @Test func returnsADrawnEllipseOnTheGridOfTheImage() throws {
    let spacing = try Spacing(x: 0.3, y: 0.25)
    let image = Image.drawn(width: 200, height: 260, spacing: spacing, ventricle)
    let result = try Fixture("thresholds").segmenter().segment(image)
    #expect(result.labels.size == image.size)
    #expect(result.labels.spacing == spacing)
    #expect(dice(result.labels, .lv, { $0 == 110 }, in: image) > 0.97)
    #expect(dice(result.labels, .myo, { $0 == 170 }, in: image) > 0.99)
    let inside = dice(
      LabelMap(size: image.size, spacing: nil, labels: result.labels.labels.map { min($0, 1) }), .lv,
      { $0 > 10 },
      in: image)
    #expect(inside > 0.99)
    #expect(result.removedPixels == [.lv: 0, .myo: 0])
  }

  @Test func removesSmallerComponentsAndCountsTheirPixels() throws {
    var image = Image(size: PixelSize(width: 64, height: 64), spacing: nil, filledWith: 10)
    func fill(_ xs: Range<Int>, _ ys: Range<Int>, _ value: Float) {
      for y in ys { for x in xs { image[x, y] = value } }
    }
    fill(10..<40, 10..<40, 110)
    fill(50..<53, 50..<54, 110)
    fill(60..<61, 2..<3, 110)
    fill(20..<30, 20..<30, 200)
    fill(45..<47, 5..<6, 200)
    let result = try Fixture("thresholds").segmenter().segment(image)
    #expect(result.removedPixels == [.lv: 13, .myo: 2])
    #expect(result.labels.mask(of: .lv).area == 800)
    #expect(result.labels.mask(of: .myo).area == 100)
    #expect(result.labels[51, 51] == .background)
    #expect(result.labels[46, 5] == .background)
    #expect(result.labels[25, 25] == .myo)
  }

  @Test func equalValuesGoToTheLowerChannel() throws {
    let size = PixelSize(width: 64, height: 64)
    let segmenter = try Fixture("thresholds").segmenter()
    #expect(try segmenter.segment(Image(size: size, spacing: nil, filledWith: 60)).labels.presentLabels == [])
    #expect(
      try segmenter.segment(Image(size: size, spacing: nil, filledWith: 140)).labels.presentLabels == [.lv])
  }

  @Test func labelsFollowTheNamesOfTheCard() throws {
    let image = Image(size: PixelSize(width: 64, height: 64), spacing: nil, filledWith: 110)
    let names = ["MYO", "background", "LA"]
    let result = try Fixture("thresholds", ["output.labels": names]).segmenter().segment(image)
    #expect(result.labels.presentLabels == [])
    #expect(result.removedPixels == [.myo: 0, .la: 0])
    let bright = Image(size: image.size, spacing: nil, filledWith: 200)
    #expect(
      try Fixture("thresholds", ["output.labels": names]).segmenter().segment(bright).labels[0, 0] == .la)
  }

  /// Logits (60, 62, −16) everywhere: softmax of the second is 1 / (1 + e⁻² + e⁻⁷⁸) = 0.880797.
  @Test func confidenceIsTheMeanSoftmax() throws {
    let segmenter = try Fixture("thresholds").segmenter()
    let size = PixelSize(width: 64, height: 64)
    let confidence = try segmenter.segment(Image(size: size, spacing: nil, filledWith: 62)).meanConfidence
    #expect(abs(try #require(confidence) - 0.880797) < 1e-6)
    #expect(try segmenter.segment(Image(size: size, spacing: nil, filledWith: 10)).meanConfidence == nil)
  }

  @Test func normalisesAsTheCardSays() throws {
    let image = Image.drawn(width: 64, height: 64) { x, _ in x < 32 ? 51 : 204 }
    func input(_ normalisation: Any) throws -> [Float] {
      let fixture = try Fixture("thresholds", ["input.normalisation": normalisation])
      let logits = try fixture.segmenter().logits(of: [image])[0]
      return [logits.values[64 * 64], logits.values[64 * 64 + 63]]
    }
    #expect(try input("none") == [51, 204])
    #expect(try input("unit") == [0.2, 0.8])
    #expect(try input("z-score") == [-1, 1])
    #expect(try input(["mean": 1, "sd": 10]) == [5, 20.3])
  }

  /// Network: x + column. Mirrored and averaged: x + 31.5 in every column.
  @Test func averagesWithTheMirroredImage() throws {
    let labels = ["background", "LV"]
    let image = Image.drawn(width: 64, height: 64) { x, _ in Float(x - 0.5) * 3 }
    let plain = try Fixture("slope", ["output.labels": labels]).segmenter().logits(of: [image])[0]
    let mirrored = try Fixture("slope", ["output.labels": labels, "testTimeMirroring": true])
      .segmenter().logits(of: [image])[0]
    let lastRow = 64 * 64 + 63 * 64
    #expect(plain.values[lastRow..<(lastRow + 64)].elementsEqual((0..<64).map { Float($0) * 4 }))
    #expect(mirrored.values[lastRow..<(lastRow + 64)].elementsEqual((0..<64).map { Float($0) * 3 + 31.5 }))
  }

  @Test func fixesOpenSizesToTheCard() throws {
    let fixture = try Fixture("dynamic", ["input.width": 32, "input.height": 48])
    let image = Image(size: PixelSize(width: 90, height: 70), spacing: nil, filledWith: 110)
    let logits = try fixture.segmenter().logits(of: [image])[0]
    #expect(logits.size == PixelSize(width: 32, height: 48))
    #expect(try fixture.segmenter().segment(image).labels.mask(of: .lv).area == 90 * 70)
  }

  @Test(arguments: [(1, 1), (1, 200), (3, 2), (700, 1)])
  func acceptsAnySizeOfImage(_ width: Int, _ height: Int) throws {
    let image = Image(size: PixelSize(width: width, height: height), spacing: nil, filledWith: 110)
    let labels = try Fixture("thresholds").segmenter().segment(image).labels
    #expect(
      labels
        == LabelMap(size: image.size, spacing: nil, labels: [UInt8](repeating: 1, count: image.size.count)))
  }

  @Test func enlargesAnOutputThatIsSmallerThanTheInput() throws {
    let image = Image.drawn(width: 128, height: 128) { x, _ in x < 64 ? 10 : 110 }
    let result = try Fixture("half-size").segmenter().segment(image)
    #expect(result.labels.mask(of: .lv).area == 64 * 128)
  }

  @Test func givesEveryChannelTheSameGrey() throws {
    let fixture = try Fixture("colour", ["input.channels": 3, "output.labels": ["background", "LV"]])
    let image = Image.drawn(width: 64, height: 64) { x, _ in x < 20 ? 99 : 101 }
    #expect(try fixture.segmenter().segment(image).labels.mask(of: .lv).area == 44 * 64)
  }
}

extension SegmenterTests {
  @Test func canKeepEveryComponent() throws {
    var image = Image(size: PixelSize(width: 64, height: 64), spacing: nil, filledWith: 10)
    for y in 10..<40 { for x in 10..<40 { image[x, y] = 110 } }
    for y in 50..<54 { for x in 50..<53 { image[x, y] = 110 } }
    let segmenter = try Fixture("thresholds").segmenter()
    #expect(try segmenter.segmentKeepingComponents([image])[0].mask(of: .lv).area == 912)
    #expect(try segmenter.segment(image).labels.mask(of: .lv).area == 900)
  }
}
