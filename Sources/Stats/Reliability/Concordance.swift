/// Lin's concordance correlation coefficient (CCC): how close pairs lie to the line of identity.
///
/// CCC = 2 s_xy / (s_x² + s_y² + (x̄ − ȳ)²), moments with divisor n, = r × Cb: precision times accuracy.
/// Interval: Fisher's z with Lin's variance and divisor n − 2, as epiR's `epi.ccc`.
/// L. I.-K. Lin, Biometrics 1989;45:255–268, with the correction of Biometrics 2000;56:324–325.
public struct Concordance: Sendable, Equatable, Codable {
  /// CCC, −1…1, without unit.
  public let ccc: Estimate
  /// Pearson's r: how close the pairs lie to any line.
  public let pearson: Double
  /// Bias correction factor Cb, 0…1: how close that line lies to identity.
  public let biasCorrection: Double
  /// SD of the method / SD of the reference; 1 for equal scales. epiR states SD(second) / SD(first).
  public let scaleShift: Double
  /// (mean of the method − mean of the reference) / √(SD × SD), SDs with divisor n; 0 without a bias.
  public let locationShift: Double

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - confidence: Level of the interval.
  /// - Throws: ``AgreementError`` below 4 pairs, for series of unequal length, a value not finite, or a
  ///   series whose values are all the same.
  public init(method: [Double], reference: [Double], confidence: Double = 0.95) throws(AgreementError) {
    try validatePairs(method, reference, minimum: 4)
    try AgreementError.check(confidence: confidence)
    let moments = try PairedMoments(method, reference)
    let n = Double(method.count)
    let methodSD = (moments.method.sumOfSquares / n).squareRoot()
    let referenceSD = (moments.reference.sumOfSquares / n).squareRoot()
    scaleShift = methodSD / referenceSD
    locationShift =
      (moments.method.mean - moments.reference.mean) / (methodSD.squareRoot() * referenceSD.squareRoot())
    biasCorrection = 2 / (scaleShift + 1 / scaleShift + locationShift * locationShift)
    pearson = moments.correlation
    let value = pearson * biasCorrection
    let margin =
      Normal.standard.quantile(0.5 + confidence / 2)
      * Self.standardErrorOfZ(
        value, accuracy: biasCorrection, correlation: pearson, shift: locationShift, count: n)
    ccc = Estimate(
      value: value, interval: fisherInterval(value, margin: margin), confidence: confidence,
      method: .fisherZ, count: method.count, unit: .dimensionless)
  }

  /// Lin's variance with CCC / r written as Cb, so that a correlation of zero divides nothing by zero.
  private static func standardErrorOfZ(
    _ ccc: Double, accuracy: Double, correlation: Double, shift: Double, count: Double
  ) -> Double {
    let shiftSquared = shift * shift
    let remainder = 1 - ccc * ccc
    guard remainder > 0 else { return 0 }
    let variance =
      (1 - correlation * correlation) * accuracy * accuracy * remainder
      + 2 * ccc * ccc * accuracy * (1 - ccc) * shiftSquared
      - ccc * ccc * accuracy * accuracy * shiftSquared * shiftSquared / 2
    return (max(0, variance) / (count - 2)).squareRoot() / remainder
  }
}
