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

extension Scene {
  /// A scene with more symbols than these shows them as a picture: nobody could point at one, files would be large and
  /// slow to show.
  static let mostSymbols = 10_000

  /// Symbols of all primitives.
  var symbolCount: Int { Self.symbolCount(primitives) }

  private static func symbolCount(_ primitives: [Primitive]) -> Int {
    primitives.reduce(0) { sum, primitive in
      switch primitive {
      case .symbols(let points, _, _): sum + points.count
      case .clipped(_, let inner): sum + symbolCount(inner)
      default: sum
      }
    }
  }
}
