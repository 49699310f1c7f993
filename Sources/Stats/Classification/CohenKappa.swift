/// Cohen's kappa: agreement of two raters beyond chance, plain or weighted.
///
/// κ = (p_o − p_e) / (1 − p_e), with the observed agreement p_o and the agreement p_e of independent raters
/// with the same shares of categories. Test of κ = 0: κ over its standard error for independent raters. Both
/// errors: J. L. Fleiss, J. Cohen & B. S. Everitt, Psychol. Bull. 1969;72:323–327.
///
/// The interval closes on 1 for perfect agreement. Kappa depends on how common the categories are: read it
/// beside ``SpecificAgreement``.
public struct CohenKappa: Sendable, Equatable, Codable {
  /// How the interval is formed from the standard error.
  public enum Interval: String, Sendable, Codable, CaseIterable {
    /// κ ± z × standard error, cut at −1 and 1, as other programs; too short below some 50 exams: at 20 exams a
    /// level of 95 % covers some 91 %.
    case plain
    /// The same on Fisher's scale, atanh κ: keeps within −1…1 and holds its level for fewer exams. As plain for a
    /// κ of −1 and below.
    case fisherZ
  }

  /// κ, up to 1, without unit; below −1 only for custom weights by which most categories agree.
  public let kappa: Estimate
  /// How much different categories agree.
  public let weights: KappaWeights
  /// Standard error of κ, as the interval uses it.
  public let standardError: Double
  /// Standard error of κ for independent raters, as the test uses it.
  public let nullStandardError: Double
  /// Agreement observed and expected of independent raters, 0…1, weighted.
  public let observedAgreement, expectedAgreement: Double
  /// z test of κ = 0, two-sided.
  public let test: HypothesisTest

  /// - Parameters:
  ///   - table: The ratings, counted.
  ///   - weights: How much different categories agree.
  ///   - interval: How the interval is formed.
  ///   - confidence: Level of the interval.
  /// - Throws: ``ClassificationError`` when a rater puts all exams into one category, for weights that do not
  ///   fit the table or by which nothing disagrees, or for the level.
  public init(
    _ table: RatingTable, weights: KappaWeights = .unweighted, interval: Interval = .plain,
    confidence: Double = 0.95
  ) throws(ClassificationError) {
    try ClassificationError.check(confidence: confidence)
    let shares = try Shares(table)
    let moments = KappaMoments(shares, weights: try weights.matrix(size: shares.rows.count))
    guard moments.chanceDisagreement > 0 else { throw .nothingDisagrees }
    let value = 1 - moments.disagreement / moments.chanceDisagreement
    let n = Double(table.count)
    standardError = (moments.variance(kappa: value) / n).squareRoot()
    nullStandardError = (moments.nullVariance / n).squareRoot()
    guard nullStandardError > 0 else { throw .nothingDisagrees }
    let margin = Normal.standard.quantile(0.5 + confidence / 2) * standardError
    kappa = Estimate(
      value: value, interval: interval.ends(value, margin: margin), confidence: confidence,
      method: interval == .plain ? .normal : .fisherZ, count: table.count, unit: .dimensionless)
    self.weights = weights
    observedAgreement = moments.observed
    expectedAgreement = moments.expected
    let z = value / nullStandardError
    test = HypothesisTest(
      method: "Cohen's kappa, \(weights.name), z", statisticName: "z", statistic: z,
      pValue: 2 * Normal.standard.survival(abs(z)), alternative: .twoSided, count: table.count)
  }
}

extension CohenKappa.Interval {
  fileprivate func ends(_ value: Double, margin: Double) -> ClosedRange<Double> {
    switch self {
    case .fisherZ where value > -1: fisherInterval(value, margin: margin / (1 - value * value))
    case .plain, .fisherZ: cutInterval(value, margin: margin, within: -1...1)
    }
  }
}

/// The table as shares of all exams, and its margins.
private struct Shares {
  let cells: [[Double]]
  let rows, columns: [Double]

  /// - Throws: ``ClassificationError/constantRater(_:)``.
  init(_ table: RatingTable) throws(ClassificationError) {
    let n = Double(table.count)
    let size = table.counts.count
    cells = table.counts.map { $0.map { Double($0) / n } }
    let rowCounts = table.counts.map { $0.reduce(0, +) }
    let columnCounts = (0..<size).map { column in table.counts.reduce(0) { $0 + $1[column] } }
    rows = rowCounts.map { Double($0) / n }
    columns = columnCounts.map { Double($0) / n }
    if rowCounts.contains(table.count) { throw .constantRater("first") }
    if columnCounts.contains(table.count) { throw .constantRater("second") }
  }
}

/// What Fleiss, Cohen and Everitt's formulas are made of.
private struct KappaMoments {
  let shares: Shares
  let weights: [[Double]]
  /// Mean weight of each row over the second rater's shares, of each column over the first rater's.
  let rowMeans, columnMeans: [Double]
  let observed, expected: Double
  /// 1 − observed and 1 − expected, without the rounding of the difference.
  let disagreement, chanceDisagreement: Double

  init(_ shares: Shares, weights: [[Double]]) {
    let indices = shares.rows.indices
    self.shares = shares
    self.weights = weights
    rowMeans = indices.map { row in
      CompensatedSum.of(indices.lazy.map { weights[row][$0] * shares.columns[$0] })
    }
    columnMeans = indices.map { column in
      CompensatedSum.of(indices.lazy.map { weights[$0][column] * shares.rows[$0] })
    }
    observed = sumOfCells(indices) { weights[$0][$1] * shares.cells[$0][$1] }
    expected = sumOfCells(indices) { weights[$0][$1] * shares.rows[$0] * shares.columns[$1] }
    disagreement = sumOfCells(indices) { (1 - weights[$0][$1]) * shares.cells[$0][$1] }
    chanceDisagreement = sumOfCells(indices) { (1 - weights[$0][$1]) * shares.rows[$0] * shares.columns[$1] }
  }

  /// n times the variance of κ: of w − (mean of the row + mean of the column) × (1 − κ) over the exams.
  func variance(kappa: Double) -> Double {
    let mean = kappa - expected * (1 - kappa)
    let spread = sumOfCells(shares.rows.indices) { row, column in
      let value = weights[row][column] - (rowMeans[row] + columnMeans[column]) * (1 - kappa)
      return shares.cells[row][column] * (value - mean) * (value - mean)
    }
    return spread / (chanceDisagreement * chanceDisagreement)
  }

  /// n times the variance of κ for independent raters.
  var nullVariance: Double {
    let spread = sumOfCells(shares.rows.indices) { row, column in
      let value = weights[row][column] - (rowMeans[row] + columnMeans[column])
      return shares.rows[row] * shares.columns[column] * (value + expected) * (value + expected)
    }
    return spread / (chanceDisagreement * chanceDisagreement)
  }
}

/// Sum over all cells of a square table.
private func sumOfCells(_ indices: Range<Int>, _ term: (Int, Int) -> Double) -> Double {
  var sum = CompensatedSum()
  for row in indices {
    for column in indices { sum.add(term(row, column)) }
  }
  return sum.value
}
