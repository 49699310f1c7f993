internal import Foundation

/// Total deviation index (TDI): the size that a given share of differences stays below.
///
/// Both forms assume normal differences. ``exact`` solves Φ((q − bias)/SD) − Φ((−q − bias)/SD) = p; its
/// interval is the delta method on ln q with the variances SD²/n of the bias and SD²/2n of the SD.
/// ``approximate`` is z × RMSD with Lin's interval of ln MSD, good while the bias is small against the SD. L.
/// I.-K. Lin, Stat. Med. 2000;19:255–270; Lin, Hedayat, Sinha & Yang, J. Am. Stat. Assoc. 2002;97:257–270.
public struct TotalDeviationIndex: Sendable, Equatable, Codable {
  /// p, the share of differences, 0…1.
  public let probability: Double
  /// The quantile of |d| of a normal distribution with the bias and SD found.
  public let exact: Estimate
  /// Φ⁻¹((1 + p)/2) × RMSD.
  public let approximate: Estimate

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - probability: p, between 0 and 1.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``ComparisonError`` below 3 pairs, for a value not finite, for differences without scatter,
  ///   or an option out of its range.
  public init(
    differences: [Double], probability: Double = 0.9, unit: ClinicalUnit, confidence: Double = 0.95
  ) throws(ComparisonError) {
    try requireNumbers(differences, "the differences", minimum: 3)
    try ComparisonError.check(confidence: confidence)
    guard probability > 0, probability < 1 else {
      throw .optionOutOfRange(name: "probability", value: probability, needed: "between 0 and 1")
    }
    let normal = try NormalDifference(differences)
    let z = Normal.standard.quantile(0.5 + confidence / 2)
    func estimate(_ value: Double, logStandardError: Double) -> Estimate {
      let factor = exp(z * logStandardError)
      return Estimate(
        value: value, interval: (value / factor)...(value * factor), confidence: confidence,
        method: .deltaLog, count: differences.count, unit: unit)
    }
    self.probability = probability
    let q = normal.quantile(probability)
    let standardError =
      normal.standardDeviation * (normal.scaledVariance(q) / Double(normal.count)).squareRoot()
      / normal.scaledDensity(q)
    exact = estimate(q, logStandardError: standardError / q)
    let deviation = MeanSquaredDeviation(differences)
    approximate = estimate(
      Normal.standard.quantile(0.5 + probability / 2) * deviation.root,
      logStandardError: deviation.logStandardError / 2)
  }
}
