/// A position: x to the right, y down, in the unit that the context names (pixels or mm).
public struct Point: Sendable, Hashable, Codable {
  /// Right and down from the origin.
  public var x, y: Double

  /// A position from its coordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Euclidean distance.
  public func distance(to other: Point) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}
