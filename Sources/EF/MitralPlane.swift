internal import ApicalImaging

/// The two hinge points of the mitral valve, found from the contour of the LV.
struct MitralPlane {
  let hinges: (Point, Point)
  let rule: MitralPlaneRule

  var midpoint: Point {
    Point(x: (hinges.0.x + hinges.1.x) / 2, y: (hinges.0.y + hinges.1.y) / 2)
  }

  /// By the myocardium where it encloses the LV, else by the shape of the LV.
  init(_ contour: VentricleContour) {
    if let opening = Self.opening(of: contour) {
      hinges = opening
      rule = .myocardialOpening
    } else {
      hinges = Self.corners(of: contour)
      rule = .ventricularShape
    }
  }

  /// The ends of the widest basal stretch of contour that does not border the myocardium.
  ///
  /// Nil where there is no such stretch below the centre of the LV, or where it winds too much to be a plane
  /// because part of the wall is missing.
  private static func opening(of contour: VentricleContour) -> (Point, Point)? {
    let centre = contour.centroid
    let candidates = ContourRuns(contour, bridging: bridgedGap).open
      .map { (arc: $0.length, hinges: (contour.points[$0.first], contour.points[$0.last])) }
      .filter { ($0.hinges.0.y + $0.hinges.1.y) / 2 > centre.y }
    guard let widest = candidates.max(by: { width($0.hinges) < width($1.hinges) }) else { return nil }
    guard widest.arc <= maximumWinding * width(widest.hinges) else { return nil }
    return widest.hinges
  }

  /// The two basal corners: the contour points farthest along the diagonals of the principal axes.
  private static func corners(of contour: VentricleContour) -> (Point, Point) {
    let centre = contour.centroid
    let axis = contour.principalAxis
    func farthest(_ side: Double) -> Point {
      contour.points.max { reach($0, side) < reach($1, side) } ?? centre
    }
    func reach(_ point: Point, _ side: Double) -> Double {
      let (dx, dy) = (point.x - centre.x, point.y - centre.y)
      return dx * axis.x + dy * axis.y + side * (dy * axis.x - dx * axis.y)
    }
    return (farthest(1), farthest(-1))
  }

  private static func width(_ hinges: (Point, Point)) -> Double { hinges.0.distance(to: hinges.1) }

  /// Specks of myocardium in the opening up to this length are passed over, mm.
  private static let bridgedGap = 2.0
  /// Length of the opening along the contour, at most, in units of its width.
  private static let maximumWinding = 1.6
}
