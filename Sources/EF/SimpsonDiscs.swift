internal import ApicalImaging

/// Diameters of the LV across its long axis, for the method of discs.
///
/// The axis is cut into discs of equal height; each diameter is the length inside the contour of the line
/// across the axis at the disc's middle. Taken at the discs' starts instead, a half ellipsoid comes out 3.7 %
/// too large. Lang et al., J. Am. Soc. Echocardiogr. 2015;28:1–39.
public struct SimpsonDiscs: Sendable, Equatable, Codable {
  /// From base to apex, mm.
  public let diameters: [Double]
  /// Length of the long axis, mm.
  public let length: Double

  /// Discs with known diameters.
  ///
  /// - Parameters:
  ///   - diameters: At the middle of each disc, from base to apex, mm.
  ///   - length: Of the long axis, mm.
  /// - Precondition: at least one disc; all lengths are finite and not negative.
  public init(diameters: [Double], length: Double) {
    precondition(!diameters.isEmpty, "the method of discs needs a disc")
    precondition(
      (diameters + [length]).allSatisfy { $0.isFinite && $0 >= 0 }, "a disc has a finite size, not negative")
    self.diameters = diameters
    self.length = length
  }

  /// Measures a closed polygon across an axis, at the middles of the discs.
  init(_ polygon: [Point], axis: LongAxis, count: Int) {
    self.init(
      diameters: DiscSampling.middles.positions(count).map {
        Self.diameter(of: polygon, across: axis, at: $0)
      }, length: axis.length)
  }

  /// Length inside the polygon of the line across the axis at a share of it, 0 at the base and 1 at the apex.
  static func diameter(of polygon: [Point], across axis: LongAxis, at share: Double) -> Double {
    let line = Crossline(axis, at: share)
    return line.insides(of: polygon).reduce(0) { $0 + $1.upperBound - $1.lowerBound }
  }

  /// Both ends of each piece of that line inside the polygon, mm.
  static func chords(of polygon: [Point], across axis: LongAxis, at share: Double) -> [[Point]] {
    let line = Crossline(axis, at: share)
    return line.insides(of: polygon).map { [line.point($0.lowerBound), line.point($0.upperBound)] }
  }

  /// Height of one disc, mm.
  public var discHeight: Double { length / Double(diameters.count) }
}

/// The line across a long axis at a share of it.
private struct Crossline {
  private let middle, direction: Point

  init(_ axis: LongAxis, at share: Double) {
    let (base, apex, length) = (axis.base, axis.apex, axis.length)
    direction = Point(x: (apex.x - base.x) / length, y: (apex.y - base.y) / length)
    let distance = share * length
    middle = Point(x: base.x + distance * direction.x, y: base.y + distance * direction.y)
  }

  /// The point at an offset from the axis, mm.
  func point(_ offset: Double) -> Point {
    Point(x: middle.x - offset * direction.y, y: middle.y + offset * direction.x)
  }

  /// Offsets from the axis, mm, between which the line runs inside the polygon.
  func insides(of polygon: [Point]) -> [ClosedRange<Double>] {
    func position(_ point: Point) -> (height: Double, offset: Double) {
      let (dx, dy) = (point.x - middle.x, point.y - middle.y)
      return (dx * direction.x + dy * direction.y, dy * direction.x - dx * direction.y)
    }
    var crossings: [Double] = []
    var previous = position(polygon[polygon.count - 1])
    for point in polygon {
      let next = position(point)
      if (next.height < 0) != (previous.height < 0) {
        let share = previous.height / (previous.height - next.height)
        crossings.append(previous.offset + share * (next.offset - previous.offset))
      }
      previous = next
    }
    crossings.sort()
    return stride(from: 0, to: crossings.count - 1, by: 2).map { crossings[$0]...crossings[$0 + 1] }
  }
}
