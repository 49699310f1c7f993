internal import ApicalImaging

extension VentricleContour {
  /// Way along the contour from one vertex to another, mm, past the end of the array if need be.
  func length(from first: Int, to last: Int) -> Double {
    var length = 0.0
    var index = first
    while index != last {
      let next = (index + 1) % points.count
      length += points[index].distance(to: points[next])
      index = next
    }
    return length
  }

  /// The points of one stretch, in order.
  func points(of run: ContourRuns.Run) -> [Point] {
    let count = (run.last - run.first + points.count) % points.count + 1
    return (0..<count).map { points[(run.first + $0) % points.count] }
  }

  /// Enclosed area, mm².
  var area: Double { areaMoments.area }

  /// Centre of the enclosed area, mm.
  var centroid: Point {
    let moments = areaMoments
    return Point(x: moments.x / moments.area, y: moments.y / moments.area)
  }

  /// Unit vector along the longest extent of the enclosed area, towards greater depth.
  var principalAxis: Point {
    let moments = areaMoments
    let (cx, cy) = (moments.x / moments.area, moments.y / moments.area)
    let xx = moments.xx / moments.area - cx * cx
    let yy = moments.yy / moments.area - cy * cy
    let xy = moments.xy / moments.area - cx * cy
    // The eigenvector (xy, λ − xx) of the larger eigenvalue λ; its second part is never negative.
    let half = ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
    let (dx, dy) = (xy, (yy - xx) / 2 + half)
    let norm = (dx * dx + dy * dy).squareRoot()
    return norm > 0 ? Point(x: dx / norm, y: dy / norm) : Point(x: 0, y: 1)
  }

  /// Integrals of 1, x, y, x², y² and xy over the polygon, by Green's theorem.
  private var areaMoments: (area: Double, x: Double, y: Double, xx: Double, yy: Double, xy: Double) {
    var sums = (area: 0.0, x: 0.0, y: 0.0, xx: 0.0, yy: 0.0, xy: 0.0)
    for (index, p) in points.enumerated() {
      let q = points[(index + 1) % points.count]
      let cross = p.x * q.y - q.x * p.y
      sums.area += cross / 2
      sums.x += cross * (p.x + q.x) / 6
      sums.y += cross * (p.y + q.y) / 6
      sums.xx += cross * (p.x * p.x + p.x * q.x + q.x * q.x) / 12
      sums.yy += cross * (p.y * p.y + p.y * q.y + q.y * q.y) / 12
      sums.xy += cross * (p.x * q.y + 2 * p.x * p.y + 2 * q.x * q.y + q.x * p.y) / 24
    }
    return sums
  }
}
