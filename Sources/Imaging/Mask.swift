/// A set of pixels on a grid.
public struct Mask: Sendable, Equatable {
  public let size: PixelSize
  /// `size.count` flags, row after row.
  public var isInside: [Bool]

  public init(size: PixelSize, isInside: [Bool]) {
    precondition(isInside.count == size.count, "\(size) pixels needed, \(isInside.count) given")
    self.size = size
    self.isInside = isInside
  }

  public init(size: PixelSize) {
    self.init(size: size, isInside: [Bool](repeating: false, count: size.count))
  }

  public var width: Int { size.width }
  public var height: Int { size.height }

  /// Number of pixels in the set.
  public var area: Int { isInside.reduce(0) { $0 + ($1 ? 1 : 0) } }
  public var isEmpty: Bool { !isInside.contains(true) }

  public subscript(x: Int, y: Int) -> Bool {
    get { isInside[y * width + x] }
    set { isInside[y * width + x] = newValue }
  }
}
