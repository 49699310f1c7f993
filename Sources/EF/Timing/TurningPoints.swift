/// The alternating maxima and minima of a curve between which it falls or rises by more than a threshold.
struct TurningPoints {
  struct Point: Equatable {
    let frame: Int
    let value: Double
    let isMaximum: Bool
  }

  /// In the order of time; maxima and minima take turns. The first and the last may lie on the curve's ends.
  private(set) var points: [Point] = []

  /// - Parameters:
  ///   - curve: Values of consecutive frames, the first of which has the number `first`.
  ///   - swing: A smaller fall or rise is passed over.
  init(_ curve: [Double], first: Int, swing: Double) {
    guard let start = curve.first else { return }
    var high = Point(frame: first, value: start, isMaximum: true)
    var low = Point(frame: first, value: start, isMaximum: false)
    for (offset, value) in curve.enumerated() {
      let frame = first + offset
      if value > high.value { high = Point(frame: frame, value: value, isMaximum: true) }
      if value < low.value { low = Point(frame: frame, value: value, isMaximum: false) }
      let last = points.last
      if high.value - value > swing, last?.isMaximum != true {
        points.append(high)
        low = Point(frame: frame, value: value, isMaximum: false)
      } else if value - low.value > swing, last?.isMaximum != false {
        points.append(low)
        high = Point(frame: frame, value: value, isMaximum: true)
      }
    }
    if let last = points.last { points.append(last.isMaximum ? low : high) }
  }

  /// Drops the weakest swings until neighbouring maxima, and neighbouring minima, lie `frames` or more apart.
  mutating func merge(closerThan frames: Double) {
    while let index = points.indices.dropLast(2).first(where: {
      Double(points[$0 + 2].frame - points[$0].frame) < frames
    }) {
      let (before, after) = (swing(after: index), swing(after: index + 1))
      let weaker = before < after ? index : index + 1
      points.removeSubrange(weaker...weaker + 1)
    }
  }

  private func swing(after index: Int) -> Double { abs(points[index].value - points[index + 1].value) }
}
