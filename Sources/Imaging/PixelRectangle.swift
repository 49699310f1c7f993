/// A rectangle of whole pixels.
public struct PixelRectangle: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The first column and the first row, from 0.
  public let x, y: Int
  /// Columns and rows.
  public let size: PixelSize

  /// A rectangle by its first pixel and its extent.
  public init(x: Int, y: Int, size: PixelSize) {
    self.x = x
    self.y = y
    self.size = size
  }

  /// All pixels of a grid.
  public init(_ size: PixelSize) { self.init(x: 0, y: 0, size: size) }

  /// Extent and first pixel, as in "512 × 384 at (84, 31)".
  public var description: String { "\(size) at (\(x), \(y))" }

  /// Whether every pixel of it is one of the grid's.
  public func fits(in grid: PixelSize) -> Bool {
    x >= 0 && y >= 0 && x + size.width <= grid.width && y + size.height <= grid.height
  }

  /// What of it lies in the grid; nil when nothing does.
  public func clipped(to grid: PixelSize) -> PixelRectangle? {
    let (left, top) = (max(x, 0), max(y, 0))
    let (width, height) = (min(x + size.width, grid.width) - left, min(y + size.height, grid.height) - top)
    guard width > 0, height > 0 else { return nil }
    return PixelRectangle(x: left, y: top, size: PixelSize(width: width, height: height))
  }
}
