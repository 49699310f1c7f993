/// Finds the points nearest to a place among points in ascending order.
struct LocalWindows {
  private let points: [GatheredPoint]
  /// How many points lie before each, and before the end.
  private let before: [Double]

  init(_ points: [GatheredPoint]) {
    self.points = points
    var before = [0.0]
    before.reserveCapacity(points.count + 1)
    for point in points { before.append(before[before.count - 1] + point.count) }
    self.before = before
  }

  /// Points in all.
  var total: Double { before[before.count - 1] }

  /// The window that grows from a place to its nearer side, below where both are equally far, until it holds as many
  /// points as needed, and the distance of the last one.
  ///
  /// - Precondition: so many points are there.
  func nearest(_ needed: Double, to place: Double) -> (window: Range<Int>, width: Double) {
    let middle = points.partitioningIndex { $0.x >= place }
    // Behind the point below the place with which the window first holds enough, if there is one.
    let start = (0..<middle).partitioningPoint { below in
      held(from: below, to: reach(below, middle, place)) < needed
    }
    // Without that point, points above may have sufficed before its turn.
    let most = start > 0 ? reach(start - 1, middle, place) : points.count
    let end = (middle..<most).partitioningPoint { held(from: start, to: $0 + 1) >= needed }
    if end < most { return (start..<(end + 1), points[end].x - place) }
    return ((start - 1)..<most, place - points[start - 1].x)
  }

  private func held(from start: Int, to end: Int) -> Double { before[end] - before[start] }

  /// Where the points end that are nearer to the place than one below it.
  private func reach(_ below: Int, _ middle: Int, _ place: Double) -> Int {
    let distance = place - points[below].x
    return (middle..<points.count).partitioningPoint { points[$0].x - place >= distance }
  }
}
