/// Kernel distance of two whole sets of feature vectors with its standard error; "KID" on Inception features.
///
/// The unbiased estimate of ``KernelDistance`` from every vector at once, so that nothing is drawn. The standard error is the
/// jackknife's for two samples: each vector is left out once. Efron & Tibshirani, An Introduction to the Bootstrap, 1993,
/// chapter 11. It holds for sets that differ; near zero the estimate is skewed. Frames of one exam are not independent, so
/// it is too small where exams gave several. Cost grows with the product of the numbers of vectors.
public struct KernelDiscrepancy: Sendable, Equatable, Codable {
  /// The estimate; below zero by chance for sets of one distribution.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// Vectors of each set.
  public let counts: [Int]
  /// Features.
  public let dimension: Int

  /// - Throws: ``FeatureError`` for different dimensions or below three vectors of either set.
  public init(_ one: FeatureSet, _ other: FeatureSet) throws(FeatureError) {
    guard one.dimension == other.dimension else { throw .dimensionsDiffer(one.dimension, other.dimension) }
    let fewest = min(one.count, other.count)
    guard fewest > 2 else { throw .tooFew(count: fewest, minimum: 3) }
    let first = KernelSums(one.matrix, one.matrix, leavingOutDiagonal: true)
    let second = KernelSums(other.matrix, other.matrix, leavingOutDiagonal: true)
    let across = KernelSums(one.matrix, other.matrix, leavingOutDiagonal: false)
    func estimate(_ a: Double, _ b: Double, _ c: Double, _ m: Double, _ n: Double) -> Double {
      a / (m * (m - 1)) + b / (n * (n - 1)) - 2 * c / (m * n)
    }
    let (m, n) = (Double(one.count), Double(other.count))
    value = estimate(first.total, second.total, across.total, m, n)
    let withoutOne = (0..<one.count).map {
      estimate(first.total - 2 * first.rows[$0], second.total, across.total - across.rows[$0], m - 1, n)
    }
    let withoutOther = (0..<other.count).map {
      estimate(first.total, second.total - 2 * second.rows[$0], across.total - across.columns[$0], m, n - 1)
    }
    standardError = (Self.variance(withoutOne) + Self.variance(withoutOther)).squareRoot()
    counts = [one.count, other.count]
    dimension = one.dimension
  }

  /// The jackknife's variance from the estimates that leave out one vector each.
  private static func variance(_ estimates: [Double]) -> Double {
    let n = Double(estimates.count)
    let mean = estimates.reduce(0, +) / n
    return (n - 1) / n * estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}

/// Sums of the cubic kernel over the pairs of two sets.
private struct KernelSums {
  private(set) var rows: [Double]
  private(set) var columns: [Double]

  var total: Double { rows.reduce(0, +) }

  init(_ one: Matrix, _ other: Matrix, leavingOutDiagonal: Bool) {
    let products = one.timesTransposed(other)
    let dimension = Double(one.columns)
    rows = [Double](repeating: 0, count: products.rows)
    columns = [Double](repeating: 0, count: products.columns)
    for row in 0..<products.rows {
      for column in 0..<products.columns where !(leavingOutDiagonal && row == column) {
        let base = products[row, column] / dimension + 1
        let value = base * base * base
        rows[row] += value
        columns[column] += value
      }
    }
  }
}
