/// Width and height in points.
public struct Size: Sendable, Hashable, Codable {
  /// Extent in points.
  public var width, height: Double

  /// A size in points.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}
