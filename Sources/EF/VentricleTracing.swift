public import ApicalImaging

/// What a reader draws to measure the LV of one frame: contour, long axis and diameters, in mm from the upper
/// left corner of the image.
public struct VentricleTracing: Sendable, Equatable, Codable {
  /// Outline of the LV's largest piece, closed.
  public let contour: [Point]
  /// Mitral plane, base and apex.
  public let axis: LongAxis
  /// Both ends of each diameter, from base to apex; more than one entry a disc where the contour is hollow.
  public let diameters: [[Point]]

  /// Traces the LV of one frame.
  ///
  /// - Parameters:
  ///   - labels: Segmentation with LV and, where it has them, MYO and LA.
  ///   - discCount: Number of discs.
  /// - Throws: ``EFFailure`` as ``VentricleShape/init(labels:discCount:sector:)``.
  public init(labels: LabelMap, discCount: Int = 20) throws(EFFailure) {
    let outline = try VentricleContour(labels)
    let axis = try LongAxis(outline)
    contour = outline.points
    self.axis = axis
    diameters = DiscSampling.middles.positions(discCount).flatMap {
      SimpsonDiscs.chords(of: outline.points, across: axis, at: $0)
    }
  }
}
