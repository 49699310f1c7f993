/// How much two different categories agree: 1 for the same category, 0 for none at all.
public enum KappaWeights: Sendable, Equatable, Codable {
  /// Cohen's kappa proper: only the same category agrees.
  case unweighted
  /// 1 − |i − j| / (k − 1); Cicchetti and Allison. "Equal spacing" in R's `vcd`.
  case linear
  /// 1 − (i − j)² / (k − 1)²; Fleiss and Cohen. Close to an intraclass correlation.
  case quadratic
  /// Any weights of agreement: one row per category of the first rater, one column per category of the
  /// second.
  case custom([[Double]])

  /// - Throws: ``ClassificationError`` for custom weights that are not square, not in 0…1, or not 1 on the
  ///   diagonal.
  func matrix(size: Int) throws(ClassificationError) -> [[Double]] {
    let span = Double(size - 1)
    func matrix(_ weight: (Int, Int) -> Double) -> [[Double]] {
      (0..<size).map { row in (0..<size).map { weight(row, $0) } }
    }
    switch self {
    case .unweighted: return matrix { $0 == $1 ? 1 : 0 }
    case .linear: return matrix { 1 - Double(abs($0 - $1)) / span }
    case .quadratic: return matrix { 1 - Double(($0 - $1) * ($0 - $1)) / (span * span) }
    case .custom(let weights): return try Self.validated(weights, size: size)
    }
  }

  private static func validated(_ weights: [[Double]], size: Int) throws(ClassificationError) -> [[Double]] {
    try validateSquare(weights, size: size)
    for (row, line) in weights.enumerated() {
      for (column, weight) in line.enumerated() {
        guard (0...1).contains(weight), row != column || weight == 1 else {
          throw .weightOutOfRange(row: row, column: column, weight)
        }
      }
    }
    return weights
  }

  /// As a method's name states it.
  var name: String {
    switch self {
    case .unweighted: "unweighted"
    case .linear: "linear weights"
    case .quadratic: "quadratic weights"
    case .custom: "custom weights"
    }
  }
}
