public import ApicalImaging

/// A predicted and a reference mask on one grid, ready for every measure.
///
/// The masks are packed once, 64 pixels a word; each measure is computed when asked for.
public struct RegionComparison: Sendable {
  /// Columns and rows of both masks.
  public let size: PixelSize
  /// mm per pixel; nil where distances cannot be asked for.
  public let spacing: Spacing?
  /// Which masks have pixels.
  public let outcome: MaskOutcome
  /// Pixels in both, in one or in neither.
  public let confusion: ConfusionCounts
  let prediction, reference: BitMask

  /// Two masks of one structure.
  ///
  /// - Throws: ``MetricError/sizesDiffer(prediction:reference:)``.
  public init(_ prediction: Mask, _ reference: Mask, spacing: Spacing?) throws(MetricError) {
    guard prediction.size == reference.size else {
      throw .sizesDiffer(prediction: prediction.size, reference: reference.size)
    }
    self.init(BitMask(prediction), BitMask(reference), size: reference.size, spacing: spacing)
  }

  /// One region of two label maps.
  ///
  /// - Parameters:
  ///   - region: The labels that count as inside.
  ///   - prediction: The label map under test.
  ///   - reference: The annotation. The scale is that of either map; both may state it.
  /// - Throws: ``MetricError`` for maps of different sizes or with contradicting spacing.
  public init(of region: Region, prediction: LabelMap, reference: LabelMap) throws(MetricError) {
    guard prediction.size == reference.size else {
      throw .sizesDiffer(prediction: prediction.size, reference: reference.size)
    }
    self.init(
      BitMask(prediction, labels: region.labels), BitMask(reference, labels: region.labels),
      size: reference.size, spacing: try commonSpacing(prediction, reference))
  }

  private init(_ prediction: BitMask, _ reference: BitMask, size: PixelSize, spacing: Spacing?) {
    self.size = size
    self.spacing = spacing
    self.prediction = prediction
    self.reference = reference
    confusion = ConfusionCounts(prediction, reference)
    outcome = MaskOutcome(confusion)
  }

  /// Hausdorff distance, mm.
  ///
  /// - Throws: ``MetricError`` without spacing, or when one or both masks are empty.
  public func hausdorff(_ definition: HausdorffDefinition = .boundary) throws(MetricError) -> Double {
    switch definition {
    case .boundary: BitMask.hausdorff(prediction, reference, spacing: try measurableSpacing())
    case .set: try sets().hausdorff
    case .corner: try corners().hausdorff
    }
  }

  /// Distances between the boundary pixels.
  ///
  /// - Throws: ``MetricError`` without spacing, or when one or both masks are empty.
  public func surface() throws(MetricError) -> SurfaceDistances {
    SurfaceDistances(prediction: prediction, reference: reference, spacing: try measurableSpacing())
  }

  /// Distances between the corners of the outlines.
  ///
  /// - Throws: ``MetricError`` without spacing, or when one or both masks are empty.
  public func corners() throws(MetricError) -> CornerDistances {
    CornerDistances(prediction: prediction, reference: reference, spacing: try measurableSpacing())
  }

  /// Distances between the filled sets.
  ///
  /// - Throws: ``MetricError`` without spacing, or when one or both masks are empty.
  public func sets() throws(MetricError) -> SetDistances {
    SetDistances(prediction: prediction, reference: reference, spacing: try measurableSpacing())
  }

  /// Distances between the outlines at sub-pixel accuracy.
  ///
  /// - Throws: ``MetricError`` without spacing, or when one or both masks are empty.
  public func contours() throws(MetricError) -> ContourDistance {
    ContourDistance(prediction: prediction, reference: reference, spacing: try measurableSpacing())
  }

  /// Boundary IoU: the IoU of the two rims, the pixels of each mask within `width` pixels (by 8-neighbours) of its
  /// outside. Cheng et al., CVPR 2021, who take 2 % of the image diagonal.
  ///
  /// - Parameter width: Pixels; nil for 2 % of the diagonal, at least 1.
  /// - Returns: 0…1; nil when both masks are empty.
  /// - Precondition: `width` is 1 or more.
  public func boundaryIoU(width: Int? = nil) -> Double? {
    let (columns, rows) = (Double(size.width), Double(size.height))
    let width = width ?? max(1, Int((0.02 * (columns * columns + rows * rows).squareRoot()).rounded()))
    precondition(width > 0, "a rim is one pixel wide or more: \(width)")
    func rim(_ mask: BitMask) -> BitMask {
      var inner = mask
      for _ in 0..<width where !inner.isEmpty { inner = inner.eroded() }
      return mask.subtracting(inner)
    }
    return ConfusionCounts(rim(prediction), rim(reference)).iou
  }

  private func measurableSpacing() throws(MetricError) -> Spacing {
    switch outcome {
    case .measured: break
    case .predictionEmpty, .missing: throw .predictionEmpty
    case .referenceEmpty: throw .referenceEmpty
    case .bothEmpty: throw .bothEmpty
    }
    guard let spacing else { throw .spacingMissing }
    return spacing
  }
}

/// The scale that both maps state, or the only one stated; nil for none.
private func commonSpacing(_ prediction: LabelMap, _ reference: LabelMap) throws(MetricError) -> Spacing? {
  guard let stated = reference.spacing ?? prediction.spacing else { return nil }
  if let other = prediction.spacing, !other.isClose(to: stated) {
    throw .spacingsDiffer(prediction: other, reference: stated)
  }
  return stated
}

extension Spacing {
  /// Equal up to the digits that file headers keep: 0.1 %.
  fileprivate func isClose(to other: Spacing) -> Bool {
    abs(x / other.x - 1) < 1e-3 && abs(y / other.y - 1) < 1e-3
  }
}
