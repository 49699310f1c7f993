/// How many pairs had which masks empty, or no prediction.
public struct OutcomeCounts: Sendable, Equatable, Codable {
  /// Pairs in which both masks have the structure.
  public private(set) var measured = 0
  /// Pairs in which the prediction, the reference or both lack it.
  public private(set) var predictionEmpty = 0, referenceEmpty = 0, bothEmpty = 0
  /// References without a prediction.
  public private(set) var missing = 0

  /// Counts each outcome.
  public init(_ outcomes: some Sequence<MaskOutcome>) {
    for outcome in outcomes {
      switch outcome {
      case .measured: measured += 1
      case .predictionEmpty: predictionEmpty += 1
      case .referenceEmpty: referenceEmpty += 1
      case .bothEmpty: bothEmpty += 1
      case .missing: missing += 1
      }
    }
  }

  /// Pairs in which one mask or both are empty.
  public var empty: Int { predictionEmpty + referenceEmpty + bothEmpty }
}
