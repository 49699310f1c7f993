import ApicalImaging
import ApicalRandom
import Foundation
import Testing

@testable import ApicalMetrics

@Suite struct KeptRegionFidelityTests {
  private let size = PixelSize(width: 40, height: 30)

  private func noise(_ seed: UInt64) -> Image {
    var random = CounterRandom(seed: seed, stream: "fidelity")
    return Image(
      size: size, spacing: nil, pixels: (0..<size.count).map { _ in Float(255 * random.uniform()) })
  }

  private var keep: Mask {
    Mask(size: size, isInside: (0..<size.count).map { $0 % 40 > 3 && $0 / 40 < 25 && $0 % 40 + $0 / 40 < 50 })
  }

  @Test func equalPixelsAreKept() throws {
    let original = noise(1)
    var finished = noise(2)
    for index in keep.isInside.indices where keep.isInside[index] {
      finished.pixels[index] = original.pixels[index]
    }
    let fidelity = try KeptRegionFidelity(finished, transformed: original, keep: keep)
    #expect(fidelity.pixels == keep.area)
    #expect(fidelity.meanAbsoluteDifference == 0 && fidelity.maximumAbsoluteDifference == 0)
    #expect(fidelity.psnr == nil)
    #expect(abs(try #require(fidelity.ssim) - 1) < 1e-12)
  }

  /// A constant shift d: PSNR is 20 log₁₀(255 / d), whatever lies outside of the mask.
  @Test(arguments: [0.5, 4.0]) func aShiftIsKnown(_ shift: Double) throws {
    let original = noise(1)
    var finished = noise(2)
    for index in keep.isInside.indices where keep.isInside[index] {
      finished.pixels[index] = original.pixels[index] + Float(shift)
    }
    let fidelity = try KeptRegionFidelity(finished, transformed: original, keep: keep)
    #expect(abs(fidelity.meanAbsoluteDifference - shift) < 1e-4)
    #expect(abs(fidelity.maximumAbsoluteDifference - shift) < 1e-4)
    #expect(abs(try #require(fidelity.psnr) - 20 * log10(255 / shift)) < 1e-3)
  }

  /// SSIM inside of a mask is the mean over those windows, each compared as an image of its own.
  @Test func similarityIsThatOfTheWindowsInside() throws {
    let (one, other) = (noise(3), noise(4))
    let similarity = StructuralSimilarity()
    var values: [Double] = []
    for y in 0...(size.height - 7) {
      for x in 0...(size.width - 7) {
        let part = PixelRectangle(x: x, y: y, size: PixelSize(width: 7, height: 7))
        let isInside = (0..<49).allSatisfy { keep[x + $0 % 7, y + $0 / 7] }
        if isInside { values.append(try similarity.mean(one.cropped(to: part), other.cropped(to: part))) }
      }
    }
    let mean = try #require(try similarity.mean(one, other, within: keep))
    #expect(abs(mean - values.reduce(0, +) / Double(values.count)) < 1e-12)
    let whole = Mask(size: size, isInside: [Bool](repeating: true, count: size.count))
    #expect(
      abs(try #require(try similarity.mean(one, other, within: whole)) - similarity.mean(one, other)) < 1e-12)
    #expect(try similarity.mean(one, other, within: Mask(size: size)) == nil)
  }

  @Test func refusesWhatCannotBeCompared() throws {
    #expect(throws: SimilarityError.nothingKept) {
      try KeptRegionFidelity(noise(1), transformed: noise(1), keep: Mask(size: size))
    }
    let other = PixelSize(width: 30, height: 30)
    #expect(throws: SimilarityError.sizesDiffer(size, other)) {
      try KeptRegionFidelity(noise(1), transformed: noise(1), keep: Mask(size: other))
    }
  }
}
