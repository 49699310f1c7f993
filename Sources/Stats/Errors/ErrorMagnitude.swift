internal import Foundation

/// Mean absolute error and root mean squared difference with their intervals.
///
/// Closed form: Student's t on |d| for the MAE; for the RMSD the delta method on ln MSD, whose variance is 2
/// (1 − bias⁴ / MSD²) / (n − 2) for normal differences (L. Lin, A. S. Hedayat, B. Sinha & M. Yang, J. Am.
/// Stat. Assoc. 2002;97:257–270). With a bootstrap: BCa for both, without assuming normality; that of the
/// RMSD holds the truth in 90 % of studies of 20 normal patients and 94 % of 200 where 95 % are meant.
/// ``AbsoluteError`` has the same values without intervals, for any number of pairs.
public struct ErrorMagnitude: Sendable, Equatable, Codable {
  /// Mean absolute error Σ |d| / n.
  public let mae: Estimate
  /// Root mean squared difference √(Σ d² / n), bias included.
  public let rmsd: Estimate

  init(mae: Estimate, rmsd: Estimate) {
    self.mae = mae
    self.rmsd = rmsd
  }

  /// - Parameters:
  ///   - differences: Method − reference, one per patient.
  ///   - unit: Unit of the differences; percentage points for EF.
  ///   - confidence: Level of the intervals.
  ///   - bootstrap: Resamples patients; nil for the closed forms.
  /// - Throws: ``ComparisonError`` below 3 pairs, for a value not finite, or what the bootstrap refuses.
  public init(
    differences: [Double], unit: ClinicalUnit, confidence: Double = 0.95, bootstrap: Bootstrap? = nil
  ) throws(ComparisonError) {
    try requireNumbers(differences, "the differences", minimum: 3)
    try ComparisonError.check(confidence: confidence)
    let sizes = differences.map { abs($0) }
    guard let bootstrap else {
      mae = Self.mae(sizes, unit, confidence)
      rmsd = Self.rmsd(differences, unit, confidence)
      return
    }
    do {
      mae = try bootstrap.momentEstimate(
        sizes, statistic: \.mean, confidence: confidence, unit: unit, stream: "error magnitude")
      rmsd = try bootstrap.momentEstimate(
        differences, statistic: \.rootMeanSquare, confidence: confidence, unit: unit,
        stream: "error magnitude")
    } catch {
      throw .notResampled(error)
    }
  }

  private static func mae(_ sizes: [Double], _ unit: ClinicalUnit, _ confidence: Double) -> Estimate {
    let moments = Moments(sizes)
    let n = Double(sizes.count)
    let t = StudentT(degreesOfFreedom: n - 1).quantile(0.5 + confidence / 2)
    let margin = t * (moments.sumOfSquares / (n - 1) / n).squareRoot()
    return Estimate(
      value: moments.mean, interval: max(0, moments.mean - margin)...(moments.mean + margin),
      confidence: confidence, method: .studentT, count: sizes.count, unit: unit)
  }

  private static func rmsd(_ differences: [Double], _ unit: ClinicalUnit, _ confidence: Double) -> Estimate {
    let deviation = MeanSquaredDeviation(differences)
    let z = Normal.standard.quantile(0.5 + confidence / 2)
    let factor = exp(z * deviation.logStandardError / 2)
    return Estimate(
      value: deviation.root, interval: (deviation.root / factor)...(deviation.root * factor),
      confidence: confidence, method: .deltaLog, count: differences.count, unit: unit)
  }
}

/// The mean squared deviation of differences from zero, and how precisely its logarithm is known.
struct MeanSquaredDeviation {
  /// √(Σ d² / n).
  let root: Double
  /// Of ln MSD, for normal differences; 0 where there is no scatter.
  let logStandardError: Double

  /// - Precondition: three finite differences or more.
  init(_ differences: [Double]) {
    let n = Double(differences.count)
    let moments = Moments(differences)
    let variance = moments.sumOfSquares / n
    let msd = moments.mean * moments.mean + variance
    root = msd.squareRoot()
    // 1 − (bias² / MSD)², factored so that a large bias cancels nothing.
    let share = msd > 0 ? variance / msd : 0
    logStandardError = (2 * share * (2 - share) / (n - 2)).squareRoot()
  }
}

extension SampleMoments {
  /// √(Σ x² / n).
  fileprivate var rootMeanSquare: Double {
    let n = Double(count)
    return (mean * mean + standardDeviation * standardDeviation * (n - 1) / n).squareRoot()
  }
}
