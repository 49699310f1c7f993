public import ApicalImaging

/// One thing to draw, in points from the top left corner of the scene, y downwards.
public enum Primitive: Sendable, Hashable {
  /// Closed or open outlines, filled first and stroked after.
  case path([Outline], fill: Colour?, stroke: Stroke?)
  /// One symbol a point, each painted by itself; titles are shown by SVG viewers on hover, none or one a point.
  case symbols([Point], DotStyle, titles: [String])
  /// A line of text.
  case text(TextRun)
  /// Pixels stretched over a rectangle.
  case raster(Raster, Rectangle)
  /// Primitives of which only the part in the rectangle is seen.
  case clipped(Rectangle, [Primitive])
}

/// A connected run of points, or a circle.
public enum Outline: Sendable, Hashable {
  /// Straight lines from point to point.
  case open([Point])
  /// The same, back to the first point.
  case closed([Point])
  /// A circle by its centre and radius.
  case circle(Point, radius: Double)

  static func rectangle(_ box: Rectangle) -> Outline {
    .closed([
      Point(x: box.x, y: box.y), Point(x: box.right, y: box.y), Point(x: box.right, y: box.bottom),
      Point(x: box.x, y: box.bottom),
    ])
  }

  static func line(_ from: Point, _ to: Point) -> Outline { .open([from, to]) }
}
