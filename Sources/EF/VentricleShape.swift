public import ApicalImaging

/// All that volumes need to know of one segmented frame; small enough to be stored with each result.
public struct VentricleShape: Sendable, Equatable, Codable {
  /// From the mitral plane to the apex.
  public let longAxis: LongAxis
  /// Diameters across it.
  public let discs: SimpsonDiscs
  /// Area inside the LV contour, mm².
  public let area: Double

  /// Measures the LV of one frame.
  ///
  /// - Parameters:
  ///   - labels: Segmentation with LV and, where it has them, MYO and LA; any grid, pixels need not be square.
  ///   - discCount: Number of discs, 20 by convention.
  /// - Throws: ``EFFailure`` without spacing, without LV, with an LV in pieces, or without a long axis.
  /// - Precondition: `discCount` is above zero.
  public init(labels: LabelMap, discCount: Int = 20) throws(EFFailure) {
    precondition(discCount > 0, "the method of discs needs a disc")
    let contour = try VentricleContour(labels)
    longAxis = try LongAxis(contour)
    discs = SimpsonDiscs(contour.points, axis: longAxis, count: discCount)
    area = contour.area
  }

  /// Length of the long axis, mm.
  public var length: Double { longAxis.length }
  /// Diameters from base to apex, mm.
  public var diameters: [Double] { discs.diameters }
}
