/// Physical size of one pixel in mm.
///
/// `x` runs along a row (left to right of the image), `y` down a column (away from the probe).
/// There is no default: an image of unknown scale has no spacing at all.
public struct Spacing: Sendable, Hashable, Codable {
  /// Distance between the centres of neighbouring columns, mm.
  public let x: Double
  /// Distance between the centres of neighbouring rows, mm.
  public let y: Double

  /// - Throws: ``SpacingError`` unless both values are finite and greater than zero.
  public init(x: Double, y: Double) throws(SpacingError) {
    guard x.isFinite, y.isFinite, x > 0, y > 0 else { throw SpacingError(x: x, y: y) }
    self.x = x
    self.y = y
  }

  /// 1 × 1: with it, lengths of an image of unknown scale come out in pixels, which are taken to be square.
  package static let pixel = Spacing(uncheckedX: 1, y: 1)

  /// Area of one pixel, mm².
  public var pixelArea: Double { x * y }

  /// Spacing of the same field of view on another pixel grid.
  public func resampled(from old: PixelSize, to new: PixelSize) -> Spacing {
    Spacing(
      uncheckedX: x * Double(old.width) / Double(new.width),
      y: y * Double(old.height) / Double(new.height))
  }

  private init(uncheckedX x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A pixel spacing that cannot be used: zero, negative or not finite.
public struct SpacingError: Error, Equatable, CustomStringConvertible {
  /// The values that were given, mm.
  public let x, y: Double

  /// What was found, what was needed, what to do.
  public var description: String {
    "Pixel spacing \(x) × \(y) mm: both must be greater than zero. Check the header or the spacing table."
  }
}
