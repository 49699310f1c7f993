/// Sizes of text and lines in figures and documents, in points.
public enum Theme {
  /// Font families in the order of preference.
  static let fontFamily = "Inter, Noto Sans, DejaVu Sans, sans-serif"

  /// Width of a figure that fills the text column of an A4 page.
  public static let fullWidth = 482.0

  // Text.
  static let tickLabelSize = 7.5
  static let axisTitleSize = 8.0
  static let panelTitleSize = 8.5
  static let legendSize = 8.0
  static let annotationSize = 7.5
  static let lineHeight = 1.3

  // Lines.
  static let axisWidth = 0.6
  static let gridWidth = 0.5
  static let ruleWidth = 1.0
  static let contourWidth = 1.2
  static let tickLength = 3.0

  // Marks.
  static let dotRadius = 2.4

  // Distances.
  static let gap = 4.0
  static let panelGap = 16.0
  static let outerMargin = 3.0
}
