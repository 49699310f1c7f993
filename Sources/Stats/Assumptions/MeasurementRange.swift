/// Is the measured range wide enough for the agreement found in it to mean something?
///
/// Three ratios, each without unit. How many limits-of-agreement widths the range spans; the SD of the pair
/// means over the SD of the differences, which no single extreme patient carries; and Pearson's r, for which
/// CLSI EP09-A2 asks 0.975 before an ordinary regression line is read. A cohort of healthy hearts has a
/// narrow range: its r is low and its limits say nothing about the sick.
public struct MeasurementRange: Sendable, Equatable, Codable {
  /// Smallest and largest pair mean.
  public let minimum, maximum: Double
  /// SD of the pair means, n − 1.
  public let standardDeviation: Double
  /// Width of the limits of agreement, 2 × multiplier × SD of the differences.
  public let loaWidth: Double
  /// (maximum − minimum) / ``loaWidth``; nil where all differences are the same.
  public let rangeRatio: Double?
  /// ``standardDeviation`` / SD of the differences; nil where all differences are the same.
  public let spreadRatio: Double?
  /// Pearson's r of the two methods.
  public let correlation: Double
  /// Number of pairs, and unit of the first four values.
  public let count: Int, unit: ClinicalUnit

  /// r from which CLSI EP09-A2 takes the range as wide enough for ordinary regression.
  public static let adequateCorrelation = 0.975

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - unit: Unit of both.
  ///   - multiplier: Half-width of the limits of agreement in SDs.
  /// - Throws: ``ComparisonError`` below 3 pairs, for series of unequal length, a value not finite, or a
  ///   series whose values are all the same.
  public init(
    method: [Double], reference: [Double], unit: ClinicalUnit, multiplier: Double = 1.96
  ) throws(ComparisonError) {
    try requirePairs(method, reference, minimum: 3)
    try requirePositive(multiplier, "multiplier")
    let means = Magnitude.mean.values(method: method, reference: reference)
    let resolution = 4 * max(method.largestMagnitude, reference.largestMagnitude).ulp
    let differences = Moments(zip(method, reference).map { $0 - $1 }.equalUpToRounding(resolution))
    let n = Double(method.count - 1)
    let sd = (Moments(means).sumOfSquares / n).squareRoot()
    let differenceSD = (differences.sumOfSquares / n).squareRoot()
    minimum = means.min()!
    maximum = means.max()!
    standardDeviation = sd
    loaWidth = 2 * multiplier * differenceSD
    rangeRatio = differenceSD > 0 ? (means.max()! - means.min()!) / (2 * multiplier * differenceSD) : nil
    spreadRatio = differenceSD > 0 ? sd / differenceSD : nil
    correlation = try .pearson(method, reference)
    count = method.count
    self.unit = unit
  }
}
