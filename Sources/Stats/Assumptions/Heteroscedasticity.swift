/// Does the scatter of the differences change with what is measured? The Breusch–Pagan test in Koenker's form.
///
/// LM = n R² of the squared residuals, regressed on the magnitude; χ² with one degree of freedom. The
/// residuals are those of the differences on the magnitude. Koenker's division by the residuals' own spread
/// makes it hold for differences that are not normal. R. Koenker, J. Econometrics 1981;17:107–112; as R's
/// `lmtest::bptest`.
public struct Heteroscedasticity: Sendable, Equatable, Codable {
  /// The score statistic and its p-value.
  public let test: HypothesisTest
  /// Change of the residual variance per unit of the magnitude; above zero where scatter grows.
  public let varianceSlope: Double
  /// What the differences were related to.
  public let magnitude: Magnitude

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - magnitude: What the differences are related to.
  /// - Throws: ``ComparisonError`` below 4 pairs, for series of unequal length, a value not finite, a
  ///   magnitude that does not vary, or differences that all lie on one line.
  public init(method: [Double], reference: [Double], magnitude: Magnitude = .mean) throws(ComparisonError) {
    try requirePairs(method, reference, minimum: 4)
    let x = magnitude.values(method: method, reference: reference)
    let line = try LeastSquaresLine(
      x, zip(method, reference).map { $0 - $1 },
      scale: max(method.largestMagnitude, reference.largestMagnitude), xName: "the \(magnitude.rawValue)")
    guard line.residualSumOfSquares > 0 else { throw .constantValues(series: "the residuals") }
    // In units of the residual variance, so that fourth powers neither overflow nor vanish.
    let scale = line.residualSumOfSquares / Double(line.count)
    let squares = line.residuals.map { $0 * $0 / scale }
    let ofSquares = try LeastSquaresLine(
      x, squares, scale: squares.largestMagnitude, xName: "the \(magnitude.rawValue)")
    let total = Moments(squares).sumOfSquares
    let explained = ofSquares.slope * ofSquares.slope * ofSquares.sumOfSquaresX
    let rSquared = total > 1e-24 * Double(line.count) ? min(1, explained / total) : 0
    let statistic = Double(line.count) * rSquared
    varianceSlope = ofSquares.slope * scale
    self.magnitude = magnitude
    test = HypothesisTest(
      method: "Breusch–Pagan, studentised by Koenker", statisticName: "LM", statistic: statistic,
      degreesOfFreedom: [1], pValue: ChiSquared(degreesOfFreedom: 1).survival(statistic),
      alternative: .twoSided, count: line.count)
  }
}
