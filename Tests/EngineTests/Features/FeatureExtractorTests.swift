@testable import ApicalEngine
import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Vectors whose values are known: the tiny network gives 60, x and 2x − 140 at every pixel.
@Suite struct FeatureExtractorTests {
  private func extractor(
    _ name: String, _ changes: [String: Any?] = [:], streams: Int = 1
  ) throws -> FeatureExtractor {
    let fixture = try Fixture(name, changes.merging(["task": "features"]) { given, _ in given })
    return try FeatureExtractor(model: fixture.load(), options: EngineOptions(streams: streams))
  }

  /// Half 10, half 30: mean 20, SD 10.
  private let halves = Image.drawn(width: 64, height: 64) { x, _ in x < 32 ? 10 : 30 }

  @Test func poolsEachChannel() throws {
    #expect(try extractor("thresholds").features(of: [halves]) == [[60, 20, -100]])
    let both = try extractor("thresholds", ["output.pooling": "mean-sd"])
    #expect(both.dimension == 6)
    #expect(try both.features(of: [halves]) == [[60, 20, -100, 0, 10, 20]])
  }

  @Test func takesVectorsAsTheyAre() throws {
    let extractor = try extractor("rank2")
    #expect(extractor.dimension == 4096)
    #expect(try extractor.features(of: [halves])[0] == halves.pixels.map(Double.init))
  }

  /// An inner tensor, here the image after 2 × 2 pooling, that the network does not give by itself.
  @Test func namesAnInnerTensor() throws {
    let extractor = try extractor("half-size", ["output.name": "pooled", "output.pooling": "mean-sd"])
    #expect(extractor.dimension == 2)
    #expect(try extractor.features(of: [halves]) == [[20, 10]])
  }

  @Test func framesKeepTheirOrderOnAnyNumberOfStreams() throws {
    let images = (0..<9).map { index in
      Image(size: PixelSize(width: 64, height: 64), spacing: nil, filledWith: Float(index))
    }
    let vectors = try extractor("thresholds", streams: 2).features(of: images)
    let single = try extractor("thresholds").features(of: images)
    #expect(vectors == single)
    #expect(vectors.map { $0[1] } == (0..<9).map(Double.init))
  }

  @Test func refusesWhatTheCardGetsWrong() throws {
    let tensor = engineError { _ = try extractor("half-size", ["output.name": "nowhere"]) }
    #expect(tensor?.code == "model-mismatch")
    #expect(tensor?.description.contains("nowhere") == true)
    #expect(
      engineError { _ = try extractor("thresholds", ["task": "segmentation"]) }?.code == "model-card-value")
    #expect(
      engineError { _ = try extractor("thresholds", ["output.pooling": "max"]) }?.code == "model-card-value")
    #expect(engineError { _ = try extractor("thresholds", ["input.width": 32]) }?.code == "model-mismatch")
    let dark = engineError {
      _ = try extractor("logarithm").features(of: [Image(size: halves.size, spacing: nil)])
    }
    #expect(dark?.code == "inference-not-finite")
  }

  /// Features of the delivered network from the file that segments: 320 numbers that tell a frame from another.
  @Test(.enabled(if: RealNetworkTests.hasSegmenter))
  func readsTheDeliveredNetwork() throws {
    let card = RealNetworkTests.models.appendingPathComponent("lv-myo-features.json")
    let extractor = try FeatureExtractor(model: ModelPackage.load(card))
    #expect(extractor.dimension == 320)
    let disc = Image.drawn(width: 192, height: 192) { x, y in hypot(x - 96, y - 96) < 40 ? 20 : 140 }
    let vectors = try extractor.features(of: [disc, disc, halves])
    #expect(vectors[0] == vectors[1] && vectors[0] != vectors[2])
    // A z-scored network does not see a change of gain.
    var brighter = disc
    for index in brighter.pixels.indices { brighter.pixels[index] = brighter.pixels[index] * 1.5 + 10 }
    let moved = zip(try extractor.features(of: [brighter])[0], vectors[0]).map { abs($0 - $1) }
    #expect(moved.max()! < 1e-3)
  }
}
