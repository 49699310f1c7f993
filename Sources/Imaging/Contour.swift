extension Mask {
  /// The outlines of the mask as closed polygons, that of the largest area first.
  ///
  /// Marching squares at half height between pixel centres. Pixel (i, j) covers [i, i+1] × [j, j+1] and its centre is
  /// (i + ½, j + ½), so each vertex lies midway on an edge between an inner and an outer pixel; beyond the image all
  /// is outside. Outer outlines run clockwise on the screen, holes the other way round; pixels that touch only at a
  /// corner are apart (4-connected). The first vertex is not repeated at the end.
  public func contours() -> [[Point]] {
    var next = outlineSteps()
    var polygons: [[Point]] = []
    for start in next.keys.sorted() where next[start] != nil {
      var polygon: [Point] = []
      var vertex = start
      while let following = next.removeValue(forKey: vertex) {
        polygon.append(vertex.point)
        vertex = following
      }
      polygons.append(polygon)
    }
    return polygons.enumerated()
      .map { (offset: $0.offset, polygon: $0.element, area: abs(signedArea(of: $0.element))) }
      .sorted { ($1.area, $0.offset) < ($0.area, $1.offset) }
      .map(\.polygon)
  }

  /// For each vertex of an outline the one that follows it.
  private func outlineSteps() -> [HalfPixel: HalfPixel] {
    var next: [HalfPixel: HalfPixel] = [:]
    for y in 0...height {
      for x in 0...width {
        let square = Square(
          topLeft: isSet(x - 1, y - 1), topRight: isSet(x, y - 1),
          bottomLeft: isSet(x - 1, y), bottomRight: isSet(x, y))
        for (from, to) in square.segments {
          next[HalfPixel(x: 2 * x, y: 2 * y, side: from)] = HalfPixel(x: 2 * x, y: 2 * y, side: to)
        }
      }
    }
    return next
  }

  private func isSet(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && x < width && y >= 0 && y < height && isInside[y * width + x]
  }
}

/// Area of a closed polygon by the shoelace formula, in the squared unit of its points.
///
/// Positive when the polygon runs clockwise on the screen, where y points down.
package func signedArea(of polygon: [Point]) -> Double {
  var twice = 0.0
  for (index, point) in polygon.enumerated() {
    let following = polygon[(index + 1) % polygon.count]
    twice += point.x * following.y - following.x * point.y
  }
  return twice / 2
}

/// The square between four pixel centres.
private struct Square {
  enum Side { case top, right, bottom, left }

  let topLeft, topRight, bottomLeft, bottomRight: Bool

  /// Pieces of outline through the square, the inside on the right-hand side.
  var segments: [(Side, Side)] {
    switch (topLeft, topRight, bottomLeft, bottomRight) {
    case (false, false, false, false), (true, true, true, true): []
    case (true, false, false, false): [(.top, .left)]
    case (false, true, false, false): [(.right, .top)]
    case (false, false, true, false): [(.left, .bottom)]
    case (false, false, false, true): [(.bottom, .right)]
    case (false, true, true, true): [(.left, .top)]
    case (true, false, true, true): [(.top, .right)]
    case (true, true, false, true): [(.bottom, .left)]
    case (true, true, true, false): [(.right, .bottom)]
    case (true, true, false, false): [(.right, .left)]
    case (false, false, true, true): [(.left, .right)]
    case (true, false, true, false): [(.top, .bottom)]
    case (false, true, false, true): [(.bottom, .top)]
    case (true, false, false, true): [(.top, .left), (.bottom, .right)]
    case (false, true, true, false): [(.right, .top), (.left, .bottom)]
    }
  }
}

/// A position in half pixels, the corner of pixel (0, 0) being the origin.
private struct HalfPixel: Hashable, Comparable {
  let x, y: Int

  init(x: Int, y: Int, side: Square.Side) {
    self.x = x + (side == .left ? -1 : side == .right ? 1 : 0)
    self.y = y + (side == .top ? -1 : side == .bottom ? 1 : 0)
  }

  var point: Point { Point(x: Double(x) / 2, y: Double(y) / 2) }

  static func < (left: HalfPixel, right: HalfPixel) -> Bool { (left.y, left.x) < (right.y, right.x) }
}
