public import ApicalImaging

/// All that volumes need to know of one segmented frame; small enough to be stored with each result.
public struct VentricleShape: Sendable, Equatable, Codable {
  /// From the mitral plane to the apex.
  public let longAxis: LongAxis
  /// Diameters across it.
  public let discs: SimpsonDiscs
  /// Area inside the LV contour, mm².
  public let area: Double
  /// Length of the endocardium from hinge point to hinge point around the apex, mm; nil in a shape that was
  /// stored before this was measured.
  public let endocardialLength: Double?

  /// Measures the LV of one frame.
  ///
  /// - Parameters:
  ///   - labels: Segmentation with LV and, where it has them, MYO and LA; any grid, pixels need not be
  ///     square.
  ///   - discCount: Number of discs, 20 by convention.
  ///   - sector: What the probe sees, on the grid of the labels; nil leaves out the test for an LV that it
  ///     cuts.
  /// - Throws: ``EFFailure`` without spacing, without LV, with an LV in pieces or cut by the sector, or
  ///   without a long axis.
  /// - Precondition: `discCount` is above zero.
  public init(labels: LabelMap, discCount: Int = 20, sector: Sector? = nil) throws(EFFailure) {
    precondition(discCount > 0, "the method of discs needs a disc")
    let contour = try VentricleContour(labels)
    if let sector { try SectorCut.test(contour, sector: sector) }
    longAxis = try LongAxis(contour)
    discs = SimpsonDiscs(contour.points, axis: longAxis, count: discCount)
    area = contour.area
    endocardialLength = EndocardialLine(contour, axis: longAxis).length
  }

  /// Length of the long axis, mm.
  public var length: Double { longAxis.length }
  /// Diameters from base to apex, mm.
  public var diameters: [Double] { discs.diameters }

  /// Largest diameter over length of the long axis: 1 for a sphere, about 0.5 for a normal ventricle at ED.
  public var sphericity: Double { (diameters.max() ?? 0) / length }
}
