/// Size of the differences without their sign.
///
/// Both are single numbers for bias and scatter together; ``BlandAltman`` tells them apart.
public struct AbsoluteError: Sendable, Equatable, Codable {
  /// Mean absolute difference (MAE): Σ |d| / n.
  public let mean: Double
  /// Root of the mean squared difference (RMSD): √(Σ d² / n), bias included.
  public let rootMeanSquare: Double
  /// The largest |d|.
  public let maximum: Double
  /// Number of patients.
  public let count: Int
  /// Unit of all values.
  public let unit: ClinicalUnit

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences; percentage points for EF.
  /// - Throws: ``AgreementError`` without a pair or for a value not finite.
  public init(differences: [Double], unit: ClinicalUnit) throws(AgreementError) {
    try validate(differences, minimum: 1)
    let n = Double(differences.count)
    mean = CompensatedSum.of(differences.lazy.map(abs)) / n
    rootMeanSquare = (CompensatedSum.of(differences.lazy.map { $0 * $0 }) / n).squareRoot()
    maximum = differences.largestMagnitude
    count = differences.count
    self.unit = unit
  }
}
