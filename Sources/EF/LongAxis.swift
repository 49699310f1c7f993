public import ApicalImaging

/// How the mitral plane of a long axis was found.
public enum MitralPlaneRule: String, Sendable, Codable, CaseIterable {
  /// The hinge points are the ends of the opening of the myocardium.
  case myocardialOpening = "myocardial-opening"
  /// The hinge points are the basal corners within an opening that is too long: part of the wall is missing.
  case openingCorners = "opening-corners"
  /// The hinge points are the basal corners of the LV: there is no myocardium, or none that opens at the base.
  case ventricularShape = "ventricular-shape"
}

/// The long axis of the LV in one frame: from the middle of the mitral plane to the apex.
///
/// The mitral plane runs between the two hinge points. The opening of the myocardium is that stretch of LV contour
/// without myocardium beside it which reaches deepest along the LV's principal axis, among those that span 8 mm or
/// more across the basal half; specks of myocardium up to 2 mm are passed over. Its ends are the hinge points. An opening longer than 1.15 times its
/// width takes in a part of the side wall: then the hinge points are its two corners, the points farthest along the
/// diagonals between the principal axes of the LV at its deeper end. Without an opening they are the corners of the
/// whole contour. The apex is the contour point farthest from the middle of the mitral plane.
///
/// On 898 reference masks of CAMUS, volumes without myocardium differ by −0.5 ± 1.0 % from those with it.
///
/// All points are in mm from the upper left corner of the image: the centre of the first pixel is at half a spacing.
public struct LongAxis: Sendable, Equatable, Codable {
  /// Middle of the mitral plane.
  public let base: Point
  /// The contour point farthest from the base.
  public let apex: Point
  /// Ends of the mitral plane: to the left and to the right on the image.
  public let leftHinge, rightHinge: Point
  /// How the hinge points were found.
  public let rule: MitralPlaneRule

  /// A shorter axis is no ventricle, mm.
  static let minimumLength = 20.0

  /// Finds the long axis of the LV of one frame.
  ///
  /// - Throws: ``EFFailure`` without spacing, without LV, with an LV in pieces, or for an axis under 20 mm.
  public init(_ map: LabelMap) throws(EFFailure) {
    try self.init(VentricleContour(map))
  }

  init(_ contour: VentricleContour) throws(EFFailure) {
    let plane = MitralPlane(contour)
    base = plane.midpoint
    let (middle, start) = (plane.midpoint, plane.hinges.0)
    apex = contour.points.max { $0.distance(to: middle) < $1.distance(to: middle) } ?? start
    leftHinge = plane.hinges.0.x <= plane.hinges.1.x ? plane.hinges.0 : plane.hinges.1
    rightHinge = plane.hinges.0.x <= plane.hinges.1.x ? plane.hinges.1 : plane.hinges.0
    rule = plane.rule
    guard length >= Self.minimumLength else { throw .noMitralPlane(length: length) }
  }

  /// From base to apex, mm.
  public var length: Double { base.distance(to: apex) }

  /// Width of the mitral plane between its hinge points, mm.
  public var mitralWidth: Double { leftHinge.distance(to: rightHinge) }
}
