internal import ApicalImaging

/// The two hinge points of the mitral valve, found from the contour of the LV; ``LongAxis`` states the rules.
struct MitralPlane {
  let hinges: (Point, Point)
  let rule: MitralPlaneRule

  /// Specks of myocardium in the opening up to this length are passed over, mm.
  static let bridgedGap = 2.0
  /// Length of an opening along the contour, at most, in units of its width. The outline of a straight line on a
  /// pixel grid is up to 1.082 times as long as the line; no reference mask of CAMUS exceeds 1.15.
  static let maximumWinding = 1.15
  /// A narrower opening is a gap in the wall and no valve, mm; the narrowest in CAMUS is 11 mm wide.
  static let minimumSpan = 8.0

  var midpoint: Point {
    Point(x: (hinges.0.x + hinges.1.x) / 2, y: (hinges.0.y + hinges.1.y) / 2)
  }

  init(_ contour: VentricleContour) {
    guard let opening = Self.opening(of: contour) else {
      hinges = Self.corners(of: contour, among: contour.points)
      rule = .ventricularShape
      return
    }
    let ends = (contour.points[opening.first], contour.points[opening.last])
    let isStraight = opening.length <= Self.maximumWinding * ends.0.distance(to: ends.1)
    hinges = isStraight ? ends : Self.corners(of: contour, among: contour.points(of: opening))
    rule = isStraight ? .myocardialOpening : .openingCorners
  }

  /// The deepest stretch of contour without myocardium that spans enough of the width of the basal half.
  private static func opening(of contour: VentricleContour) -> ContourRuns.Run? {
    let frame = AxisFrame(contour)
    let candidates = ContourRuns(contour, bridging: bridgedGap).open
      .map { run in (run: run, points: contour.points(of: run)) }
      .filter { frame.basalSpan(of: $0.points) >= minimumSpan }
    return candidates.max { frame.depth(of: $0.points) < frame.depth(of: $1.points) }?.run
  }

  /// The points farthest towards the base and to either side, along the diagonals between the principal axes.
  private static func corners(of contour: VentricleContour, among points: [Point]) -> (Point, Point) {
    let frame = AxisFrame(contour)
    func farthest(_ side: Double) -> Point {
      func reach(_ point: Point) -> Double { frame.along(point) + side * frame.across(point) }
      return points.max { reach($0) < reach($1) } ?? frame.centre
    }
    return (farthest(1), farthest(-1))
  }
}

/// Positions relative to the centre and the principal axis of the LV, mm.
private struct AxisFrame {
  let centre, axis: Point

  init(_ contour: VentricleContour) {
    centre = contour.centroid
    axis = contour.principalAxis
  }

  /// Towards the base.
  func along(_ point: Point) -> Double { (point.x - centre.x) * axis.x + (point.y - centre.y) * axis.y }

  /// To the side.
  func across(_ point: Point) -> Double { (point.y - centre.y) * axis.x - (point.x - centre.x) * axis.y }

  /// How far the points reach towards the base.
  func depth(of points: [Point]) -> Double { points.lazy.map(along).max() ?? -.infinity }

  /// Extent across the axis of those points that lie on the base's side of the centre.
  func basalSpan(of points: [Point]) -> Double {
    let basal = points.lazy.filter { along($0) > 0 }.map(across)
    guard let low = basal.min(), let high = basal.max() else { return 0 }
    return high - low
  }
}
