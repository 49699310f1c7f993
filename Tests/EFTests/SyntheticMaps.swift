import ApicalImaging

/// Label maps of shapes with known volumes, sampled at pixel centres.
enum SyntheticMaps {
  /// A map of `width` × `height` mm.
  ///
  /// - Parameter label: The label at a position in mm.
  static func map(
    width: Double, height: Double, spacing: Spacing, label: (Point) -> Label
  ) -> LabelMap {
    let size = PixelSize(
      width: Int((width / spacing.x).rounded()), height: Int((height / spacing.y).rounded()))
    var map = LabelMap(size: size, spacing: spacing, labels: [UInt8](repeating: 0, count: size.count))
    for y in 0..<size.height {
      for x in 0..<size.width {
        map[x, y] = label(
          Point(x: (Double(x) + 0.5) * spacing.x, y: (Double(y) + 0.5) * spacing.y))
      }
    }
    return map
  }

  /// A ventricle whose half width at distance `t` from the base, in 0…1 of the length, is given; apex up.
  ///
  /// With a wall of 8 mm on all sides but the base, and an atrium below it.
  static func ventricle(
    length: Double, spacing: Spacing, wall: Double = 8, atrium: Bool = true, tilt: Double = 0,
    halfWidth: (Double) -> Double
  ) -> LabelMap {
    let (cos, sin) = ((1 - tilt * tilt).squareRoot(), tilt)
    let middle = Point(x: 60, y: 115)
    func profile(_ t: Double, grownBy wall: Double) -> Double {
      let stretched = t * length / (length + wall)
      return stretched > 1 ? -1 : halfWidth(max(0, stretched)) + wall
    }
    return map(width: 120, height: 150, spacing: spacing) { point in
      let (dx, dy) = (point.x - middle.x, middle.y - point.y)
      let (across, along) = (dx * cos - dy * sin, dx * sin + dy * cos)
      let t = along / length
      if along < 0 { return atrium && along > -25 && abs(across) < 15 ? .la : .background }
      if t <= 1, abs(across) <= halfWidth(t) { return .lv }
      return wall > 0 && abs(across) <= profile(t, grownBy: wall) ? .myo : .background
    }
  }

  /// A half ellipsoid: base diameter and length in mm.
  static func halfEllipse(
    length: Double, diameter: Double, spacing: Spacing, wall: Double = 8, tilt: Double = 0
  ) -> LabelMap {
    ventricle(length: length, spacing: spacing, wall: wall, tilt: tilt) {
      diameter / 2 * max(0, 1 - $0 * $0).squareRoot()
    }
  }
}
