public import ApicalImaging
internal import Foundation

/// How far a repainted image departs from what it was to keep, over the kept pixels alone.
///
/// Values are grey levels of 0…255. A final composite makes every difference zero by construction; without one the kept
/// pixels are the sampler's, and this says by how much they moved.
public struct KeptRegionFidelity: Sendable, Equatable, Codable {
  /// Pixels compared.
  public let pixels: Int
  /// Mean and largest absolute difference, grey levels.
  public let meanAbsoluteDifference, maximumAbsoluteDifference: Double
  /// Peak signal-to-noise ratio over the kept pixels, dB, for a range of 255; nil for equal pixels.
  public let psnr: Double?
  /// Mean SSIM (7 × 7 pixels, sample covariances, range 255) over windows that hold kept pixels alone; nil where none fits.
  public let ssim: Double?

  /// - Parameters:
  ///   - finished: The repainted image.
  ///   - transformed: The image that was handed to the sampler, on the same grid.
  ///   - keep: The kept pixels.
  /// - Throws: ``SimilarityError`` for different grids, or a pixel not finite; ``SimilarityError/nothingKept`` for an
  ///   empty mask.
  public init(
    _ finished: Image, transformed: Image, keep: Mask
  ) throws(SimilarityError) {
    ssim = try StructuralSimilarity().mean(finished, transformed, within: keep)
    var (count, sum, squares, largest) = (0, 0.0, 0.0, 0.0)
    for index in keep.isInside.indices where keep.isInside[index] {
      let difference = abs(Double(finished.pixels[index]) - Double(transformed.pixels[index]))
      count += 1
      sum += difference
      squares += difference * difference
      largest = max(largest, difference)
    }
    guard count > 0 else { throw .nothingKept }
    pixels = count
    meanAbsoluteDifference = sum / Double(count)
    maximumAbsoluteDifference = largest
    psnr = squares > 0 ? 10 * log10(255 * 255 * Double(count) / squares) : nil
  }
}
