import ApicalImaging
import ApicalMetrics

/// Dice and Hausdorff distance of one label in one frame, or the coded reason why there is none.
struct FrameScore: Equatable {
  let label: Label
  /// A ``MaskOutcome``, or "spacing-missing" where only Dice could be measured.
  let outcome: String
  let dice: Double?
  /// mm.
  let hausdorff, hausdorff95: Double?
  let referencePixels, predictedPixels: Int

  /// - Throws: ``MetricError`` for maps that do not belong together.
  init(_ prediction: LabelMap, _ reference: LabelMap, label: Label, policy: EmptyMaskPolicy)
    throws(MetricError)
  {
    self.label = label
    let comparison = try RegionComparison(of: Region(label), prediction: prediction, reference: reference)
    referencePixels = comparison.confusion.referenceCount
    predictedPixels = comparison.confusion.predictedCount
    guard reference.spacing != nil else {
      outcome = "spacing-missing"
      dice = comparison.confusion.dice
      hausdorff = nil
      hausdorff95 = nil
      return
    }
    let score = try SegmentationScore(of: label, prediction: prediction, reference: reference, policy: policy)
    outcome = score.outcome.rawValue
    dice = score.dice
    hausdorff = score.hausdorff
    hausdorff95 = score.hausdorff95
  }
}
