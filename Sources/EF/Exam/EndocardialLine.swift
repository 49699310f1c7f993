internal import ApicalImaging

/// The endocardium from one hinge point around the apex to the other.
struct EndocardialLine {
  /// Cut into this many chords of equal way along the contour: one is about 3 mm long, so that the steps of
  /// the pixels do not count, and a half circle comes out 0.01 % too short.
  static let chords = 64

  /// Sum of the chords, mm.
  let length: Double

  init(_ contour: VentricleContour, axis: LongAxis) {
    let path = Self.path(contour, axis)
    let way = path.indices.dropFirst().reduce(into: [0.0]) { way, index in
      way.append(way[index - 1] + path[index - 1].distance(to: path[index]))
    }
    let knots = (0...Self.chords).map { knot in
      Self.point(at: way[way.count - 1] * Double(knot) / Double(Self.chords), path, way)
    }
    length = zip(knots, knots.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// The vertices from hinge to hinge on the side of the apex.
  private static func path(_ contour: VentricleContour, _ axis: LongAxis) -> [Point] {
    guard let left = contour.points.firstIndex(of: axis.leftHinge),
      let right = contour.points.firstIndex(of: axis.rightHinge)
    else { preconditionFailure("hinge points are vertices of the contour") }
    let forth = contour.points(of: ContourRuns.Run(first: left, last: right, length: 0))
    let back = contour.points(of: ContourRuns.Run(first: right, last: left, length: 0))
    return forth.contains(axis.apex) ? forth : back
  }

  /// The point at a distance along the path, between two vertices.
  private static func point(at distance: Double, _ path: [Point], _ way: [Double]) -> Point {
    let next = way.firstIndex { $0 >= distance } ?? way.count - 1
    guard next > 0, way[next] > way[next - 1] else { return path[next] }
    let share = min(1, (distance - way[next - 1]) / (way[next] - way[next - 1]))
    let (from, to) = (path[next - 1], path[next])
    return Point(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
  }
}
