/// Mean and covariance of feature vectors.
public struct FeatureMoments: Sendable, Equatable {
  /// Number of vectors; nil where the moments were given.
  public let count: Int?
  /// One value a feature.
  public let mean: [Double]
  /// Divisor n − 1.
  let covariance: Matrix

  /// Moments of a set of vectors.
  ///
  /// - Throws: ``FeatureError/tooFew(count:minimum:)`` below two vectors.
  public init(_ features: FeatureSet) throws(FeatureError) {
    guard features.count > 1 else { throw .tooFew(count: features.count, minimum: 2) }
    let (n, dimension) = (features.count, features.dimension)
    var mean = [Double](repeating: 0, count: dimension)
    for row in 0..<n {
      for column in 0..<dimension { mean[column] += features.values[row * dimension + column] }
    }
    for column in 0..<dimension { mean[column] /= Double(n) }
    var centred = features.matrix
    for row in 0..<n { for column in 0..<dimension { centred[row, column] -= mean[column] } }
    let columns = centred.transposed
    var covariance = columns.timesTransposed(columns)
    for index in covariance.values.indices { covariance.values[index] /= Double(n - 1) }
    count = n
    self.mean = mean
    self.covariance = covariance
  }

  /// Moments computed elsewhere, such as the reference statistics that come with a program.
  ///
  /// - Parameters:
  ///   - mean: One value a feature.
  ///   - covariance: Row after row, symmetric.
  /// - Throws: ``FeatureError/notACovariance``.
  public init(mean: [Double], covariance: [[Double]]) throws(FeatureError) {
    let dimension = mean.count
    guard dimension > 0, covariance.count == dimension, covariance.allSatisfy({ $0.count == dimension }),
      mean.allSatisfy(\.isFinite), covariance.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { throw .notACovariance }
    for row in 0..<dimension {
      for column in 0..<row {
        let (one, other) = (covariance[row][column], covariance[column][row])
        guard abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-300) else { throw .notACovariance }
      }
    }
    count = nil
    self.mean = mean
    self.covariance = Matrix(rows: dimension, columns: dimension, values: covariance.flatMap { $0 })
  }
}
