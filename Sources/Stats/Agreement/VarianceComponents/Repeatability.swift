/// How closely one method repeats itself in the same subjects under the same conditions.
///
/// The within-subject SD s_w is the root of the within mean square of a one-way analysis of variance; the
/// repeatability coefficient `multiplier` × √2 × s_w is what two values of one subject differ by at most in
/// 95 % of cases. Intervals: chi-squared. Bland & Altman, Stat. Methods Med. Res. 1999;8:135–160, section 4.
public struct Repeatability: Sendable, Equatable, Codable {
  /// s_w.
  public let withinSubjectSD: Estimate
  /// `multiplier` × √2 × s_w.
  public let coefficient: Estimate
  /// Its half-width in SDs of a difference of two values.
  public let multiplier: Double
  /// Variance between subjects, (MSb − MSw) / m₀; below zero where subjects are more alike than by chance.
  public let betweenSubjectsVariance: Double
  /// Number of subjects and of values.
  public let subjects, count: Int

  /// s_w².
  public var withinSubjectVariance: Double { withinSubjectSD.value * withinSubjectSD.value }

  /// - Parameters:
  ///   - replicates: The values of each subject, in any number from one.
  ///   - unit: Unit of the values.
  ///   - multiplier: Half-width in SDs.
  ///   - confidence: Level of the intervals.
  /// - Throws: ``AgreementError`` below 2 subjects, without a subject that was measured twice, for a value not finite
  ///   (its index counts subject by subject), or for an option out of its range.
  public init(
    replicates: [[Double]], unit: ClinicalUnit, multiplier: Double = 1.96, confidence: Double = 0.95
  ) throws(AgreementError) {
    let measured = replicates.filter { !$0.isEmpty }
    guard measured.count >= 2 else { throw .tooFewSubjects(count: measured.count, minimum: 2) }
    let values = replicates.flatMap { $0 }
    try validate(values, minimum: 3)
    try validate(magnitudeOf: values, series: "replicates")
    try LimitOptions(multiplier: multiplier, confidence: confidence, unit: unit).validate()
    let table = OneWayVariance(measured.map { Moments($0) })
    guard let within = table.withinMeanSquare, let between = table.betweenVariance else {
      throw .tooFewRaters(count: 1, minimum: 2)
    }
    let degrees = Double(table.withinDegrees)
    let chi = ChiSquared(degreesOfFreedom: degrees)
    func estimate(_ factor: Double) -> Estimate {
      func end(_ probability: Double) -> Double {
        factor * (within * degrees / chi.quantile(probability)).squareRoot()
      }
      return Estimate(
        value: factor * within.squareRoot(), interval: end((1 + confidence) / 2)...end((1 - confidence) / 2),
        confidence: confidence, method: .chiSquared, count: table.groups, unit: unit)
    }
    withinSubjectSD = estimate(1)
    coefficient = estimate(multiplier * 2.0.squareRoot())
    self.multiplier = multiplier
    betweenSubjectsVariance = between
    subjects = table.groups
    count = table.count
  }
}
