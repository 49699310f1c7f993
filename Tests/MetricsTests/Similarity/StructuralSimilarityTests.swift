import ApicalImaging
import ApicalMetrics
import Foundation
import TestSupport
import Testing

@Suite struct StructuralSimilarityTests {
  /// 41 × 23 pixels with the values of `rule`, which scikit-image was given too.
  private func image(_ rule: (Int, Int) -> Int) -> Image {
    let size = PixelSize(width: 41, height: 23)
    return Image(
      size: size, spacing: nil, pixels: (0..<size.count).map { Float(rule($0 % 41, $0 / 41)) })
  }

  private var one: Image { image { x, y in (7 * x * x + 13 * y * y + 3 * x * y) % 251 } }
  private var other: Image { image { x, y in (5 * x * x + 11 * x * y + 2 * y) % 241 } }

  /// scikit-image 0.26: structural_similarity(a, b, data_range=255, gaussian_weights=…, sigma=…,
  /// use_sample_covariance=…).
  @Test func matchesScikitImageOnNoSquare() throws {
    let uniform = try StructuralSimilarity().mean(one, other)
    #expect(abs(uniform - -0.019950076236808396) < 1e-12)
    let gaussian = StructuralSimilarity(window: .gaussian(sigma: 1.5), covariance: .population)
    #expect(abs(try gaussian.mean(one, other) - -0.03916376711720644) < 1e-12)
    let narrow = StructuralSimilarity(window: .gaussian(sigma: 1), covariance: .population)
    #expect(abs(try narrow.mean(one, other) - -0.028917823444568173) < 1e-12)
  }

  @Test func isOneForEqualImagesAndSymmetric() throws {
    let similarity = StructuralSimilarity()
    #expect(abs(try similarity.mean(one, one) - 1) < 1e-12)
    #expect(try similarity.mean(one, other) == similarity.mean(other, one))
  }

  /// Without spread the second factor is 1: (2·a·b + C₁) / (a² + b² + C₁).
  @Test func constantImagesHaveAClosedForm() throws {
    let size = PixelSize(width: 9, height: 8)
    let (dark, light) = (
      Image(size: size, spacing: nil, filledWith: 50), Image(size: size, spacing: nil, filledWith: 100)
    )
    let c1 = 2.55 * 2.55
    let expected = (2 * 5000 + c1) / (2500 + 10_000 + c1)
    #expect(abs(try StructuralSimilarity().mean(dark, light) - expected) < 1e-9)
    #expect(try peakSignalToNoiseRatio(dark, dark, dataRange: 255) == nil)
    #expect(try meanSquaredError(dark, light) == 2500)
  }

  @Test func refusesWhatCannotBeCompared() throws {
    let (small, smaller) = (PixelSize(width: 7, height: 7), PixelSize(width: 6, height: 30))
    let (seven, six) = (Image(size: small, spacing: nil), Image(size: smaller, spacing: nil))
    #expect(try StructuralSimilarity().mean(seven, seven) == 1)
    #expect(throws: SimilarityError.smallerThanWindow(smaller, side: 7)) {
      try StructuralSimilarity().mean(six, six)
    }
    #expect(throws: SimilarityError.sizesDiffer(small, smaller)) {
      try StructuralSimilarity().mean(seven, six)
    }
    #expect(throws: SimilarityError.sizesDiffer(small, smaller)) { try meanSquaredError(seven, six) }
    var broken = seven
    broken[3, 1] = .nan
    #expect(throws: SimilarityError.notFinite(pixel: 10)) { try StructuralSimilarity().mean(broken, seven) }
    #expect(throws: SimilarityError.notFinite(pixel: 10)) { try meanSquaredError(broken, seven) }
  }
}

@Suite(.enabled(if: SharedData.has("vectors"), "needs the shared vectors"))
struct SimilarityVectorTests {
  private func image(_ name: String) throws -> Image {
    let text = try String(contentsOf: SharedData.path("vectors/\(name).csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map { Float($0)! } }
    return Image(
      size: PixelSize(width: rows[0].count, height: rows.count), spacing: nil, pixels: rows.flatMap { $0 })
  }

  /// scikit-image 0.26, `structural_similarity` and `peak_signal_noise_ratio` with data_range=255.
  @Test("G08: SSIM, MSE and PSNR") func matchesScikitImage() throws {
    let (a, b) = (try image("ssim_A"), try image("ssim_B"))
    func ssim(
      _ window: StructuralSimilarity.Window, _ covariance: StructuralSimilarity.Covariance
    ) throws -> Double {
      try StructuralSimilarity(window: window, covariance: covariance).mean(a, b)
    }
    #expect(abs(try ssim(.uniform(side: 7), .sample) - 0.949060606043982) < 1e-12)
    #expect(abs(try ssim(.uniform(side: 7), .population) - 0.9491695358131097) < 1e-12)
    #expect(abs(try ssim(.gaussian(sigma: 1.5), .population) - 0.9158513665233572) < 1e-12)
    #expect(abs(try ssim(.gaussian(sigma: 1.5), .sample) - 0.9157367550379077) < 1e-12)
    #expect(abs(try ssim(.uniform(side: 11), .sample) - 0.9778707073191962) < 1e-12)
    #expect(try meanSquaredError(a, b) == 31.421875)
    let psnr = try #require(try peakSignalToNoiseRatio(a, b, dataRange: 255))
    #expect(abs(psnr - 33.15848264255055) < 1e-11)
  }
}
