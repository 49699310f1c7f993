/// An axis-aligned rectangle: data units in a ``Mark``, points with y downwards in a ``Scene``.
public struct Rectangle: Sendable, Hashable, Codable {
  /// The corner with the smallest coordinates, and the extent from there.
  public var x, y, width, height: Double

  /// A rectangle from its corner and extent.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  var right: Double { x + width }
  var bottom: Double { y + height }
  var middleX: Double { x + width / 2 }
  var middleY: Double { y + height / 2 }
}
