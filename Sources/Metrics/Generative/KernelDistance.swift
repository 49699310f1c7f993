internal import ApicalRandom

/// Kernel distance of two sets of feature vectors; "KID" on Inception features.
///
/// Unbiased estimate of the squared maximum mean discrepancy with the kernel (x·y / d + 1)³. Over random subsets of each
/// set, drawn without replacement. Bińkowski, Sutherland, Arbel & Gretton, ICLR 2018. It may be below zero, and unlike the
/// Fréchet distance its mean does not depend on the number of vectors.
public struct KernelDistance: Sendable, Equatable, Codable {
  /// Mean over the subsets.
  public let value: Double
  /// SD over the subsets, divisor n − 1; nil for one subset. They overlap, so it is no standard error.
  public let standardDeviation: Double?
  /// Number of subsets, and vectors of each set in one.
  public let subsets, subsetSize: Int
  /// Vectors of each set.
  public let counts: [Int]
  /// Key of the draws.
  public let seed: UInt64

  /// - Parameters:
  ///   - one: A set of vectors.
  ///   - other: Another, of the same dimension.
  ///   - subsets: How many subsets; one where a subset is the whole of both sets.
  ///   - subsetSize: Vectors drawn of each set; at most the size of the smaller one.
  ///   - seed: Key of the draws.
  /// - Throws: ``FeatureError`` for different dimensions or below two vectors.
  /// - Precondition: at least one subset, of two vectors or more.
  public init(
    _ one: FeatureSet, _ other: FeatureSet, subsets: Int = 100, subsetSize: Int = 1000, seed: UInt64 = 1
  ) throws(FeatureError) {
    precondition(subsets > 0 && subsetSize > 1, "subsets of two vectors or more are needed")
    guard one.dimension == other.dimension else { throw .dimensionsDiffer(one.dimension, other.dimension) }
    let fewest = min(one.count, other.count)
    guard fewest > 1 else { throw .tooFew(count: fewest, minimum: 2) }
    let size = min(subsetSize, fewest)
    let isWhole = size == one.count && size == other.count
    let values = (0..<(isWhole ? 1 : subsets)).map { subset in
      Self.discrepancy(
        one.matrix(of: Self.draw(size, of: one.count, seed, "kernel distance, first set, \(subset)")),
        other.matrix(of: Self.draw(size, of: other.count, seed, "kernel distance, second set, \(subset)")))
    }
    let mean = values.reduce(0, +) / Double(values.count)
    value = mean
    standardDeviation =
      values.count > 1
      ? (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot() : nil
    self.subsets = values.count
    self.subsetSize = size
    counts = [one.count, other.count]
    self.seed = seed
  }

  private static func draw(_ size: Int, of count: Int, _ seed: UInt64, _ stream: String) -> [Int] {
    var random = CounterRandom(seed: seed, stream: stream)
    return Array((0..<count).shuffled(using: &random).prefix(size))
  }

  /// The unbiased estimate from all vectors of two sets.
  static func discrepancy(_ one: Matrix, _ other: Matrix) -> Double {
    let (m, n) = (Double(one.rows), Double(other.rows))
    let within = { (set: Matrix) in kernelSum(set, set, leavingOutDiagonal: true) }
    return within(one) / (m * (m - 1)) + within(other) / (n * (n - 1))
      - 2 * kernelSum(one, other, leavingOutDiagonal: false) / (m * n)
  }

  private static func kernelSum(_ one: Matrix, _ other: Matrix, leavingOutDiagonal: Bool) -> Double {
    let products = one.timesTransposed(other)
    let dimension = Double(one.columns)
    var sum = 0.0
    for row in 0..<products.rows {
      var line = 0.0
      for column in 0..<products.columns where !(leavingOutDiagonal && row == column) {
        let base = products[row, column] / dimension + 1
        line += base * base * base
      }
      sum += line
    }
    return sum
  }
}
