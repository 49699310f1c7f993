public import ApicalStats

/// One measure over a cohort at every level: each frame, each exam or each patient counts once.
public struct ScoreAggregates: Sendable, Equatable, Codable {
  /// Every pair counts once: a patient with more frames weighs more.
  public let byFrame: ScoreSummary
  /// Every exam counts once, with the mean of its pairs.
  public let byExam: ScoreSummary
  /// Every patient counts once, with the mean of all pairs.
  public let byPatient: ScoreSummary
  /// The mean over pairs with its bootstrap interval; nil where there is no mean, or fewer than two patients have a value.
  ///
  /// Patients are drawn, with all of their pairs: frames of one heart are not independent.
  public let mean: Estimate?

  /// - Parameters:
  ///   - pairs: One a frame, in any order.
  ///   - policy: What empty and missing masks count as.
  ///   - unit: Unit of the values.
  ///   - bootstrap: Draws for the interval.
  ///   - confidence: Level of the interval.
  /// - Throws: ``ApicalStats/ResamplingError`` for too few resamples or a level out of range.
  public init(
    _ pairs: [ScoredPair], policy: EmptyMaskPolicy, unit: ClinicalUnit, bootstrap: Bootstrap,
    confidence: Double
  ) throws(ResamplingError) {
    byFrame = ScoreSummary(pairs, policy: policy)
    byExam = ScoreSummary(pairs, by: \.exam, policy: policy)
    byPatient = ScoreSummary(pairs, by: \.patient, policy: policy)
    let totals = PatientTotals(pairs)
    guard byFrame.mean != nil, totals.sums.count >= 2 else {
      mean = nil
      return
    }
    mean = try totals.mean(bootstrap, confidence: confidence, unit: unit)
  }
}

/// Sum and number of values of each patient who has one, by name.
private struct PatientTotals {
  private(set) var sums: [Double] = []
  private(set) var counts: [Double] = []

  init(_ pairs: [ScoredPair]) {
    var totals: [String: (sum: Double, count: Double)] = [:]
    for pair in pairs {
      guard let value = pair.value else { continue }
      let (sum, count) = totals[pair.patient, default: (0, 0)]
      totals[pair.patient] = (sum + value, count + 1)
    }
    for (_, total) in totals.sorted(by: { $0.key < $1.key }) {
      sums.append(total.sum)
      counts.append(total.count)
    }
  }

  func mean(
    _ bootstrap: Bootstrap, confidence: Double, unit: ClinicalUnit
  ) throws(ResamplingError) -> Estimate {
    if counts.allSatisfy({ $0 == 1 }) {
      return try bootstrap.momentEstimate(
        sums, statistic: \.mean, confidence: confidence, unit: unit, stream: "mean by patient")
    }
    let (sums, counts) = (sums, counts)
    return try bootstrap.estimate(
      units: sums.count,
      statistic: { drawn in
        var (sum, count) = (0.0, 0.0)
        for patient in drawn {
          sum += sums[patient]
          count += counts[patient]
        }
        return sum / count
      }, confidence: confidence, unit: unit, stream: "mean by patient")
  }
}
