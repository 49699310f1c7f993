/// A straight edge of the sector: x = `offset` + `slope` × y, in pixel coordinates.
struct SectorEdge: Equatable {
  enum Side: String { case left, right }
  private typealias Line = (offset: Double, slope: Double)

  /// Pixels from the line within which a row supports it: exact edges first, then those frayed by compression.
  private static let tolerances = [1.0, 2.0, 4.0]

  let offset, slope: Double
  /// Rows that support the line.
  let support: Int

  /// The line that most rows agree on.
  ///
  /// In each row the outermost bright pixel stands for the edge. Rows that touch the image border, and rows below the
  /// one where the sector is widest (there the arc has begun), do not count. All pairs of 48 rows propose a line; one
  /// with bright pixels beyond it loses a vote for each such row, because shadows move the outermost pixel inwards
  /// and nothing moves it outwards. Least squares over the supporting rows makes the final line. The tolerance grows
  /// until half of the rows agree.
  /// - Throws: `noEdge` when fewer than 12 rows, or a quarter of the rows seen, agree even then.
  init(_ side: Side, of region: Mask) throws(SectorError) {
    let points = Self.outermost(side, region)
    var found: (line: Line, support: Int)?
    for tolerance in Self.tolerances where (found?.support ?? 0) * 2 < points.count || found == nil {
      guard let line = Self.elected(points, side == .left ? 1 : -1, tolerance) else { continue }
      found = Self.refined(points, line, tolerance)
    }
    let needed = max(12, points.count / 4)
    guard let found, found.support >= needed else {
      throw .noEdge(side: side.rawValue, rows: found?.support ?? 0, needed: needed)
    }
    (offset, slope) = found.line
    support = found.support
  }

  /// The proposal with the most votes; nil where no two rows are four apart.
  private static func elected(
    _ points: [Point], _ sign: Double, _ tolerance: Double
  ) -> Line? {
    let proposals = thinned(points, to: 48)
    let jury = thinned(points, to: 160)
    var best: (votes: Int, line: Line)?
    for (index, first) in proposals.enumerated() {
      for second in proposals[(index + 1)...] where second.y - first.y >= 4 {
        let slope = (second.x - first.x) / (second.y - first.y)
        let line = (offset: first.x - slope * first.y, slope: slope)
        let votes = votes(jury, line, sign, tolerance)
        if votes > best?.votes ?? Int.min { best = (votes, line) }
      }
    }
    return best?.line
  }

  /// Outer border of the outermost pixel of each row that can lie on the edge.
  private static func outermost(_ side: Side, _ region: Mask) -> [Point] {
    var points: [Point] = []
    for y in 0..<region.height {
      let row = region.isInside[y * region.width..<(y + 1) * region.width]
      let found = side == .left ? row.firstIndex(of: true) : row.lastIndex(of: true)
      guard let x = found.map({ $0 - y * region.width }) else { continue }
      points.append(Point(x: Double(side == .left ? x : x + 1), y: Double(y) + 0.5))
    }
    let widest = side == .left ? points.map(\.x).min() : points.map(\.x).max()
    let end = points.firstIndex { $0.x == widest } ?? 0
    return points.prefix(end + 1).filter { $0.x > 0 && $0.x < Double(region.width) }
  }

  private static func thinned(_ points: [Point], to count: Int) -> [Point] {
    guard points.count > count else { return points }
    return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
  }

  private static func votes(
    _ points: [Point], _ line: Line, _ sign: Double, _ tolerance: Double
  ) -> Int {
    var votes = 0
    for point in points {
      let inward = sign * (point.x - line.offset - line.slope * point.y)
      if abs(inward) <= tolerance { votes += 1 } else if inward < -2 * tolerance { votes -= 1 }
    }
    return votes
  }

  private static func refined(
    _ points: [Point], _ start: Line, _ tolerance: Double
  ) -> (line: Line, support: Int) {
    var line = start
    var inliers: [Point] = []
    for _ in 0..<4 {
      inliers = points.filter { abs($0.x - line.offset - line.slope * $0.y) <= 1.5 * tolerance }
      guard let fit = leastSquares(inliers) else { break }
      line = fit
    }
    return (line, inliers.count)
  }

  private static func leastSquares(_ points: [Point]) -> Line? {
    let count = Double(points.count)
    guard count >= 2 else { return nil }
    let meanX = points.reduce(0) { $0 + $1.x } / count
    let meanY = points.reduce(0) { $0 + $1.y } / count
    let variance = points.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
    guard variance > 0 else { return nil }
    let slope = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / variance
    return (meanX - slope * meanY, slope)
  }
}
