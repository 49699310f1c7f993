public import ApicalImaging

/// The LV of one frame with its diameter anywhere along the long axis, so that any convention can be applied
/// to it.
public struct VentricleProfile: Sendable {
  /// Length of the long axis, mm.
  public let length: Double
  /// Area inside the contour, mm².
  public let area: Double
  private let diameter: @Sendable (Double) -> Double

  /// A body of known shape.
  ///
  /// - Parameters:
  ///   - length: Of the long axis, mm, above zero.
  ///   - area: Of the section through the axis, mm².
  ///   - diameter: At a share of the axis, 0 at the base and 1 at the apex, mm.
  public init(length: Double, area: Double, diameter: @escaping @Sendable (Double) -> Double) {
    precondition(length > 0 && length.isFinite, "a ventricle has a length")
    self.length = length
    self.area = area
    self.diameter = diameter
  }

  /// Measures the LV of one frame; see ``VentricleShape/init(labels:discCount:sector:)``.
  ///
  /// - Throws: ``EFFailure`` without spacing, without LV, with an LV in pieces, or without a long axis.
  public init(labels: LabelMap) throws(EFFailure) {
    let contour = try VentricleContour(labels)
    let (axis, polygon) = (try LongAxis(contour), contour.points)
    self.init(length: axis.length, area: contour.area) {
      SimpsonDiscs.diameter(of: polygon, across: axis, at: $0)
    }
  }

  /// Diameters across the long axis.
  ///
  /// - Precondition: at least one disc.
  public func discs(_ count: Int = 20, at sampling: DiscSampling = .middles) -> SimpsonDiscs {
    SimpsonDiscs(diameters: sampling.positions(count).map(diameter), length: length)
  }
}
