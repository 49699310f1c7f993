/// Do two paired series have equal means and equal variances? One simultaneous test.
///
/// Differences are regressed on sums; F = ((Σd² − SSE) / 2) / (SSE / (n − 2)) tests intercept and slope at
/// once. E. L. Bradley & L. G. Blackwood, Am. Stat. 1989;43:234–235; exact for bivariate normal pairs.
public struct BradleyBlackwood: Sendable, Equatable, Codable {
  /// F on 2 and n − 2 degrees of freedom.
  public let test: HypothesisTest

  /// - Parameters:
  ///   - first: One value per patient.
  ///   - second: Values of the same patients.
  /// - Throws: ``ComparisonError`` below 4 pairs, for series of unequal length, a value not finite, sums
  ///   all the same, or differences that all lie on one line.
  public init(first: [Double], second: [Double]) throws(ComparisonError) {
    try requirePairs(first, second, minimum: 4)
    let differences = zip(first, second).map { $0 - $1 }
    let line = try LeastSquaresLine(
      zip(first, second).map { $0 + $1 }, differences,
      scale: max(first.largestMagnitude, second.largestMagnitude), xName: "the sums")
    guard line.residualSumOfSquares > 0 else { throw .constantValues(series: "the residuals") }
    let mean = Moments(differences).mean
    let explained =
      Double(line.count) * mean * mean + line.slope * line.slope * line.sumOfSquaresX
    test = .upperF(
      "Bradley–Blackwood, equal means and variances", statistic: explained / 2 / line.residualVariance,
      numerator: 2, denominator: Double(line.count - 2), count: line.count)
  }
}
