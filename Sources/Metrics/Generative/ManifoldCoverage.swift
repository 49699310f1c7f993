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
    let realReach = Self.reach(real, k)
    let generatedReach = Self.reach(generated, k)
    let distances = concurrently(generated.count) { Self.squaredDistances(from: generated, $0, to: real) }
    var balls = 0
    var precise = 0
    var isCovered = [Bool](repeating: false, count: real.count)
    var isRecalled = isCovered
    for (row, line) in distances.enumerated() {
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

  /// Squared distance of each vector to its k-th nearest other one.
  private static func reach(_ set: FeatureSet, _ k: Int) -> [Double] {
    concurrently(set.count) { row in
      var line = squaredDistances(from: set, row, to: set)
      line.remove(at: row)
      line.sort()
      return line[k - 1]
    }
  }

  private static func squaredDistances(from set: FeatureSet, _ row: Int, to other: FeatureSet) -> [Double] {
    let dimension = set.dimension
    return unsafe set.values.withUnsafeBufferPointer { left in
      unsafe other.values.withUnsafeBufferPointer { right in
        (0..<other.count).map { column in
          let (one, two) = unsafe (
            left.baseAddress! + row * dimension, right.baseAddress! + column * dimension
          )
          var sums = SIMD4<Double>.zero
          var index = 0
          while index + 4 <= dimension {
            let difference = unsafe four(one, index) - four(two, index)
            sums += difference * difference
            index += 4
          }
          var sum = sums.sum()
          while index < dimension {
            let difference = unsafe one[index] - two[index]
            sum += difference * difference
            index += 1
          }
          return sum
        }
      }
    }
  }
}
