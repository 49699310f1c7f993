internal import ApicalStats

/// One measure over many pairs, frames, exams or patients, with the rule for empty masks and all that is missing.
public struct ScoreSummary: Sendable, Equatable, Codable {
  /// The rule for empty and missing masks that these numbers follow.
  public let policy: EmptyMaskPolicy
  /// Mean and sample SD; nil without a value, for an SD below two, or where the policy leaves them undefined.
  public let mean, sd: Double?
  /// Quartiles by linear interpolation; nil as the mean.
  public let lowerQuartile, median, upperQuartile: Double?
  /// Number of values: of pairs, or of groups such as exams.
  public let n: Int
  /// Pairs, or groups, that were measured or have empty masks, without a value.
  public let undefined: Int
  /// Pairs in which one mask or both are empty.
  public let empty: Int
  /// References without a prediction.
  public let missing: Int

  /// A summary in which every pair counts once.
  ///
  /// - Parameters:
  ///   - pairs: In any order.
  ///   - policy: ``EmptyMaskPolicy/undefined`` gives no mean as soon as one value is missing.
  public init(_ pairs: [ScoredPair], policy: EmptyMaskPolicy) {
    self.init(
      values: pairs.map(\.value), unscored: pairs.count { $0.value == nil && $0.outcome != .missing }, pairs,
      policy)
  }

  /// A summary in which every group counts once, with the mean of its pairs.
  ///
  /// - Parameters:
  ///   - pairs: In any order.
  ///   - group: What a pair belongs to, such as its exam.
  ///   - policy: As above, within and over the groups.
  public init(_ pairs: [ScoredPair], by group: KeyPath<ScoredPair, String>, policy: EmptyMaskPolicy) {
    let groups = Dictionary(grouping: pairs) { $0[keyPath: group] }.sorted { $0.key < $1.key }
    let means = groups.map { ScoreSummary($0.value, policy: policy).mean }
    let unscored = zip(groups, means).count { $1 == nil && $0.value.contains { $0.outcome != .missing } }
    self.init(values: means, unscored: unscored, pairs, policy)
  }

  private init(values: [Double?], unscored: Int, _ pairs: [ScoredPair], _ policy: EmptyMaskPolicy) {
    let present = values.compactMap { $0 }
    let isUndefined = policy == .undefined && present.count < values.count
    let summary = isUndefined ? nil : try? Summary(present)
    self.policy = policy
    mean = summary?.mean
    sd = summary?.standardDeviation
    lowerQuartile = summary?.lowerQuartile
    median = summary?.median
    upperQuartile = summary?.upperQuartile
    n = present.count
    undefined = unscored
    let outcomes = OutcomeCounts(pairs.lazy.map(\.outcome))
    empty = outcomes.empty
    missing = outcomes.missing
  }

  /// Writes null, rather than nothing, for what has no value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(policy, forKey: .policy)
    try container.encode(mean, forKey: .mean)
    try container.encode(sd, forKey: .sd)
    try container.encode(lowerQuartile, forKey: .lowerQuartile)
    try container.encode(median, forKey: .median)
    try container.encode(upperQuartile, forKey: .upperQuartile)
    try container.encode(n, forKey: .n)
    try container.encode(undefined, forKey: .undefined)
    try container.encode(empty, forKey: .empty)
    try container.encode(missing, forKey: .missing)
  }
}
