/// Feature vectors of a set of images, one a row, in Double.
///
/// Which network made them is for the caller to state: distances of different networks cannot be compared.
public struct FeatureSet: Sendable, Equatable {
  /// Number of vectors, and features of each.
  public let count, dimension: Int
  /// `count × dimension` values, vector after vector.
  let values: [Double]

  /// - Throws: ``FeatureError`` without a vector, for vectors of different lengths or with a value not finite.
  public init(_ vectors: [[Double]]) throws(FeatureError) {
    guard let first = vectors.first, !first.isEmpty else { throw .tooFew(count: 0, minimum: 1) }
    for (index, vector) in vectors.enumerated() {
      guard vector.count == first.count else {
        throw .ragged(vector: index, count: vector.count, expected: first.count)
      }
      guard vector.allSatisfy(\.isFinite) else { throw .notFinite(vector: index) }
    }
    count = vectors.count
    dimension = first.count
    values = vectors.flatMap { $0 }
  }

  /// The vector at this position.
  public func vector(_ position: Int) -> [Double] {
    Array(values[position * dimension..<(position + 1) * dimension])
  }

  /// The vectors as rows of a matrix.
  var matrix: Matrix { Matrix(rows: count, columns: dimension, values: values) }

  /// The vectors at these positions as rows of a matrix.
  func matrix(of positions: [Int]) -> Matrix {
    var rows: [Double] = []
    rows.reserveCapacity(positions.count * dimension)
    for position in positions { rows += values[position * dimension..<(position + 1) * dimension] }
    return Matrix(rows: positions.count, columns: dimension, values: rows)
  }
}
