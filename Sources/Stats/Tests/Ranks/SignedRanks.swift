/// Ranks of the magnitudes of differences, with their signs, under one zero policy.
struct SignedRanks {
  /// The differences that are not zero.
  let nonzero: [Double]
  /// Twice the midrank of the magnitude of each of them.
  let doubledRanks: [Int]
  /// Sums of the doubled ranks of the positive and of the negative differences.
  let doubledPositive, doubledNegative: Int
  /// Sum of the doubled ranks of zeros, where they are ranked.
  let doubledZeros: Int
  /// Number of zeros.
  let zeroCount: Int
  /// Some of the differences that are not zero share their rank.
  let hasTies: Bool
  /// V − mean under the null hypothesis, and the SD of V.
  let deviation, standardDeviation: Double

  /// - Parameter tolerance: Magnitudes no further apart are equal, and no larger are zero.
  init(_ differences: [Double], zeros: ZeroPolicy, tolerance: Double) {
    let nonzero = differences.filter { abs($0) > tolerance }
    zeroCount = differences.count - nonzero.count
    let ranked = zeros == .wilcox ? 0 : zeroCount
    // Zeros share the first ranks, so the others keep their order and move up.
    let tied = TiedRanks(nonzero.map(abs), tolerance: tolerance)
    let ranks = tied.doubled.map { $0 + 2 * ranked }
    hasTies = tied.hasTies
    doubledZeros = ranked * (ranked + 1)
    doubledPositive = zip(nonzero, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    doubledNegative = ranks.reduce(0, +) - doubledPositive
    deviation = Double(doubledPositive - doubledNegative) / 4
    // Σ rank² / 4; the zeros that are split are ranks of doubled size `ranked + 1`.
    let ofZeros = zeros == .zsplit ? Double(ranked) * Double(ranked + 1) * Double(ranked + 1) : 0
    let squares = ranks.reduce(ofZeros) { $0 + Double($1) * Double($1) }
    standardDeviation = squares.squareRoot() / 4
    doubledRanks = ranks
    self.nonzero = nonzero
  }
}
