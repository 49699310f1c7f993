import ApicalEngine
import ApicalImaging
import ApicalRandom
import Foundation
import Testing

struct AugmenterTests {
  private static let size = PixelSize(width: 64, height: 64)

  /// A disc of LV in a ring of MYO, in a sector that fills the frame.
  private static let frame: GridFrame = {
    let spacing = try! Spacing(x: 2, y: 2)
    let sector = Sector(tip: Point(x: 32, y: 1), angle: 60, depth: 128, spacing: spacing)
    var image = Image(size: size, spacing: spacing)
    var labels = LabelMap(size: size, spacing: spacing, labels: [UInt8](repeating: 0, count: size.count))
    for y in 0..<64 {
      for x in 0..<64 {
        let radius = hypot(Double(x) + 0.5 - 32, Double(y) + 0.5 - 36)
        if radius < 8 { labels[x, y] = .lv } else if radius < 11 { labels[x, y] = .myo }
        image[x, y] = sector.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)) ? 100 : 0
      }
    }
    return GridFrame(id: "exam/A4C/ED", image: image, labels: labels, sector: sector, size: size)
  }()

  private static let ranges: AugmentationRanges = {
    var ranges = AugmentationRanges()
    ranges.depth = 0...38
    ranges.translation = 0...30
    return ranges
  }()

  private func augmenter(
    _ recipe: AugmentationRecipe = .combination, minimum: Double = 0.9, seed: UInt64 = 1, attempts: Int = 50
  ) -> Augmenter {
    var rules = AugmentationRules()
    rules.minimumLabel = minimum
    rules.attempts = attempts
    return Augmenter(recipe: recipe, ranges: Self.ranges, rules: rules, seed: seed, painter: nil)
  }

  @Test func drawsAgainUntilEnoughOfTheLabelsIsLeft() throws {
    var rejected = 0
    for number in 1...40 {
      let sample = try augmenter(.translation, minimum: 0.97).sample(of: Self.frame, number: number)
      #expect(sample.transformed.structuresLeft >= 0.97 && !sample.isFallback)
      rejected += sample.rejectedDraws
    }
    #expect(rejected > 0)
    let lenient = try (1...40).map {
      try augmenter(.translation, minimum: 0).sample(of: Self.frame, number: $0)
    }
    #expect(lenient.allSatisfy { $0.rejectedDraws == 0 })
    #expect(lenient.contains { $0.transformed.structuresLeft < 0.97 })
  }

  /// What the sector did not show before is no loss of a draw, and an atrium does not stand in for a lost ventricle.
  @Test func onlyWhatADrawLosesCounts() {
    var labels = Self.frame.labels
    for y in 0..<6 { for x in 0..<20 { labels[x, y] = .lv } }
    for y in 50..<60 { for x in 26..<38 { labels[x, y] = .la } }
    let frame = GridFrame(
      id: "cut", image: Self.frame.image, labels: labels, sector: Self.frame.sector, size: Self.size)
    #expect(TransformedFrame(frame, draw: AugmentationDraw(), rules: AugmentationRules()).structuresLeft == 1)
    var away = AugmentationDraw()
    (away.shiftX, away.shiftY) = (0, -48)
    let gone = TransformedFrame(frame, draw: away, rules: AugmentationRules())
    #expect(gone.structuresLeft == 0 && gone.labels.presentLabels == [.la])
  }

  @Test func whatCannotBeMetLeavesTheFrameWhereItIs() throws {
    let sample = try augmenter(.translation, minimum: 1.5, attempts: 7).sample(of: Self.frame, number: 1)
    #expect(sample.isFallback && sample.rejectedDraws == 7)
    #expect(sample.transformed.draw == AugmentationDraw())
  }

  @Test func samplesRepeatAndDiffer() throws {
    let first = try augmenter().sample(of: Self.frame, number: 1)
    #expect(try augmenter().sample(of: Self.frame, number: 1).transformed.draw == first.transformed.draw)
    #expect(try augmenter().sample(of: Self.frame, number: 2).transformed.draw != first.transformed.draw)
    #expect(
      try augmenter(seed: 2).sample(of: Self.frame, number: 1).transformed.draw != first.transformed.draw)
  }

  @Test func withoutPainterTheRestStaysBlack() throws {
    let sample = try augmenter(.depth).sample(of: Self.frame, number: 1)
    #expect(sample.repainted == sample.transformed.image && sample.denoiserCalls == 0)
    #expect(
      sample.keep.isInside.indices.allSatisfy { sample.keep.isInside[$0] || sample.repainted.pixels[$0] == 0 }
    )
    #expect(sample.labelsOnPaint == 0)
  }

  /// A network that turns everything but what is kept into something else.
  @Test(arguments: [1, 3])
  func paintsOnlyWhatIsNotKept(_ channels: Int) throws {
    let fixture =
      channels == 1
      ? try DenoiserFixture("denoiser")
      : try DenoiserFixture("denoiser-learned", diffusion: ["variance": "learned"], channels: 3)
    let network = try fixture.network(EngineOptions(streams: 2))
    let frame = GridFrame(
      id: "exam", image: Self.frame.image, labels: Self.frame.labels, sector: Self.frame.sector,
      size: network.size)
    for sampler in [try network.repaint(steps: 12), try network.fast(steps: 8)] {
      let augmenter = Augmenter(
        recipe: .depth, ranges: Self.ranges, seed: 9, painter: Painter(network, sampler: sampler))
      let sample = try augmenter.sample(of: frame, number: 1)
      let again = try augmenter.sample(of: frame, number: 1)
      #expect(sample.repainted == again.repainted)
      #expect(sample.denoiserCalls == sampler.denoiserCalls && sample.denoiserCalls > 7)
      for index in sample.keep.isInside.indices where sample.keep.isInside[index] {
        #expect(abs(sample.repainted.pixels[index] - sample.transformed.image.pixels[index]) < 0.01)
      }
      let painted = sample.keep.isInside.indices.filter { !sample.keep.isInside[$0] }
      #expect(painted.contains { sample.repainted.pixels[$0] > 5 })
      #expect(sample.repainted.pixels.allSatisfy { (0...255).contains($0) })
    }
  }

  @Test func stopsWhenAsked() throws {
    let network = try DenoiserFixture("denoiser").network()
    let painter = Painter(network, sampler: try network.fast(steps: 8))
    var noise = GaussianNoise(CounterRandom(seed: 1, stream: "x"))
    #expect(engineError { _ = try painter.draw(noise: &noise, isCancelled: { true }) } == .cancelled)
  }
}
