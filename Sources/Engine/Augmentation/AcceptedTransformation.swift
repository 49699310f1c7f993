import ApicalImaging
public import ApicalRandom

/// A transformation that leaves enough of the labels, found by drawing again as often as needed.
public struct AcceptedTransformation: Sendable {
  /// The frame after it.
  public let frame: TransformedFrame
  /// Draws that were refused before it.
  public let rejected: Int
  /// True where every allowed draw was refused: the frame was left where it is.
  public let isFallback: Bool

  /// Draws until the rules are met; the result depends on frame, recipe, ranges, rules and stream alone.
  ///
  /// - Parameters:
  ///   - frame: What to transform.
  ///   - recipe: Which transformations.
  ///   - ranges: How far they reach.
  ///   - rules: What is refused.
  ///   - random: A stream of its own for each sample.
  public init(
    _ frame: GridFrame, recipe: AugmentationRecipe, ranges: AugmentationRanges, rules: AugmentationRules,
    using random: inout CounterRandom
  ) {
    for attempt in 0..<max(rules.attempts, 0) {
      let draw = AugmentationDraw(recipe, ranges: ranges, using: &random)
      let transformed = TransformedFrame(frame, draw: draw, rules: rules)
      guard transformed.structuresLeft >= rules.minimumLabel else { continue }
      self.frame = transformed
      rejected = attempt
      isFallback = false
      return
    }
    self.frame = TransformedFrame(frame, draw: AugmentationDraw(), rules: rules)
    rejected = max(rules.attempts, 0)
    isFallback = true
  }
}

extension TransformedFrame {
  /// Transforms a frame on its own grid.
  public init(_ frame: GridFrame, draw: AugmentationDraw, rules: AugmentationRules) {
    self.init(
      frame.image, labels: frame.labels, sector: frame.sector, draw: draw, size: frame.image.size,
      border: rules.border, keepsLabelsOnPaint: rules.keepsLabelsOnPaint)
  }
}
