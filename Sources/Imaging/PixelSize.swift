/// Columns and rows of a pixel grid.
public struct PixelSize: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Pixels along x and along y.
  public let width, height: Int

  /// - Precondition: At least one pixel along each axis.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a pixel grid has at least one pixel")
    self.width = width
    self.height = height
  }

  /// Number of pixels.
  public var count: Int { width * height }
  /// Columns × rows.
  public var description: String { "\(width) × \(height)" }
}
