internal import ApicalImaging

/// How many pixels two masks share, and the overlap measures that follow.
///
/// A measure is nil where it would be 0/0: it has no value there, and none is made up.
public struct ConfusionCounts: Sendable, Equatable, Codable {
  /// Pixels in both masks.
  public let truePositives: Int
  /// Pixels of the prediction alone.
  public let falsePositives: Int
  /// Pixels of the reference alone.
  public let falseNegatives: Int
  /// Pixels in neither.
  public let trueNegatives: Int

  /// - Precondition: both masks have one size.
  init(_ prediction: BitMask, _ reference: BitMask) {
    precondition(
      prediction.width == reference.width && prediction.height == reference.height, "masks of one size")
    var (common, predicted, annotated) = (0, 0, 0)
    let (one, other) = (prediction.words.span, reference.words.span)
    for index in one.indices where one[index] | other[index] != 0 {
      common += (one[index] & other[index]).nonzeroBitCount
      predicted += one[index].nonzeroBitCount
      annotated += other[index].nonzeroBitCount
    }
    truePositives = common
    falsePositives = predicted - common
    falseNegatives = annotated - common
    trueNegatives = prediction.width * prediction.height - predicted - annotated + common
  }

  /// Pixels of the prediction, and of the reference.
  public var predictedCount: Int { truePositives + falsePositives }
  /// Pixels of the reference.
  public var referenceCount: Int { truePositives + falseNegatives }

  /// 2 TP / (2 TP + FP + FN); nil when both masks are empty. Dice, Ecology 1945;26:297–302.
  public var dice: Double? { fBeta(1) }

  /// Intersection over union, TP / (TP + FP + FN); nil when both masks are empty. Jaccard 1912.
  public var iou: Double? { ratio(truePositives, truePositives + falsePositives + falseNegatives) }

  /// TP / (TP + FN), also called recall; nil when the reference is empty.
  public var sensitivity: Double? { ratio(truePositives, referenceCount) }

  /// TP / (TP + FP), also called positive predictive value; nil when the prediction is empty.
  public var precision: Double? { ratio(truePositives, predictedCount) }

  /// TN / (TN + FP); nil when the reference fills the image. It grows with the image's margin.
  public var specificity: Double? { ratio(trueNegatives, trueNegatives + falsePositives) }

  /// (1 + β²) TP / ((1 + β²) TP + β² FN + FP); nil when both masks are empty. β > 1 weighs sensitivity.
  ///
  /// - Precondition: `beta` is above zero.
  public func fBeta(_ beta: Double) -> Double? {
    precondition(beta > 0, "β is above zero, not \(beta)")
    let squared = beta * beta
    let hits = (1 + squared) * Double(truePositives)
    let all = hits + squared * Double(falseNegatives) + Double(falsePositives)
    return all > 0 ? hits / all : nil
  }

  /// Area of the prediction minus that of the reference, as a share of the reference; nil when that is empty.
  public var relativeAreaDifference: Double? {
    ratio(predictedCount - referenceCount, referenceCount)
  }

  /// Area of the prediction minus that of the reference, pixels.
  public var areaDifference: Int { predictedCount - referenceCount }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}

extension MaskOutcome {
  /// Looks which masks have pixels.
  init(_ counts: ConfusionCounts) {
    switch (counts.predictedCount > 0, counts.referenceCount > 0) {
    case (true, true): self = .measured
    case (false, true): self = .predictionEmpty
    case (true, false): self = .referenceEmpty
    case (false, false): self = .bothEmpty
    }
  }
}
