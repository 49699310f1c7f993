/// A finished drawing that any backend can paint: primitives in points, back to front.
public struct Scene: Sendable, Hashable {
  /// Points.
  public let size: Size
  /// Back to front.
  public let primitives: [Primitive]

  /// A drawing of the given size.
  public init(size: Size, primitives: [Primitive]) {
    self.size = size
    self.primitives = primitives
  }
}
