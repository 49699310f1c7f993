import ApicalImaging
import ApicalRandom
import Testing

@testable import ApicalMetrics

@Suite struct SeamVisibilityTests {
  private let size = PixelSize(width: 64, height: 64)

  private func image(_ value: (Int, Int) -> Double) -> Image {
    Image(size: size, spacing: nil, pixels: (0..<size.count).map { Float(value($0 % 64, $0 / 64)) })
  }

  private func keep(_ isKept: (Int, Int) -> Bool) -> Mask {
    Mask(size: size, isInside: (0..<size.count).map { isKept($0 % 64, $0 / 64) })
  }

  /// A ramp of 2 grey levels a pixel with a jump of `jump` more at the border: the ratio is (2 + jump) / 2.
  @Test(arguments: [0.0, 3, 20]) func measuresAKnownStep(_ jump: Double) throws {
    let kept = keep { x, _ in x < 30 }
    let seam = try #require(
      try SeamVisibility(image { x, _ in 40 + 2 * Double(x) + (x < 30 ? 0 : jump) }, keep: kept))
    #expect(abs(try #require(seam.ratio) - (2 + jump) / 2) < 1e-6)
    #expect(abs(seam.step - (2 + jump)) < 1e-5)
    #expect(seam.count == 64)
    #expect(seam.openShare == 1)
  }

  /// The same for a border and a ramp that run obliquely: layers keep parallel steps alike.
  @Test(arguments: [1, 2, 3]) func doesNotMindTheDirection(_ slope: Int) throws {
    let kept = keep { x, y in x + slope * y < 90 }
    let seam = try #require(
      try SeamVisibility(image { x, y in 20 + Double(x) + Double(slope * y) }, keep: kept))
    #expect(abs(try #require(seam.ratio) - 1) < 0.02)
  }

  /// Noise without a border in it gives 1, up to chance; smoothing the border pixels gives less.
  @Test(arguments: 0..<5) func noiseHasNoSeam(_ seed: UInt64) throws {
    var random = CounterRandom(seed: seed, stream: "seam")
    let noise = image { _, _ in 100 + 80 * random.uniform() }
    let kept = keep { x, y in (x - 32) * (x - 32) + (y - 32) * (y - 32) < 400 }
    let seam = try #require(try SeamVisibility(noise, keep: kept))
    #expect(abs(try #require(seam.ratio) - 1) < 0.15)
    var smeared = noise
    for y in 1..<63 {
      for x in 1..<63 where kept[x, y] != kept[x + 1, y] || kept[x, y] != kept[x, y + 1] {
        for (column, row) in [(x, y), (x + 1, y), (x, y + 1)] { smeared[column, row] = 140 }
      }
    }
    #expect(try #require(try SeamVisibility(smeared, keep: kept)?.ratio) < 0.6)
  }

  /// Grey scale and offset, mirroring and turning do not change the ratio.
  @Test func isAShapeOfTheImage() throws {
    var random = CounterRandom(seed: 3, stream: "seam")
    let one = image { x, _ in 60 + 50 * random.uniform() + (x < 20 ? 0 : 30) }
    let kept = keep { x, _ in x < 20 }
    let scaled = image { x, y in 30 + 0.5 * Double(one[x, y]) }
    let turned = image { x, y in Double(one[y, x]) }
    let first = try #require(try SeamVisibility(one, keep: kept)?.ratio)
    #expect(abs(try #require(try SeamVisibility(scaled, keep: kept)?.ratio) - first) < 1e-5)
    #expect(
      abs(try #require(try SeamVisibility(turned, keep: keep { _, y in y < 20 })?.ratio) - first) < 1e-9)
    #expect(first > 1.2)
  }

  /// Half of the border has black on its painted side: the edge of a sector, which is no seam.
  @Test func leavesTheSectorsEdgeOut() throws {
    let kept = keep { x, y in x < 30 && y < 40 }
    // Right of the border black, below it a ramp that goes on across the border.
    let seam = try #require(
      try SeamVisibility(image { x, y in x >= 30 ? 0 : 50 + 2 * Double(x + y) }, keep: kept))
    #expect(abs(try #require(seam.ratio) - 1) < 0.1)
    #expect(try #require(seam.wholeRatio) > 10)
    #expect(abs(seam.openShare - 30.0 / 70) < 0.05)
  }

  /// The keep mask ends two pixels inside of the sector: its own edge is not taken for a seam.
  @Test func aStripOfTissueBesideTheSectorIsNotOpen() throws {
    let kept = keep { x, y in x < 30 && y < 40 }
    let seam = try #require(
      try SeamVisibility(image { x, y in x >= 32 ? 0 : 50 + 2 * Double(x + y) }, keep: kept))
    #expect(abs(try #require(seam.ratio) - 1) < 0.1)
    #expect(abs(seam.openShare - 30.0 / 70) < 0.1)
  }

  @Test func nothingPaintedIsNoSeam() throws {
    #expect(try SeamVisibility(image { _, _ in 7 }, keep: keep { _, _ in true }) == nil)
    #expect(try SeamVisibility(image { _, _ in 7 }, keep: keep { _, _ in false }) == nil)
    let flat = try #require(try SeamVisibility(image { _, _ in 70 }, keep: keep { x, _ in x < 9 }))
    #expect(flat.ratio == nil && flat.step == 0)
    #expect(throws: SimilarityError.self) {
      try SeamVisibility(
        Image(size: PixelSize(width: 3, height: 3), spacing: nil), keep: keep { _, _ in true })
    }
  }
}
