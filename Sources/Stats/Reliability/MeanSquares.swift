/// Analysis of variance of a table with one row per subject and one column per rater.
///
/// P. E. Shrout & J. L. Fleiss, Psychol. Bull. 1979;86:420–428, table 2.
public struct MeanSquares: Sendable, Equatable, Codable {
  /// Rows and columns of the table.
  public let subjects, raters: Int
  /// Between subjects (BMS), n − 1 degrees of freedom.
  public let betweenSubjects: Double
  /// Within subjects (WMS), n(k − 1) degrees of freedom.
  public let withinSubjects: Double
  /// Between raters (JMS), k − 1 degrees of freedom.
  public let betweenRaters: Double
  /// Residual of subjects × raters (EMS), (n − 1)(k − 1) degrees of freedom.
  public let residual: Double

  /// - Parameter ratings: One row per subject with one value per rater; no value may be missing.
  /// - Throws: ``AgreementError`` below 2 subjects or 2 raters, for rows of unequal length, or a value not
  ///   finite (its index counts row by row).
  public init(ratings: [[Double]]) throws(AgreementError) {
    guard ratings.count >= 2 else { throw .tooFewSubjects(count: ratings.count, minimum: 2) }
    let k = ratings[0].count
    if let row = ratings.firstIndex(where: { $0.count != k }) {
      throw .raggedRatings(subject: row, found: ratings[row].count, needed: k)
    }
    guard k >= 2 else { throw .tooFewRaters(count: k, minimum: 2) }
    let all = ratings.flatMap { $0 }
    try validate(all, minimum: 4)
    let grand = Moments(all).mean
    let rowMeans = ratings.map { Moments($0).mean }
    let columnMeans = (0..<k).map { column in Moments(ratings.map { $0[column] }).mean }
    func squares(_ deviations: some Sequence<Double>) -> Double {
      CompensatedSum.of(deviations.lazy.map { $0 * $0 })
    }
    let within = CompensatedSum.of(ratings.lazy.map { Moments($0).sumOfSquares })
    let columns = squares(columnMeans.lazy.map { $0 - grand })
    let residuals = ratings.indices.lazy.map { row in
      squares((0..<k).lazy.map { ratings[row][$0] - rowMeans[row] - columnMeans[$0] + grand })
    }
    let n = Double(ratings.count)
    subjects = ratings.count
    raters = k
    betweenSubjects = Double(k) * squares(rowMeans.lazy.map { $0 - grand }) / (n - 1)
    withinSubjects = within / (n * Double(k - 1))
    betweenRaters = n * columns / Double(k - 1)
    residual = CompensatedSum.of(residuals) / ((n - 1) * Double(k - 1))
  }
}
