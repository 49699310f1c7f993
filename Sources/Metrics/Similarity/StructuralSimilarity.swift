public import ApicalImaging

/// Structural similarity (SSIM) of two grey images: 1 for equal ones, about 0 for unrelated ones, −1 at worst.
///
/// In each window ((2 μx μy + C₁)(2 σxy + C₂)) / ((μx² + μy² + C₁)(σx² + σy² + C₂)) with C = (K × range)²; the mean over
/// all windows that lie inside of the image. Computed in Double, by separable filters. Wang, Bovik, Sheikh & Simoncelli,
/// IEEE Trans. Image Process. 2004;13:600–612, who use ``Window/gaussian(sigma:)`` with ``Covariance/population``. The
/// values are those of scikit-image's `structural_similarity` with the same window, covariance and range.
public struct StructuralSimilarity: Sendable, Equatable, Codable {
  /// How the pixels around a place are weighed.
  public enum Window: Sendable, Equatable, Codable {
    /// A square of this many pixels a side, all weighed alike; scikit-image's default is 7.
    case uniform(side: Int)
    /// A Gaussian of this standard deviation in pixels, cut at 3.5 of them: σ = 1.5 covers 11 × 11 pixels.
    case gaussian(sigma: Double)
  }

  /// The divisor of variances and covariances.
  public enum Covariance: String, Sendable, Codable, CaseIterable {
    /// n − 1, with n the pixels of the window: scikit-image's default.
    case sample
    /// n: the paper's.
    case population
  }

  /// The window.
  public let window: Window
  /// The divisor.
  public let covariance: Covariance
  /// Largest minus smallest value that a pixel may take.
  public let dataRange: Double
  /// K₁ and K₂ of the paper.
  public let k1, k2: Double

  /// - Parameters:
  ///   - window: How pixels are weighed.
  ///   - covariance: The divisor of variances.
  ///   - dataRange: 255 for 8-bit frames, whatever values occur.
  ///   - k1: Steadies the comparison of means.
  ///   - k2: Steadies the comparison of spreads.
  /// - Precondition: an odd side of 3 or more, a positive σ and range.
  public init(
    window: Window = .uniform(side: 7), covariance: Covariance = .sample, dataRange: Double = 255,
    k1: Double = 0.01, k2: Double = 0.03
  ) {
    switch window {
    case .uniform(let side): precondition(side > 2 && side % 2 == 1, "a window has an odd side: \(side)")
    case .gaussian(let sigma): precondition(sigma > 0, "a Gaussian has a width above zero: \(sigma)")
    }
    precondition(dataRange > 0 && k1 > 0 && k2 > 0, "range, K₁ and K₂ are above zero")
    self.window = window
    self.covariance = covariance
    self.dataRange = dataRange
    self.k1 = k1
    self.k2 = k2
  }

  /// Mean SSIM of two images.
  ///
  /// About 0.5 ms for 256 × 256 pixels and 7 × 7 windows on one core.
  ///
  /// - Throws: ``SimilarityError`` for images of different sizes, smaller than the window, or with a pixel not finite.
  public func mean(_ one: Image, _ other: Image) throws(SimilarityError) -> Double {
    guard one.size == other.size else { throw .sizesDiffer(one.size, other.size) }
    let kernel = WindowKernel(self)
    return mean(try LocalMoments(one, kernel), try LocalMoments(other, kernel), kernel)
  }

  /// Mean SSIM of two images whose moments are known.
  func mean(_ one: LocalMoments, _ other: LocalMoments, _ kernel: WindowKernel) -> Double {
    var rows = SimilarityRows(one, other, kernel, self)
    var sum = 0.0
    for _ in 0..<one.rows { sum += rows.next() }
    return sum / Double(one.rows * one.columns)
  }

  /// Steadies the comparison of means: C₁ of the paper.
  var c1: Double { k1 * dataRange * (k1 * dataRange) }
  /// Steadies the comparison of spreads: C₂ of the paper.
  var c2: Double { k2 * dataRange * (k2 * dataRange) }
}
