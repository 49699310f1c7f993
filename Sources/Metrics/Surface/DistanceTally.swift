internal import ApicalImaging

/// How much of an outline lies at which distance: offsets in pixels repeat, so that few distances need sorting.
struct DistanceTally {
  /// One distance, and how many pixels or how much length lies at it.
  struct Entry {
    let distance, weight: Double
  }

  private static let side = 32

  private let spacing: Spacing
  /// Weight by offset, row after row, of offsets that are short both ways.
  private var near = [Double](repeating: 0, count: side * side)
  /// Where `near` is not zero.
  private var used: [Int] = []
  private var far: [Entry] = []

  init(spacing: Spacing) { self.spacing = spacing }

  /// Adds an outline's pixel or corner that has its nearest counterpart at this offset.
  ///
  /// - Precondition: `weight` is above zero.
  @inline(__always) mutating func add(_ offset: PixelOffset, weight: Double) {
    guard offset.x < Self.side, offset.y < Self.side else {
      far.append(Entry(distance: offset.squaredLength(spacing).squareRoot(), weight: weight))
      return
    }
    let index = offset.y * Self.side + offset.x
    if near[index] == 0 { used.append(index) }
    near[index] += weight
  }

  /// All distances, ascending; some may be equal.
  func sorted() -> [Entry] {
    let entries = used.map { index in
      let offset = PixelOffset(x: index % Self.side, y: index / Self.side)
      return Entry(distance: offset.squaredLength(spacing).squareRoot(), weight: near[index])
    }
    return (entries + far).sorted { $0.distance < $1.distance }
  }
}
