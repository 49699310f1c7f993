internal import Foundation

/// Area under the ROC curve (AUC): the chance that a diseased exam has the value that speaks more for the
/// disease than a healthy one's, ties counted half.
///
/// Its variance is that of E. R. DeLong, D. M. DeLong & D. L. Clarke-Pearson, Biometrics 1988;44:837–845.
/// Where the values tell all exams apart, that variance is 0 and the interval closes on 1. O(n log n).
public struct AreaUnderCurve: Sendable, Equatable, Codable {
  /// How the interval is formed from DeLong's standard error.
  public enum Interval: String, Sendable, Codable, CaseIterable {
    /// AUC ± z × standard error, cut at 0 and 1, as R's pROC. Too short for few exams: at 25 + 25 exams a level
    /// of 95 % covers some 93 %.
    case plain
    /// The same on the logit scale: keeps within 0…1 and holds its level for fewer exams, 96 % at 10 + 10. M. S.
    /// Pepe, The Statistical Evaluation of Medical Tests, 2003, section 5.2.
    case logit
  }

  /// AUC, 0…1, without unit; 0.5 for a value that tells nothing.
  public let auc: Estimate
  /// DeLong's standard error.
  public let standardError: Double
  /// Which values speak for the disease.
  public let side: DiseaseSide
  /// Exams with and without the disease.
  public let diseasedCount, healthyCount: Int

  /// - Parameters:
  ///   - values: One per exam.
  ///   - diseased: Whether the reference says that the disease is there.
  ///   - side: Which values speak for the disease.
  ///   - interval: How the interval is formed.
  ///   - confidence: Level of the interval.
  /// - Throws: ``ClassificationError`` for series of unequal length, a value not finite, fewer than 2 exams
  ///   with or without the disease, or for the level.
  public init(
    values: [Double], diseased: [Bool], side: DiseaseSide, interval: Interval = .plain,
    confidence: Double = 0.95
  ) throws(ClassificationError) {
    try ClassificationError.check(confidence: confidence)
    let groups = try DiseaseGroups(values: values, diseased: diseased, side: side, minimum: 2)
    self.init(PlacementValues(groups), side: side, interval: interval, confidence: confidence)
  }

  init(_ placements: PlacementValues, side: DiseaseSide, interval: Interval, confidence: Double) {
    self.side = side
    diseasedCount = placements.diseased.count
    healthyCount = placements.healthy.count
    standardError = max(0, placements.variance).squareRoot()
    let margin = Normal.standard.quantile(0.5 + confidence / 2) * standardError
    let value = min(1, max(0, placements.area))
    auc = Estimate(
      value: value, interval: interval.ends(value, margin: margin), confidence: confidence,
      method: interval == .plain ? .deLong : .deLongLogit,
      count: placements.diseased.count + placements.healthy.count, unit: .dimensionless)
  }
}

extension AreaUnderCurve.Interval {
  fileprivate func ends(_ value: Double, margin: Double) -> ClosedRange<Double> {
    switch self {
    case .plain: return cutInterval(value, margin: margin, within: 0...1)
    case .logit:
      guard value > 0, value < 1 else { return value...value }
      let odds = value / (1 - value)
      let factor = exp(margin / (value * (1 - value)))
      return (odds / factor / (1 + odds / factor))...(1 / (1 + 1 / (odds * factor)))
    }
  }
}
