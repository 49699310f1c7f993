/// A measure of two masks, by the name that tables, options and JSON use.
///
/// `hd`, `hd95`, `assd`, `masd` and `nsd` are those of boundary pixels; names with an ending say which other
/// definition they follow. Distances are in mm, or in pixels where no spacing is known.
public enum Measure: String, Sendable, Codable, CaseIterable {
  /// Overlap; see ``ConfusionCounts``.
  case dice, iou, sensitivity, precision, specificity, relativeAreaDifference
  /// Prediction minus reference, mm² (or pixels).
  case areaDifference
  /// IoU of the rims; see ``RegionComparison/boundaryIoU(width:)``.
  case boundaryIoU
  /// Boundary pixels; see ``SurfaceDistances``.
  case hd, hd95, assd, masd, meanToReference, meanToPrediction, nsd
  /// HD95 over both directions together, as medpy.
  case hd95Pooled
  /// All pixels of the masks; see ``SetDistances``.
  case hdSet, averageHausdorffSet
  /// Corners of the outlines, weighed by length; see ``CornerDistances``.
  case hdCorner, hd95LengthWeighted, nsdLengthWeighted, meanToReferenceCorner, meanToPredictionCorner
  /// Sub-pixel outlines; see ``ContourDistance``.
  case contourMean, contourMaximum

  /// What is measured unless all definitions are asked for.
  public static let standard: [Measure] = [
    .dice, .iou, .sensitivity, .precision, .relativeAreaDifference, .hd, .hd95, .assd, .masd, .nsd,
  ]

  /// True for a distance: it has no value when a mask is empty, and may take the image's diagonal there.
  public var isDistance: Bool {
    switch self {
    case .hd, .hd95, .assd, .masd, .meanToReference, .meanToPrediction, .hd95Pooled, .hdSet,
      .averageHausdorffSet, .hdCorner, .hd95LengthWeighted, .meanToReferenceCorner, .meanToPredictionCorner,
      .contourMean, .contourMaximum:
      true
    default: false
    }
  }

  /// What a missed structure costs under ``EmptyMaskPolicy/worst`` where it is no distance: 0 for shares that are
  /// better when larger, nil for those without a worst value.
  public var worstShare: Double? {
    switch self {
    case .dice, .iou, .sensitivity, .precision, .boundaryIoU, .nsd, .nsdLengthWeighted: 0
    default: nil
    }
  }
}
