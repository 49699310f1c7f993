/// Fréchet distance of two sets of feature vectors, each taken as a normal distribution; "FID" on Inception features.
///
/// d² = |μ₁ − μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½), the value that is called the distance. Dowson & Landau, J. Multivar.
/// Anal. 1982;12:450–455; Heusel et al., NeurIPS 2017. The trace of the root is the sum of the roots of the eigenvalues of
/// Uᵀ Σ₂ U with Σ₁ = U Uᵀ, so covariances without full rank need no help; pytorch-fid adds 10⁻⁶ to their diagonals.
/// Eigenvalues below zero, which rounding alone makes, count as zero. Cost grows with the cube of the dimension.
public struct FrechetDistance: Sendable, Equatable, Codable {
  /// What makes a distance less trustworthy than its digits.
  public enum Warning: Sendable, Equatable, Codable, CustomStringConvertible {
    /// A set has fewer vectors than the 2048 that the features of Inception need.
    case fewVectors(count: Int)
    /// A set has no more vectors than features: its covariance lacks rank and the distance depends on the count.
    case rankDeficient(count: Int, dimension: Int)

    /// Fewest vectors that are passed over in silence.
    public static let fewestVectors = 2048

    /// What was found, and what it does.
    public var description: String {
      switch self {
      case .fewVectors(let count):
        "\(count) vectors, fewer than \(Warning.fewestVectors): the distance is too large by an unknown amount. "
          + "Compare only with distances of as many."
      case .rankDeficient(let count, let dimension):
        "\(count) vectors of \(dimension) features: the covariance has rank \(count - 1) at most. Add vectors or take a "
          + "layer with fewer features."
      }
    }
  }

  /// The squared Fréchet distance, as is usual.
  public let value: Double
  /// |μ₁ − μ₂|², and the rest, which comes of the covariances.
  public let meanTerm, covarianceTerm: Double
  /// Vectors of each set; nil where moments were given.
  public let counts: [Int?]
  /// Features.
  public let dimension: Int
  /// Of either set, each count once.
  public let warnings: [Warning]

  /// Distance of two sets of vectors.
  ///
  /// - Throws: ``FeatureError`` for sets of different dimensions or below two vectors.
  public init(_ one: FeatureSet, _ other: FeatureSet) throws(FeatureError) {
    guard one.dimension == other.dimension else { throw .dimensionsDiffer(one.dimension, other.dimension) }
    try self.init(FeatureMoments(one), FeatureMoments(other))
  }

  /// Distance of two normal distributions.
  ///
  /// - Throws: ``FeatureError`` for different dimensions or a matrix that is no covariance.
  public init(_ one: FeatureMoments, _ other: FeatureMoments) throws(FeatureError) {
    guard one.mean.count == other.mean.count else {
      throw .dimensionsDiffer(one.mean.count, other.mean.count)
    }
    dimension = one.mean.count
    meanTerm = zip(one.mean, other.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let factor = try PivotedCholesky(one.covariance).factor
    try other.requirePositiveVariances()
    let product = factor.timesTransposed(other.covariance).timesTransposed(factor)
    let roots = SymmetricEigenvalues(product).values.reduce(0) { $0 + max(0, $1).squareRoot() }
    covarianceTerm = one.trace + other.trace - 2 * roots
    value = meanTerm + covarianceTerm
    counts = [one.count, other.count]
    let dimension = dimension
    warnings = Set(counts.compactMap { $0 }).sorted().flatMap {
      Self.warnings(count: $0, dimension: dimension)
    }
  }

  private static func warnings(count: Int, dimension: Int) -> [Warning] {
    (count < Warning.fewestVectors ? [.fewVectors(count: count)] : [])
      + (count <= dimension ? [.rankDeficient(count: count, dimension: dimension)] : [])
  }
}

extension FeatureMoments {
  /// Sum of the variances.
  var trace: Double { (0..<mean.count).reduce(0) { $0 + covariance[$1, $1] } }

  /// Refuses a negative variance; a negative direction shows in the eigenvalues.
  fileprivate func requirePositiveVariances() throws(FeatureError) {
    for index in mean.indices where covariance[index, index] < 0 {
      throw .notPositive(pivot: covariance[index, index])
    }
  }
}
