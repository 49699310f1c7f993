internal import ApicalImaging

extension DotStyle {
  /// A thin edge of paper that keeps neighbours apart.
  static let edge = Stroke(Palette.paper.opacity(0.9), width: 0.4)

  /// Symbols at points of the scene, one outline each.
  func primitive(at points: [Point]) -> Primitive {
    .path(points.map(outline), fill: colour, stroke: Self.edge)
  }

  /// The symbol around a point of the scene.
  func outline(_ centre: Point) -> Outline {
    switch shape {
    case .circle: .circle(centre, radius: radius)
    case .square: polygon(centre, [(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
    case .diamond: polygon(centre, [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
    case .triangle: polygon(centre, [(0, -1.4), (1.25, 0.85), (-1.25, 0.85)])
    }
  }

  private func polygon(_ centre: Point, _ corners: [(Double, Double)]) -> Outline {
    .closed(corners.map { Point(x: centre.x + $0.0 * radius, y: centre.y + $0.1 * radius) })
  }
}
