internal import ApicalImaging

/// The convex hull of points, as a polygon; in the plane and unit of the points.
struct ConvexHull: Sendable, Equatable {
  /// Corners, each once, in order around the hull.
  let corners: [Point]

  /// Andrew's monotone chain: lower and upper half from points sorted along x.
  init(_ points: [Point]) {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let (lower, upper) = (Self.chain(sorted), Self.chain(sorted.reversed()))
    corners = Array(lower.dropLast() + upper.dropLast())
  }

  private static func chain(_ points: some Sequence<Point>) -> [Point] {
    var chain: [Point] = []
    for point in points {
      while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
        chain.removeLast()
      }
      chain.append(point)
    }
    return chain
  }

  private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  var area: Double { abs(signedArea(of: corners)) }

  /// Distance from a point inside to the nearest side; 0 on it.
  func depth(of point: Point) -> Double {
    var least = Double.infinity
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      let length = corner.distance(to: next)
      guard length > 0 else { continue }
      least = min(least, abs(Self.turn(corner, next, point)) / length)
    }
    return least.isFinite ? least : 0
  }
}
