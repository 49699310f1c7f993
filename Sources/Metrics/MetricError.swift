public import ApicalImaging

/// Why two masks could not be measured.
public enum MetricError: Error, Equatable, CustomStringConvertible {
  /// Neither mask has a pixel.
  case bothEmpty
  /// The prediction has no pixel, the reference has.
  case predictionEmpty
  /// The reference has no pixel, the prediction has.
  case referenceEmpty
  /// The masks lie on different grids.
  case sizesDiffer(prediction: PixelSize, reference: PixelSize)
  /// A distance in mm was asked for on a map of unknown scale.
  case spacingMissing
  /// Two maps of the same frame state different scales.
  case spacingsDiffer(prediction: Spacing, reference: Spacing)
  /// A percentile that is not in 0…100.
  case percentileOutOfRange(Double)
  /// A tolerance below zero or not finite.
  case toleranceOutOfRange(Double)
  /// Two occupancy maps of different labels or grids.
  case mapsDiffer(String, String)
  /// No frame of a cohort shows the structure.
  case structureAbsent(Label)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .bothEmpty:
      "Both masks are empty: nothing to compare. Does the frame show this structure, and is the label right?"
    case .predictionEmpty:
      "The predicted mask is empty, the reference is not: the structure was missed. "
        + "Let an EmptyMaskPolicy decide what that costs."
    case .referenceEmpty:
      "The reference mask is empty, the prediction is not. Is the structure annotated in this data set?"
    case .sizesDiffer(let prediction, let reference):
      "Prediction: \(prediction) pixels, reference: \(reference). Resample the prediction to the reference first."
    case .spacingMissing:
      "No pixel spacing, which distances in mm need. Give it in the study's spacing table."
    case .spacingsDiffer(let prediction, let reference):
      "Spacing of the prediction: \(prediction.x) × \(prediction.y) mm, of the reference: "
        + "\(reference.x) × \(reference.y) mm. Which header is right?"
    case .percentileOutOfRange(let percentile):
      "Percentile: \(percentile), needed: 0 to 100. HD95 is written 95."
    case .toleranceOutOfRange(let tolerance):
      "Tolerance: \(tolerance) mm, needed: zero or more. NSD at 1 mm is written 1."
    case .mapsDiffer(let one, let other):
      "Occupancy of \(one) cannot be merged with that of \(other). Use one label and one grid."
    case .structureAbsent(let label):
      "Frames with \(label.name): 0, needed: 1 in each cohort. Is the label right?"
    }
  }
}
