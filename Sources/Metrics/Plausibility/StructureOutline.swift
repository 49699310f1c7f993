internal import ApicalImaging

/// The outer outline of the largest part of a structure, with what lies beyond each of its points; in mm.
struct StructureOutline: Sendable {
  struct Vertex: Sendable {
    /// mm from the upper left corner of the image.
    let position: Point
    /// Length of the outline that it stands for: half of the way to either neighbour, mm.
    let length: Double
    /// The label just outside; nil beyond the image.
    let neighbour: Label?
  }

  let vertices: [Vertex]

  /// nil where the structure is absent.
  ///
  /// - Parameters:
  ///   - part: The largest part of the structure.
  ///   - map: The labels around it, cut out of the image at `origin` with a margin of one pixel where the image has one.
  ///   - origin: Column and row of the cut's first pixel in the image.
  ///   - spacing: mm per pixel.
  init?(of part: Mask, in map: LabelMap, origin: (x: Int, y: Int), spacing: Spacing) {
    guard let polygon = part.contours().first else { return nil }
    func position(_ point: Point) -> Point {
      Point(x: (point.x + Double(origin.x)) * spacing.x, y: (point.y + Double(origin.y)) * spacing.y)
    }
    let positions = polygon.map(position)
    vertices = polygon.indices.map { index in
      let (before, after) = (
        positions[(index + polygon.count - 1) % polygon.count], positions[(index + 1) % polygon.count]
      )
      return Vertex(
        position: positions[index],
        length: (positions[index].distance(to: before) + positions[index].distance(to: after)) / 2,
        neighbour: Self.neighbour(of: polygon[index], part, map))
    }
  }

  /// Each vertex lies between a pixel inside and one outside, side by side or one above the other.
  private static func neighbour(of vertex: Point, _ part: Mask, _ map: LabelMap) -> Label? {
    let (x, y) = (Int(vertex.x.rounded(.down)), Int(vertex.y.rounded(.down)))
    let isBeside = vertex.x == vertex.x.rounded(.down)
    let other = isBeside ? (x: x - 1, y: y) : (x: x, y: y - 1)
    func isInImage(_ x: Int, _ y: Int) -> Bool { x >= 0 && y >= 0 && x < map.width && y < map.height }
    let outer = isInImage(x, y) && part[x, y] ? other : (x: x, y: y)
    return isInImage(outer.x, outer.y) ? map[outer.x, outer.y] : nil
  }

  var points: [Point] { vertices.map(\.position) }

  /// Length of the whole outline, mm.
  var length: Double { vertices.reduce(0) { $0 + $1.length } }

  /// The outline with its steps evened out: the mean over five neighbouring vertices.
  ///
  /// On a pixel grid an outline runs in steps, up to 8 % too long; of a disc of 20 pixels or more, 1 % remain.
  var smoothed: [Point] {
    let count = vertices.count
    guard count > 15 else { return points }
    return (0..<count).map { index in
      var (x, y) = (0.0, 0.0)
      for step in -2...2 {
        let vertex = vertices[(index + step + count) % count].position
        x += vertex.x / 5
        y += vertex.y / 5
      }
      return Point(x: x, y: y)
    }
  }
}
