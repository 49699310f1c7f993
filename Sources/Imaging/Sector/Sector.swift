internal import Foundation

/// The circular sector that a phased-array probe sees.
///
/// Angles are true angles, measured in mm: on a grid of unequal spacing they differ from those on the screen.
public struct Sector: Sendable, Equatable, Codable {
  /// Where the two edges meet, in pixel coordinates (pixel (i, j) covers [i, i+1] × [j, j+1]); may lie above the image.
  public let tip: Point
  /// Degrees from straight down to the left edge; positive when it leans to the left.
  public let leftAngle: Double
  /// Degrees from straight down to the right edge; positive when it leans to the right.
  public let rightAngle: Double
  /// From the tip to the arc at the bottom, mm.
  public let radius: Double
  /// Imaging depth: height of the image, rows × spacing, mm.
  public let depth: Double
  /// mm per pixel of the grid that `tip` refers to.
  public let spacing: Spacing

  /// Opening angle between the two edges, degrees.
  public var angle: Double { leftAngle + rightAngle }

  /// - Parameters:
  ///   - tip: Pixel coordinates.
  ///   - leftAngle: Degrees from straight down, positive to the left.
  ///   - rightAngle: Degrees from straight down, positive to the right.
  ///   - radius: From the tip to the arc at the bottom, mm.
  ///   - depth: Height of the image, mm.
  ///   - spacing: mm per pixel of the grid that `tip` refers to.
  public init(
    tip: Point, leftAngle: Double, rightAngle: Double, radius: Double, depth: Double, spacing: Spacing
  ) {
    precondition(leftAngle + rightAngle > 0 && leftAngle + rightAngle < 360, "a sector opens by 0…360°")
    precondition(radius > 0 && depth > 0, "a sector has a length")
    self.tip = tip
    self.leftAngle = leftAngle
    self.rightAngle = rightAngle
    self.radius = radius
    self.depth = depth
    self.spacing = spacing
  }

  /// An upright sector whose arc touches the bottom of the image.
  ///
  /// - Parameters:
  ///   - tip: Pixel coordinates.
  ///   - angle: Opening angle, degrees.
  ///   - depth: Height of the image, mm.
  ///   - spacing: mm per pixel of the grid that `tip` refers to.
  public init(tip: Point, angle: Double, depth: Double, spacing: Spacing) {
    self.init(
      tip: tip, leftAngle: angle / 2, rightAngle: angle / 2, radius: depth - tip.y * spacing.y, depth: depth,
      spacing: spacing)
  }

  /// True for a position, in pixel coordinates, inside the sector or on its border.
  public func contains(_ point: Point) -> Bool {
    let (distance, direction) = polar(point)
    return distance <= radius && direction >= -leftAngle && direction <= rightAngle
  }

  /// True for a position, in pixel coordinates, inside the sector and at least `margin` mm away from its edges and arc.
  public func contains(_ point: Point, margin: Double) -> Bool {
    let (distance, direction) = polar(point)
    guard distance <= radius - margin, direction >= -leftAngle, direction <= rightAngle else { return false }
    let toLeft = distance * sin(min(90, direction + leftAngle) * .pi / 180)
    let toRight = distance * sin(min(90, rightAngle - direction) * .pi / 180)
    return min(toLeft, toRight) >= margin
  }

  /// The pixels of a grid whose centres lie in the sector.
  public func mask(size: PixelSize) -> Mask {
    var mask = Mask(size: size)
    for y in 0..<size.height {
      for x in 0..<size.width {
        mask[x, y] = contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
      }
    }
    return mask
  }

  /// The same sector on another grid over the same field of view.
  public func resampled(from old: PixelSize, to new: PixelSize) -> Sector {
    let (scaleX, scaleY) = (Double(new.width) / Double(old.width), Double(new.height) / Double(old.height))
    return Sector(
      tip: Point(x: tip.x * scaleX, y: tip.y * scaleY), leftAngle: leftAngle, rightAngle: rightAngle,
      radius: radius, depth: depth, spacing: spacing.resampled(from: old, to: new))
  }

  /// Distance from the tip in mm, and direction in degrees from straight down, positive to the right.
  public func polar(_ point: Point) -> (distance: Double, direction: Double) {
    let (dx, dy) = ((point.x - tip.x) * spacing.x, (point.y - tip.y) * spacing.y)
    return ((dx * dx + dy * dy).squareRoot(), atan2(dx, dy) * 180 / .pi)
  }

  /// The position at a distance from the tip (mm) and a direction (degrees from straight down), in pixel coordinates.
  public func point(distance: Double, direction: Double) -> Point {
    let radians = direction * .pi / 180
    return Point(
      x: tip.x + distance * sin(radians) / spacing.x, y: tip.y + distance * cos(radians) / spacing.y)
  }
}
