import ApicalImaging

/// Half an ellipse as LV, apex up, with a wall of even thickness around it and an LA below.
struct DrawnVentricle {
  static let size = PixelSize(width: 200, height: 220)
  static let spacing = try! Spacing(x: 0.5, y: 0.5)

  /// Semi-axes of the LV and thickness of the wall, mm.
  var length = 70.0
  var radius = 22.0
  var wall = 8.0
  var hasAtrium = false
  /// Position of the base's middle, mm.
  var base = Point(x: 50, y: 85)

  /// The label map, with the pixels that `change` names set to another label afterwards.
  func map(_ change: (Point) -> Label? = { _ in nil }) -> LabelMap {
    var map = LabelMap(
      size: Self.size, spacing: Self.spacing, labels: [UInt8](repeating: 0, count: Self.size.count))
    for y in 0..<map.height {
      for x in 0..<map.width {
        let point = Point(x: (Double(x) + 0.5) * 0.5 - base.x, y: base.y - (Double(y) + 0.5) * 0.5)
        map[x, y] = change(point) ?? label(at: point)
      }
    }
    return map
  }

  /// The point is relative to the base's middle, y upwards.
  private func label(at point: Point) -> Label {
    func isInside(_ grown: Double) -> Bool {
      let (x, y) = (point.x / (radius + grown), point.y / (length + grown))
      return x * x + y * y < 1
    }
    if point.y > 0 { return isInside(0) ? .lv : isInside(wall) ? .myo : .background }
    return hasAtrium && point.y > -15 && abs(point.x) < radius ? .la : .background
  }
}
