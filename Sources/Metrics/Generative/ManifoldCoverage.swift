/// How well generated vectors lie among real ones, and real ones among generated ones.
///
/// A set's manifold is the union of balls around its vectors, each reaching to the k-th nearest other vector of the set.
/// ``precision`` and ``recall``: Kynkäänniemi et al., NeurIPS 2019 (k = 3). ``density`` and ``coverage``: Naeem et al., ICML
/// 2020 (k = 5), which outliers mislead less. Distances are Euclidean; a vector on a sphere is inside, as in both papers.
public struct ManifoldCoverage: Sendable, Equatable, Codable {
  /// Share of generated vectors inside of the real manifold: how real they look, 0…1.
  public let precision: Double
  /// Share of real vectors inside of the generated manifold: how much is generated of what there is, 0…1.
  public let recall: Double
  /// Real balls that hold a generated vector, mean over the generated, divided by k: about 1 for equal distributions.
  public let density: Double
  /// Share of real balls that hold a generated vector, 0…1.
  public let coverage: Double
  /// Which neighbour the balls reach to.
  public let k: Int
  /// Vectors of each set.
  public let generatedCount, realCount: Int

  /// - Parameters:
  ///   - generated: Vectors of generated images.
  ///   - real: Vectors of real images, of the same dimension.
  ///   - k: Which neighbour the balls reach to; the papers' values differ.
  /// - Throws: ``FeatureError`` for different dimensions, or sets of k vectors or fewer.
  /// - Precondition: `k` is 1 or more.
  public init(generated: FeatureSet, real: FeatureSet, k: Int) throws(FeatureError) {
    precondition(k > 0, "a neighbour has a number from 1 on: \(k)")
    guard generated.dimension == real.dimension else {
      throw .dimensionsDiffer(generated.dimension, real.dimension)
    }
    let fewest = min(generated.count, real.count)
    guard fewest > k else { throw .tooFew(count: fewest, minimum: k + 1) }
    let (real, generated) = (CentredVectors(real, around: real), CentredVectors(generated, around: real))
    let realReach = real.reach(k)
    let generatedReach = generated.reach(k)
    var balls = 0
    var precise = 0
    var isCovered = [Bool](repeating: false, count: real.count)
    var isRecalled = isCovered
    generated.forEachLine(to: real) { row, line in
      var holding = 0
      for column in line.indices {
        if line[column] <= realReach[column] {
          holding += 1
          isCovered[column] = true
        }
        if line[column] <= generatedReach[row] { isRecalled[column] = true }
      }
      balls += holding
      precise += holding > 0 ? 1 : 0
    }
    let (generatedCount, realCount) = (Double(generated.count), Double(real.count))
    precision = Double(precise) / generatedCount
    recall = Double(isRecalled.count { $0 }) / realCount
    density = Double(balls) / (Double(k) * generatedCount)
    coverage = Double(isCovered.count { $0 }) / realCount
    self.k = k
    self.generatedCount = generated.count
    self.realCount = real.count
  }
}

/// Vectors around a common centre, so that squared distances can be told from inner products.
private struct CentredVectors {
  private let matrix: Matrix
  private let squares: [Double]

  init(_ set: FeatureSet, around centre: FeatureSet) {
    var mean = [Double](repeating: 0, count: centre.dimension)
    for (index, value) in centre.values.enumerated() { mean[index % centre.dimension] += value }
    var matrix = set.matrix
    for index in matrix.values.indices {
      matrix.values[index] -= mean[index % centre.dimension] / Double(centre.count)
    }
    self.matrix = matrix
    squares = (0..<matrix.rows).map { row in
      (0..<matrix.columns).reduce(0) { $0 + matrix[row, $1] * matrix[row, $1] }
    }
  }

  var count: Int { matrix.rows }

  /// Calls `body` with the squared distances of one vector after the other to all of another set; 256 at a time are held.
  func forEachLine(to other: CentredVectors, _ body: (_ row: Int, _ line: [Double]) -> Void) {
    for start in stride(from: 0, to: count, by: 256) {
      let rows = start..<min(start + 256, count)
      let band = Matrix(
        rows: rows.count, columns: matrix.columns,
        values: Array(matrix.values[start * matrix.columns..<rows.upperBound * matrix.columns]))
      let products = band.timesTransposed(other.matrix)
      for row in rows {
        body(row, (0..<other.count).map { squares[row] + other.squares[$0] - 2 * products[row - start, $0] })
      }
    }
  }

  /// Squared distance of each vector to its k-th nearest other one, and what rounding may add to it.
  func reach(_ k: Int) -> [Double] {
    let rounding = 1e-12 * (squares.max() ?? 0)
    var result: [Double] = []
    forEachLine(to: self) { row, line in
      var others = line
      others.remove(at: row)
      others.sort()
      result.append(others[k - 1] + rounding)
    }
    return result
  }
}
