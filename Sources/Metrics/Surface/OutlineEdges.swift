internal import ApicalImaging

/// Start and middle of an edge of an outline, mm from a corner.
struct EdgePoints {
  let x, y: SIMD2<Double>

  /// The same points, seen from elsewhere.
  @inline(__always) func moved(by dx: Double, _ dy: Double) -> EdgePoints { EdgePoints(x: x + dx, y: y + dy) }
}

/// The edges of marching squares at half height around a corner of pixels, by the code of ``CornerLattice``.
///
/// All in mm from the corner. Pixels that touch only at a corner are apart, as in ``ApicalImaging/Mask/contours()``.
/// Each vertex of an outline is the start of one edge.
struct OutlineEdges {
  /// From the start of an edge to its end.
  private struct Edge {
    let x, y, alongX, alongY, inverseSquaredLength: Double

    init(from start: SIMD2<Double>, to end: SIMD2<Double>) {
      (x, y) = (start.x, start.y)
      (alongX, alongY) = (end.x - start.x, end.y - start.y)
      inverseSquaredLength = 1 / (alongX * alongX + alongY * alongY)
    }
  }

  private let edges: [Edge]
  /// Where the edges of each code begin; the end of the last at the end.
  private let offsets: [Int]

  init(spacing: Spacing) {
    let (top, right) = (SIMD2(0, -spacing.y / 2), SIMD2(spacing.x / 2, 0))
    let (bottom, left) = (-top, -right)
    // 8 above left, 4 above right, 2 below left, 1 below right.
    let byCode: [[(SIMD2<Double>, SIMD2<Double>)]] = [
      [], [(bottom, right)], [(left, bottom)], [(left, right)], [(right, top)], [(bottom, top)],
      [(right, top), (left, bottom)], [(left, top)], [(top, left)], [(top, left), (bottom, right)],
      [(top, bottom)], [(top, right)], [(right, left)], [(bottom, left)], [(right, bottom)], [],
    ]
    edges = byCode.flatMap { $0.map { Edge(from: $0.0, to: $0.1) } }
    offsets = byCode.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// Numbers of the edges around a corner of this code.
  @inline(__always) func range(code: Int) -> Range<Int> { offsets[code]..<offsets[code + 1] }

  /// Where the distances of an edge are taken.
  func points(of edge: Int) -> EdgePoints {
    let edge = edges[edge]
    return EdgePoints(
      x: SIMD2(edge.x, edge.x + edge.alongX / 2), y: SIMD2(edge.y, edge.y + edge.alongY / 2))
  }

  /// From two points to the nearest point of an edge, mm².
  @inline(__always) func squaredDistances(from points: EdgePoints, to edge: Int) -> SIMD2<Double> {
    let edge = edges[edge]
    let (x, y) = (points.x - edge.x, points.y - edge.y)
    var part = (x * edge.alongX + y * edge.alongY) * edge.inverseSquaredLength
    part.clamp(lowerBound: .zero, upperBound: .one)
    let (apartX, apartY) = (x - part * edge.alongX, y - part * edge.alongY)
    return apartX * apartX + apartY * apartY
  }
}
