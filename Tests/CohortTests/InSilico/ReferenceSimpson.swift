import ApicalImaging

/// Biplane Simpson volume of two label maps, written for these tests alone.
///
/// The base is the middle of the border between ventricle and atrium, the apex the ventricle's farthest pixel.
struct ReferenceSimpson {
  let length: Double
  let diameters: [Double]

  init(_ map: LabelMap, spacing: Double) {
    var pixels: [Point] = []
    var border: [Point] = []
    for y in 0..<map.height - 1 {
      for x in 1..<map.width - 1 where map[x, y] == .lv {
        pixels.append(Point(x: Double(x), y: Double(y)))
        if [map[x, y + 1], map[x - 1, y], map[x + 1, y]].contains(.la) {
          border.append(Point(x: Double(x), y: Double(y)))
        }
      }
    }
    let base = Point(
      x: border.map(\.x).reduce(0, +) / Double(border.count),
      y: border.map(\.y).reduce(0, +) / Double(border.count) + 0.5)
    let apex = pixels.max { $0.distance(to: base) < $1.distance(to: base) }!
    let pixelLength = apex.distance(to: base)
    let along = Point(x: (base.x - apex.x) / pixelLength, y: (base.y - apex.y) / pixelLength)
    length = pixelLength * spacing
    diameters = (0..<20).map { disc in
      let s = (Double(disc) + 0.5) / 20 * pixelLength
      let inside = (-1200...1200).filter { step in
        let t = Double(step) / 4
        let x = Int((apex.x + along.x * s - along.y * t).rounded())
        let y = Int((apex.y + along.y * s + along.x * t).rounded())
        return x >= 0 && y >= 0 && x < map.width && y < map.height && map[x, y] == .lv
      }
      return Double(inside.count) / 4 * spacing
    }
  }

  /// mL; the longer of the two axes.
  static func volume(_ one: ReferenceSimpson, _ other: ReferenceSimpson) -> Double {
    let sum = zip(one.diameters, other.diameters).reduce(0) { $0 + $1.0 * $1.1 }
    return .pi / 4 * sum * max(one.length, other.length) / 20 / 1000
  }
}
