extension Measure {
  /// As tables print it; the unit not included.
  public var title: String {
    switch self {
    case .dice: "Dice"
    case .iou: "IoU"
    case .sensitivity: "sensitivity"
    case .precision: "precision"
    case .specificity: "specificity"
    case .relativeAreaDifference: "relative area difference"
    case .areaDifference: "area difference"
    case .boundaryIoU: "boundary IoU"
    case .hd: "HD"
    case .hd95: "HD95"
    case .assd: "ASSD"
    case .masd: "MASD"
    case .meanToReference: "mean to reference"
    case .meanToPrediction: "mean to prediction"
    case .nsd: "NSD"
    case .hd95Pooled: "HD95, pooled"
    case .hdSet: "HD, sets"
    case .averageHausdorffSet: "average HD, sets"
    case .hdCorner: "HD, corners"
    case .hd95LengthWeighted: "HD95, by length"
    case .nsdLengthWeighted: "NSD, by length"
    case .meanToReferenceCorner: "mean to reference, by length"
    case .meanToPredictionCorner: "mean to prediction, by length"
    case .contourMean: "contour distance, mean"
    case .contourMaximum: "contour distance, largest"
    }
  }

  /// The definition in a line, with the programs that share it.
  public var definition: String {
    switch self {
    case .dice: "2 TP / (2 TP + FP + FN)"
    case .iou: "TP / (TP + FP + FN)"
    case .sensitivity: "TP / (TP + FN)"
    case .precision: "TP / (TP + FP)"
    case .specificity: "TN / (TN + FP)"
    case .relativeAreaDifference: "(P − R) / R"
    case .areaDifference: "P − R"
    case .boundaryIoU: "IoU of the rims, 2 % of the diagonal wide"
    case .hd: "largest boundary distance: medpy, MetricsReloaded, MONAI"
    case .hd95: "larger directed 95th percentile: MetricsReloaded, MONAI"
    case .assd: "mean over the boundary pixels of both: medpy, MetricsReloaded"
    case .masd: "mean of the two directed means: MetricsReloaded"
    case .meanToReference: "boundary pixels of the prediction to the reference"
    case .meanToPrediction: "boundary pixels of the reference to the prediction"
    case .nsd: "share of boundary pixels within the tolerance: MetricsReloaded"
    case .hd95Pooled: "95th percentile of both directions together: medpy"
    case .hdSet: "all pixels of the masks: SimpleITK, scikit-image"
    case .averageHausdorffSet: "all pixels, mean of the directed means: SimpleITK"
    case .hdCorner: "outline on pixel corners: surface-distance"
    case .hd95LengthWeighted: "directed percentile by length of outline: surface-distance"
    case .nsdLengthWeighted: "share of outline within the tolerance: surface-distance"
    case .meanToReferenceCorner: "outline of the prediction to the reference: surface-distance"
    case .meanToPredictionCorner: "outline of the reference to the prediction: surface-distance"
    case .contourMean: "sub-pixel outlines, mean of the directed means"
    case .contourMaximum: "sub-pixel outlines, largest distance"
    }
  }
}
