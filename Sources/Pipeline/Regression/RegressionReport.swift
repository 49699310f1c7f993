public import ApicalStats
public import ApicalTable
internal import ApicalReport
internal import Foundation

/// The line between two columns of a table: intercept and slope with their intervals.
public struct RegressionReport: Sendable, Encodable {
  /// How the line is found; the raw value is the name that options use.
  public enum Method: String, Sendable, Encodable, CaseIterable {
    /// Deming regression, errors of constant SD.
    case deming
    /// Deming regression, errors in proportion to the value.
    case weightedDeming = "weighted-deming"
    /// Passing–Bablok regression.
    case passingBablok = "passing-bablok"
  }

  /// How the line was found.
  public let method: Method
  /// What was compared, such as "IC over RV, output.csv".
  public let subject: String
  /// Rows used and left out, and what was decided while reading the table.
  public let notes: [String]
  /// Measured where the reference is 0, and change of measured per unit of the reference.
  public let intercept, slope: Estimate
  /// Variance of the reference's error / variance of the measured error; nil for Passing–Bablok.
  public let errorRatio: Double?
  /// Passing and Bablok's cusum test that the relation is a straight line.
  public let linearity: HypothesisTest?
  /// Number of pairs.
  public let n: Int

  /// - Parameters:
  ///   - table: The table.
  ///   - reference: Column of the reference method.
  ///   - measured: Column of the method under test.
  ///   - method: How the line is found.
  ///   - errorRatio: For Deming regression.
  ///   - confidence: Level of the intervals.
  ///   - unit: Unit of the measured column.
  /// - Throws: ``TableError``, ``ComparisonError``.
  public init(
    _ table: DataTable, reference: String, measured: String, method: Method, errorRatio: Double,
    confidence: Double,
    unit: String
  ) throws {
    let cases = try table.completeCases(numbers: [measured, reference])
    let (y, x) = (cases.numbers(measured), cases.numbers(reference))
    let unit = ClinicalUnit(symbol: unit)
    self.method = method
    subject = "\(measured) over \(reference), \(table.file)"
    notes = [cases.description] + table.notes
    n = cases.count
    switch method {
    case .deming, .weightedDeming:
      let line = try DemingRegression(
        method: y, reference: x, unit: unit, errorRatio: errorRatio,
        weighting: method == .deming ? .none : .constantCV, confidence: confidence)
      (intercept, slope) = (line.intercept, line.slope)
      self.errorRatio = errorRatio
      linearity = nil
    case .passingBablok:
      let line = try PassingBablok(method: y, reference: x, unit: unit, confidence: confidence)
      (intercept, slope) = (line.intercept, line.slope)
      self.errorRatio = nil
      linearity = line.linearity
    }
  }

  /// What the command prints.
  public var text: String {
    let level = NumberFormat.level(slope.confidence).replacingOccurrences(of: "\u{202F}", with: " ")
    var table = TextTable([
      ("", .left), ("estimate", .right), ("\(level) interval", .right), ("method", .left),
    ])
    for (name, estimate) in [("Intercept", intercept), ("Slope", slope)] {
      let width = estimate.upper - estimate.lower
      let format = ValueFormat(scatter: width.isFinite ? width : abs(estimate.value))
      table.add([name, format.string(estimate.value), format.string(estimate), estimate.method.words])
    }
    let test =
      linearity.map { ["", "Straight line: p = \(ValueFormat.pValue($0.pValue)) (\($0.method))"] } ?? []
    let name =
      switch method {
      case .deming: "Deming regression"
      case .weightedDeming: "Weighted Deming regression"
      case .passingBablok: "Passing–Bablok regression"
      }
    return ([name, subject] + notes + ["", table.text] + test).joined(separator: "\n")
  }
}
