internal import ApicalStats

/// One measure over many pairs, with what is missing from it.
public struct ScoreSummary: Sendable, Equatable, Codable {
  /// Mean and sample SD; nil without a value, for an SD below two, or where the policy leaves them undefined.
  public let mean, sd: Double?
  /// Quartiles by linear interpolation; nil as the mean.
  public let lowerQuartile, median, upperQuartile: Double?
  /// Number of values: of pairs, or of exams for a summary by exam.
  public let n: Int
  /// Pairs without a value, such as those with an empty mask.
  public let undefined: Int

  /// - Parameters:
  ///   - values: One a pair; nil where the measure has no value.
  ///   - policy: ``EmptyMaskPolicy/undefined`` gives no mean as soon as one value is missing.
  public init(_ values: [Double?], policy: EmptyMaskPolicy) {
    let present = values.compactMap { $0 }
    undefined = values.count - present.count
    n = present.count
    let isUndefined = policy == .undefined && undefined > 0
    let summary = isUndefined ? nil : try? Summary(present)
    mean = summary?.mean
    sd = summary?.standardDeviation
    lowerQuartile = summary?.lowerQuartile
    median = summary?.median
    upperQuartile = summary?.upperQuartile
  }

  /// A summary over groups, such as the exams of a cohort: each group counts once, with the mean of its values.
  ///
  /// - Parameters:
  ///   - values: Group and value of each pair.
  ///   - policy: As above, within and over the groups.
  public init(byGroup values: [(group: String, value: Double?)], policy: EmptyMaskPolicy) {
    let groups = Dictionary(grouping: values, by: \.group).sorted { $0.key < $1.key }
    self.init(groups.map { ScoreSummary($0.value.map(\.value), policy: policy).mean }, policy: policy)
  }
}

/// How many pairs had which masks empty, or no prediction.
public struct OutcomeCounts: Sendable, Equatable, Codable {
  /// Pairs in which both masks have the structure.
  public internal(set) var measured = 0
  /// Pairs in which the prediction, the reference or both lack it.
  public internal(set) var predictionEmpty = 0, referenceEmpty = 0, bothEmpty = 0
  /// References without a prediction.
  public internal(set) var missing = 0

  /// - Parameters:
  ///   - outcomes: One a pair.
  ///   - missing: References without a prediction.
  public init(_ outcomes: [MaskOutcome], missing: Int) {
    for outcome in outcomes {
      switch outcome {
      case .measured: measured += 1
      case .predictionEmpty: predictionEmpty += 1
      case .referenceEmpty: referenceEmpty += 1
      case .bothEmpty: bothEmpty += 1
      }
    }
    self.missing = missing
  }
}
