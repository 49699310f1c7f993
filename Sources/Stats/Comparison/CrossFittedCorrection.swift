internal import ApicalRandom

/// How much of a method's error a simple correction removes, judged on patients that it was not fitted on.
///
/// Patients are dealt into folds at random; each fold is corrected with what the other folds taught. Errors after
/// correction are thus those of new patients. Their intervals take the corrected errors as independent, which leaves out
/// that the folds share most of their training patients.
public struct CrossFittedCorrection: Sendable, Equatable, Codable {
  /// What the correction may do.
  public enum Form: String, Sendable, Codable, CaseIterable {
    /// Adds a constant: the mean of reference − method.
    case shift
    /// A line: reference = intercept + slope × method, by least squares. It also pulls towards the mean.
    case line
  }

  /// What one fold was corrected with: intercept + slope × method.
  public struct Fit: Sendable, Equatable, Codable {
    /// Of the line; the slope of a shift is 1.
    public let intercept, slope: Double
    /// Patients it was fitted on, and patients it was applied to.
    public let fitted, applied: Int
  }

  /// What the correction may do.
  public let form: Form
  /// One for each fold.
  public let fits: [Fit]
  /// Seed of the folds.
  public let seed: UInt64
  /// Corrected values, in the order of the patients.
  public let corrected: [Double]
  /// Agreement before and after.
  public let before, after: BlandAltman
  /// MAE and RMSD before and after.
  public let errorsBefore, errorsAfter: ErrorMagnitude
  /// After − before on the same patients: LoA width, MAE, RMSD; nil where the errors do not vary.
  public let change: MethodComparison?

  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - form: What the correction may do.
  ///   - folds: Parts, 2 or more.
  ///   - seed: Of the folds and of the bootstrap.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals.
  ///   - resamples: Of the bootstrap behind ``change``.
  /// - Throws: ``ComparisonError`` below 4 patients a fold, for series of unequal length, a value not finite, or a line
  ///   through values all the same.
  public init(
    method: [Double], reference: [Double], form: Form, folds: Int = 5, seed: UInt64, unit: ClinicalUnit,
    multiplier: Double = 1.96, confidence: Double = 0.95, resamples: Int = 10_000
  ) throws(ComparisonError) {
    guard folds >= 2 else {
      throw .optionOutOfRange(name: "folds", value: Double(folds), needed: "2 or more")
    }
    try requirePairs(method, reference, minimum: 4 * folds)
    let parts = Self.deal(method.count, into: folds, seed: seed)
    var corrected = method
    var fits: [Fit] = []
    for part in 0..<folds {
      let others = method.indices.filter { parts[$0] != part }
      let (intercept, slope) = try Self.fit(
        others.map { method[$0] }, others.map { reference[$0] }, form: form)
      let own = method.indices.filter { parts[$0] == part }
      for index in own { corrected[index] = intercept + slope * method[index] }
      fits.append(Fit(intercept: intercept, slope: slope, fitted: others.count, applied: own.count))
    }
    let differences = zip(method, reference).map { $0 - $1 }
    let remaining = zip(corrected, reference).map { $0 - $1 }
    func agreement(_ values: [Double]) throws(ComparisonError) -> BlandAltman {
      do {
        return try BlandAltman(
          differences: values, unit: unit, multiplier: multiplier, confidence: confidence)
      } catch {
        throw .optionOutOfRange(name: "multiplier or confidence", value: multiplier, needed: "\(error)")
      }
    }
    before = try agreement(differences)
    after = try agreement(remaining)
    errorsBefore = try ErrorMagnitude(differences: differences, unit: unit, confidence: confidence)
    errorsAfter = try ErrorMagnitude(differences: remaining, unit: unit, confidence: confidence)
    change = try? MethodComparison(
      first: corrected, second: method, reference: reference, unit: unit, multiplier: multiplier,
      confidence: confidence, bootstrap: Bootstrap(resamples: resamples, seed: seed))
    self.form = form
    self.fits = fits
    self.seed = seed
    self.corrected = corrected
  }

  /// The part of each patient: parts differ in size by one patient at most.
  private static func deal(_ count: Int, into folds: Int, seed: UInt64) -> [Int] {
    var random = CounterRandom(seed: seed, stream: "folds")
    var parts = (0..<count).map { $0 % folds }
    parts.shuffle(using: &random)
    return parts
  }

  private static func fit(
    _ method: [Double], _ reference: [Double], form: Form
  ) throws(ComparisonError) -> (intercept: Double, slope: Double) {
    let (x, y) = (Moments(method), Moments(reference))
    guard form == .line else { return (y.mean - x.mean, 1) }
    let products = CompensatedSum.of(zip(method, reference).lazy.map { ($0 - x.mean) * ($1 - y.mean) })
    guard x.sumOfSquares > 0 else { throw .constantValues(series: "the method") }
    let slope = products / x.sumOfSquares
    return (y.mean - slope * x.mean, slope)
  }
}
