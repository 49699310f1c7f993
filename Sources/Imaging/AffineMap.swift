internal import Foundation

/// A linear map of the plane followed by a shift, between positions in pixel coordinates.
public struct AffineMap: Sendable, Equatable, Codable {
  /// x′ = `xx` x + `xy` y + `x0`, y′ = `yx` x + `yy` y + `y0`.
  public let xx, xy, x0, yx, yy, y0: Double

  /// See the properties.
  public init(xx: Double, xy: Double, x0: Double, yx: Double, yy: Double, y0: Double) {
    (self.xx, self.xy, self.x0) = (xx, xy, x0)
    (self.yx, self.yy, self.y0) = (yx, yy, y0)
  }

  /// Leaves every position where it is.
  public static let identity = scaling(x: 1, y: 1)

  /// Stretches both axes away from `centre`.
  public static func scaling(x: Double, y: Double, around centre: Point = Point(x: 0, y: 0)) -> AffineMap {
    AffineMap(xx: x, xy: 0, x0: centre.x * (1 - x), yx: 0, yy: y, y0: centre.y * (1 - y))
  }

  /// Shifts by a vector.
  public static func translation(x: Double, y: Double) -> AffineMap {
    AffineMap(xx: 1, xy: 0, x0: x, yx: 0, yy: 1, y0: y)
  }

  /// Turns about a position, true to angles in mm on pixels that need not be square.
  ///
  /// - Parameter degrees: Positive moves what lies below the centre to the right.
  public static func rotation(degrees: Double, around centre: Point, spacing: Spacing) -> AffineMap {
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let (xy, yx) = (s * spacing.y / spacing.x, -s * spacing.x / spacing.y)
    return AffineMap(
      xx: c, xy: xy, x0: centre.x - c * centre.x - xy * centre.y,
      yx: yx, yy: c, y0: centre.y - yx * centre.x - c * centre.y)
  }

  /// Where a position goes.
  public func callAsFunction(_ point: Point) -> Point {
    Point(x: xx * point.x + xy * point.y + x0, y: yx * point.x + yy * point.y + y0)
  }

  /// This map, then another.
  public func then(_ next: AffineMap) -> AffineMap {
    AffineMap(
      xx: next.xx * xx + next.xy * yx, xy: next.xx * xy + next.xy * yy,
      x0: next.xx * x0 + next.xy * y0 + next.x0,
      yx: next.yx * xx + next.yy * yx, yy: next.yx * xy + next.yy * yy,
      y0: next.yx * x0 + next.yy * y0 + next.y0)
  }

  /// The map back.
  ///
  /// - Precondition: the map does not fold the plane onto a line.
  public var inverse: AffineMap {
    let determinant = xx * yy - xy * yx
    precondition(determinant != 0 && determinant.isFinite, "a map onto a line has no way back")
    let (a, b, c, d) = (yy / determinant, -xy / determinant, -yx / determinant, xx / determinant)
    return AffineMap(xx: a, xy: b, x0: -a * x0 - b * y0, yx: c, yy: d, y0: -c * x0 - d * y0)
  }
}
