public import ApicalImaging

/// Overlap and boundary distances of one structure in one frame.
public struct SegmentationScore: Sendable, Equatable, Codable {
  /// The structure.
  public let label: Label
  /// Which masks had pixels; says why a value is missing or was set by the policy.
  public let outcome: MaskOutcome
  /// The rule for empty masks that these values follow.
  public let policy: EmptyMaskPolicy
  /// 0…1; nil where undefined.
  public let dice: Double?
  /// Hausdorff distance, boundary-to-boundary maximum, mm; nil where undefined.
  public let hausdorff: Double?
  /// 95th percentile Hausdorff distance, larger of the two directed percentiles, mm; nil where undefined.
  public let hausdorff95: Double?

  /// Measures one structure of a predicted label map.
  ///
  /// - Parameters:
  ///   - label: The structure.
  ///   - prediction: The label map under test.
  ///   - reference: The annotation on the same grid. The scale is that of either map; both may state it.
  ///   - policy: What empty masks count as.
  /// - Throws: ``MetricError`` for maps of different sizes, without spacing or with contradicting spacing.
  ///   Empty masks are no error here.
  public init(
    of label: Label, prediction: LabelMap, reference: LabelMap, policy: EmptyMaskPolicy = .skipAndCount
  ) throws(MetricError) {
    let comparison = try RegionComparison(of: Region(label), prediction: prediction, reference: reference)
    guard let spacing = comparison.spacing else { throw .spacingMissing }
    self.label = label
    self.policy = policy
    outcome = comparison.outcome
    dice = comparison.confusion.dice
    switch comparison.outcome {
    case .measured:
      let distances = try comparison.surface()
      hausdorff = distances.hausdorff
      hausdorff95 = distances.percentile(95)
    case .predictionEmpty, .referenceEmpty:
      hausdorff = policy.distance(size: comparison.size, spacing: spacing)
      hausdorff95 = hausdorff
    case .bothEmpty, .missing:
      (hausdorff, hausdorff95) = (nil, nil)
    }
  }
}
