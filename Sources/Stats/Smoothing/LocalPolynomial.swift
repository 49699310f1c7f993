/// Local polynomial regression: the value at x is that of a polynomial fitted to the points nearest to x.
///
/// The nearest ⌊span × n⌋ points bear on it with tricube weights (1 − (d/h)³)³ of their distance d, h being the distance
/// of the farthest of them. As R's `loess(surface = "direct")`. W. S. Cleveland & S. J. Devlin, J. Am. Stat. Assoc.
/// 1988;83:596–610. Departures: where too few different x bear on a value, the degree is lowered until they fix the fit, and h
/// can be bounded below.
public struct LocalPolynomial: Sendable, Equatable, Codable {
  /// Share of the points that bear on each value, above 0 and up to 1.
  public let span: Double
  /// 0: weighted mean, 1: line, 2: parabola.
  public let degree: Int
  /// h is at least this, in units of x: beside a crowd the nearest points alone would be few and far from even.
  public let leastWidth: Double

  /// - Throws: ``ComparisonError/optionOutOfRange(name:value:needed:)``.
  public init(span: Double = 0.75, degree: Int = 1, leastWidth: Double = 0) throws(ComparisonError) {
    guard span > 0, span <= 1 else {
      throw .optionOutOfRange(name: "span", value: span, needed: "above 0, up to 1")
    }
    guard (0...2).contains(degree) else {
      throw .optionOutOfRange(name: "degree", value: Double(degree), needed: "0, 1 or 2")
    }
    guard leastWidth >= 0, leastWidth.isFinite else {
      throw .optionOutOfRange(name: "leastWidth", value: leastWidth, needed: "0 or more")
    }
    self.span = span
    self.degree = degree
    self.leastWidth = leastWidth
  }

  /// The smooth curve at some places; beyond the points it goes on as the last polynomial does.
  ///
  /// - Parameters:
  ///   - x: Where the points are.
  ///   - y: Their values, in the same order.
  ///   - places: Where the curve is wanted.
  /// - Throws: ``ComparisonError`` below 3 points, for series of unequal length or a value not finite.
  public func values(x: [Double], y: [Double], at places: [Double]) throws(ComparisonError) -> [Double] {
    try requirePairs(y, x, minimum: 3)
    try requireNumbers(places, "the places", minimum: 1)
    return values(GatheredPoints(x: x).sums(y: y), at: places)
  }

  func values(_ points: [GatheredPoint], at places: [Double]) -> [Double] {
    let windows = LocalWindows(points)
    let needed = max(1, (windows.total * span + 1e-5).rounded(.down))
    return places.map { place in
      var (window, width) = windows.nearest(needed, to: place)
      if width < leastWidth {
        window = Self.window(points, within: leastWidth, of: place)
        width = leastWidth
      }
      return LocalMoments(points[window], place: place, width: width, degree: degree).value(degree: degree)
    }
  }

  private static func window(_ points: [GatheredPoint], within width: Double, of place: Double) -> Range<Int>
  {
    let lower = points.partitioningIndex { $0.x > place - width }
    return lower..<max(lower, points.partitioningIndex { $0.x >= place + width })
  }
}

/// Points at one x.
struct GatheredPoint {
  let x: Double
  var count, sum: Double
}

/// Where points are, each x once, ascending; the values come later, as often as a resample asks for them.
struct GatheredPoints {
  /// Different x, ascending.
  let places: [Double]
  /// Index in ``places`` of each point.
  let index: [Int]

  init(x: [Double]) {
    let order = x.indices.sorted { x[$0] < x[$1] }
    var places: [Double] = []
    var index = [Int](repeating: 0, count: x.count)
    for point in order {
      if places.last != x[point] { places.append(x[point]) }
      index[point] = places.count - 1
    }
    self.places = places
    self.index = index
  }

  /// - Parameter counts: How often each point is there; nil for once.
  func sums(y: [Double], counts: [Double]? = nil) -> [GatheredPoint] {
    var points = places.map { GatheredPoint(x: $0, count: 0, sum: 0) }
    for (number, value) in y.enumerated() {
      let count = counts?[number] ?? 1
      points[index[number]].count += count
      points[index[number]].sum += count * value
    }
    return counts == nil ? points : points.filter { $0.count > 0 }
  }
}

/// Weighted sums of powers for the polynomial around one place.
private struct LocalMoments {
  private var s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0, s4 = 0.0
  private var t0 = 0.0, t1 = 0.0, t2 = 0.0
  /// Different x with a weight.
  private var distinct = 0

  /// - Parameter degree: Sums that a polynomial of this degree does not need are left out.
  init(_ points: ArraySlice<GatheredPoint>, place: Double, width: Double, degree: Int) {
    for point in points {
      let u = width > 0 ? (point.x - place) / width : 0
      let cube = 1 - abs(u * u * u)
      add(u, point, weight: cube > 0 ? cube * cube * cube : 0, degree)
    }
    // All points equally far, on both sides: they count alike.
    if distinct == 0 { for point in points { add(0, point, weight: 1, degree) } }
  }

  @inline(__always)
  private mutating func add(_ u: Double, _ point: GatheredPoint, weight: Double, _ degree: Int) {
    guard weight > 0 else { return }
    distinct += 1
    let (w, t) = (weight * point.count, weight * point.sum)
    s0 += w
    t0 += t
    guard degree >= 1 else { return }
    s1 += w * u
    s2 += w * u * u
    t1 += t * u
    guard degree >= 2 else { return }
    s3 += w * u * u * u
    s4 += w * u * u * u * u
    t2 += t * u * u
  }

  /// The polynomial at the place itself.
  func value(degree: Int) -> Double {
    if degree >= 2, distinct >= 3 {
      let (a, b, c) = (s2 * s4 - s3 * s3, s1 * s4 - s2 * s3, s1 * s3 - s2 * s2)
      let determinant = s0 * a - s1 * b + s2 * c
      if determinant > 1e-12 * s0 * s0 * s0 { return (t0 * a - t1 * b + t2 * c) / determinant }
    }
    if degree >= 1, distinct >= 2 {
      let determinant = s0 * s2 - s1 * s1
      if determinant > 1e-12 * s0 * s0 { return (t0 * s2 - t1 * s1) / determinant }
    }
    return t0 / s0
  }
}
