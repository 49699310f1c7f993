/// A set of pixels on a grid.
public struct Mask: Sendable, Equatable {
  /// Columns and rows.
  public let size: PixelSize
  /// `size.count` flags, row after row.
  public var isInside: [Bool]

  /// - Precondition: `size.count` flags.
  public init(size: PixelSize, isInside: [Bool]) {
    precondition(isInside.count == size.count, "\(size) pixels needed, \(isInside.count) given")
    self.size = size
    self.isInside = isInside
  }

  /// An empty set.
  public init(size: PixelSize) {
    self.init(size: size, isInside: [Bool](repeating: false, count: size.count))
  }

  /// Number of columns.
  public var width: Int { size.width }
  /// Number of rows.
  public var height: Int { size.height }

  /// Number of pixels in the set.
  public var area: Int { isInside.reduce(0) { $0 + ($1 ? 1 : 0) } }
  /// True when no pixel is in the set.
  public var isEmpty: Bool { !isInside.contains(true) }

  /// Whether the pixel in column x of row y, both from 0, is in the set.
  public subscript(x: Int, y: Int) -> Bool {
    get { isInside[y * width + x] }
    set { isInside[y * width + x] = newValue }
  }
}
