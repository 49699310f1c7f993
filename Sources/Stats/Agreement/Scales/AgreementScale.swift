internal import Foundation

/// On which scale two methods are compared; the raw value is the name that options use.
///
/// Bland & Altman, Stat. Methods Med. Res. 1999;8:135–160, section 3.
public enum AgreementScale: String, Sendable, Codable, CaseIterable {
  /// Method − reference, in the unit of both.
  case difference = "none"
  /// 100 × (method − reference) / mean of both, in percent.
  case percent
  /// ln method − ln reference; ``RatioLimits`` brings the result back to ratios.
  case logRatio = "log"

  /// The differences of two series in the same order of patients.
  ///
  /// Differences that only the rounding of the values tells apart are the same.
  /// - Throws: ``ScaleError`` for series of unequal length, a value not finite, a value without logarithm, or a
  ///   mean of both methods that is no base for percents.
  public func differences(method: [Double], reference: [Double]) throws(ScaleError) -> [Double] {
    guard method.count == reference.count else {
      throw .agreement(.unequalCounts(method: method.count, reference: reference.count))
    }
    var differences: [Double] = []
    differences.reserveCapacity(method.count)
    for (index, (x, y)) in zip(method, reference).enumerated() {
      guard x.isFinite, y.isFinite else { throw .agreement(.notFinite(index: index)) }
      differences.append(try difference(x, y, index: index))
    }
    return differences.equalUpToRounding(resolution(method, reference))
  }

  /// How far apart rounding of the values can put two differences that are the same.
  private func resolution(_ method: [Double], _ reference: [Double]) -> Double {
    let largest = max(method.largestMagnitude, reference.largestMagnitude)
    switch self {
    case .difference: return 4 * largest.ulp
    case .percent: return 4 * 200.0.ulp
    case .logRatio:
      let smallest = min(method.min() ?? 1, reference.min() ?? 1)
      return 4 * max(1, abs(log(largest)), abs(log(smallest))).ulp
    }
  }

  /// The unit of differences on this scale.
  ///
  /// - Parameter unit: Unit of plain differences.
  public func unit(of unit: ClinicalUnit) -> ClinicalUnit {
    switch self {
    case .difference: unit
    case .percent: .percent
    case .logRatio: .dimensionless
    }
  }

  private func difference(_ x: Double, _ y: Double, index: Int) throws(ScaleError) -> Double {
    switch self {
    case .difference: return x - y
    case .percent:
      let mean = x / 2 + y / 2
      guard mean > 0 else { throw .meanNotPositive(index: index, mean: mean) }
      return 100 * ((x - y) / mean)
    case .logRatio:
      guard x > 0 else { throw .notPositive(index: index, value: x, series: "method") }
      guard y > 0 else { throw .notPositive(index: index, value: y, series: "reference") }
      return log(x) - log(y)
    }
  }
}

extension BlandAltman {
  /// Agreement of two series on another scale; the limits are on that scale.
  ///
  /// - Parameters:
  ///   - method: One value per patient.
  ///   - reference: Values of the same patients.
  ///   - scale: Of the differences.
  ///   - unit: Unit of plain differences; other scales bring their own.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  ///   - limits: How the intervals of the limits are found.
  ///   - bootstrap: Number and seed of the resamples, for the two methods that resample.
  /// - Throws: ``ScaleError``.
  public init(
    method: [Double], reference: [Double], scale: AgreementScale, unit: ClinicalUnit,
    multiplier: Double = 1.96, confidence: Double = 0.95, limits: LimitMethod = .blandAltman,
    bootstrap: Bootstrap = Bootstrap()
  ) throws(ScaleError) {
    let differences = try scale.differences(method: method, reference: reference)
    do {
      try self.init(
        differences: differences, unit: scale.unit(of: unit), multiplier: multiplier,
        confidence: confidence, limits: limits, bootstrap: bootstrap)
    } catch { throw .agreement(error) }
  }
}
