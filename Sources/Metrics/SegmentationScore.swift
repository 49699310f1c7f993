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
    of label: Label, prediction: LabelMap, reference: LabelMap, policy: EmptyMaskPolicy = .undefined
  ) throws(MetricError) {
    let spacing = try commonSpacing(prediction, reference)
    let (predicted, annotated) = (prediction.mask(of: label), reference.mask(of: label))
    try requireSameSize(predicted, annotated)
    let outcome = MaskOutcome(predicted, annotated)
    self.label = label
    self.outcome = outcome
    self.policy = policy
    guard outcome == .measured else {
      (dice, hausdorff) = policy.scores(for: outcome, size: reference.size, spacing: spacing)
      hausdorff95 = hausdorff
      return
    }
    let distances = try SurfaceDistances(predicted, annotated, spacing: spacing)
    dice = try ApicalMetrics.dice(predicted, annotated)
    hausdorff = distances.largerPercentile(100)
    hausdorff95 = distances.largerPercentile(95)
  }
}

extension MaskOutcome {
  /// Looks which masks have pixels.
  init(_ prediction: Mask, _ reference: Mask) {
    switch (prediction.isEmpty, reference.isEmpty) {
    case (false, false): self = .measured
    case (true, false): self = .predictionEmpty
    case (false, true): self = .referenceEmpty
    case (true, true): self = .bothEmpty
    }
  }
}

extension EmptyMaskPolicy {
  /// Dice and distance (mm) of a pair that could not be measured.
  func scores(for outcome: MaskOutcome, size: PixelSize, spacing: Spacing) -> (Double?, Double?) {
    if outcome == .bothEmpty { return self == .imageDiagonalOrPerfect ? (1, 0) : (nil, nil) }
    guard self != .undefined else { return (0, nil) }
    let diagonal = Point(x: 0, y: 0).distance(
      to: Point(x: Double(size.width) * spacing.x, y: Double(size.height) * spacing.y))
    return (0, diagonal)
  }
}

/// The scale that both maps state, or the only one stated.
private func commonSpacing(_ prediction: LabelMap, _ reference: LabelMap) throws(MetricError) -> Spacing {
  guard let spacing = reference.spacing ?? prediction.spacing else { throw .spacingMissing }
  if let other = prediction.spacing, !other.isClose(to: spacing) {
    throw .spacingsDiffer(prediction: other, reference: spacing)
  }
  return spacing
}

extension Spacing {
  /// Equal up to the digits that file headers keep: 0.1 %.
  fileprivate func isClose(to other: Spacing) -> Bool {
    abs(x / other.x - 1) < 1e-3 && abs(y / other.y - 1) < 1e-3
  }
}
