internal import ApicalImaging
internal import Foundation

/// The principal axis of the LV, towards its base; in mm.
struct VentricleAxis: Sendable {
  let centre: Point
  /// Of length 1.
  let direction: Point
  /// Extent of the outline along the axis, relative to the centre: apex and base.
  let apex, base: Double

  /// - Parameters:
  ///   - outline: That of the LV.
  ///   - lumen: Pixels of the LV, in mm.
  ///   - wall: Those of the MYO: it lies on the side of the apex. Without any, the base is below.
  init(_ outline: StructureOutline, lumen: [Point], wall: [Point]) {
    let (x, y) = (Self.mean(lumen.map(\.x)), Self.mean(lumen.map(\.y)))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for point in lumen {
      xx += (point.x - x) * (point.x - x)
      yy += (point.y - y) * (point.y - y)
      xy += (point.x - x) * (point.y - y)
    }
    let angle = atan2(2 * xy, xx - yy) / 2
    let towards =
      wall.isEmpty
      ? Point(x: 0, y: 1) : Point(x: x - Self.mean(wall.map(\.x)), y: y - Self.mean(wall.map(\.y)))
    let sign: Double = cos(angle) * towards.x + sin(angle) * towards.y < 0 ? -1 : 1
    let unit = Point(x: sign * cos(angle), y: sign * sin(angle))
    centre = Point(x: x, y: y)
    direction = unit
    let along = outline.points.map { ($0.x - x) * unit.x + ($0.y - y) * unit.y }
    apex = along.min() ?? 0
    base = along.max() ?? 0
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  var length: Double { base - apex }

  /// Degrees from straight down, positive when the base lies to the right of the apex.
  var orientation: Double { atan2(direction.x, direction.y) * 180 / .pi }

  /// Place along the axis: 0 at the apex, 1 at the base.
  func level(of point: Point) -> Double {
    guard length > 0 else { return 0 }
    return ((point.x - centre.x) * direction.x + (point.y - centre.y) * direction.y - apex) / length
  }

  /// Side of the axis, mm.
  func across(_ point: Point) -> Double {
    (point.y - centre.y) * direction.x - (point.x - centre.x) * direction.y
  }
}
