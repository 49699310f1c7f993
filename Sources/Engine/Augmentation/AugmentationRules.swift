/// Which drawn transformations are refused, and what becomes of labels near the edge.
public struct AugmentationRules: Sendable, Equatable, Codable {
  /// Share of the area of LV and MYO (of all labels where the frame has neither), in mm², that has to stay on kept pixels
  /// of what lies on kept pixels before the transformations.
  public var minimumLabel = 0.9
  /// Draws to try before the frame is left where it is.
  public var attempts = 50
  /// Pixels of the grid by which the keep mask stays inside of the original's sector.
  public var border = 1.0
  /// True to leave labels on pixels that will be painted.
  public var keepsLabelsOnPaint = false

  /// The defaults.
  public init() {}
}
