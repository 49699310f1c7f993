internal import ApicalImaging

/// The stretches of an LV contour that do not border the myocardium.
struct ContourRuns {
  /// Vertices `first` to `last`, walking on past the end of the array, and the way between them in mm.
  struct Run: Equatable {
    var first, last: Int
    var length: Double
  }

  /// In the order of the contour. Empty where no vertex, or every vertex, borders the myocardium.
  private(set) var open: [Run]

  /// - Parameter gap: Two stretches with less myocardium between them, mm, than this and than either of
  ///   them is long count as one.
  init(_ contour: VentricleContour, bridging gap: Double) {
    let isWall = contour.outside.map { $0 == .myo }
    open = []
    guard let start = isWall.firstIndex(of: true) else { return }
    let count = isWall.count
    var first: Int?
    for step in 1...count {
      let index = (start + step) % count
      if !isWall[index] {
        first = first ?? index
      } else if let begun = first {
        let last = (index + count - 1) % count
        open.append(Run(first: begun, last: last, length: contour.length(from: begun, to: last)))
        first = nil
      }
    }
    merge(contour, bridging: gap)
  }

  private mutating func merge(_ contour: VentricleContour, bridging gap: Double) {
    var index = 0
    while open.count > 1, index < open.count {
      let next = (index + 1) % open.count
      let between = contour.length(from: open[index].last, to: open[next].first)
      guard between <= min(gap, open[index].length, open[next].length) else {
        index += 1
        continue
      }
      open[index].last = open[next].last
      open[index].length += between + open[next].length
      open.remove(at: next)
      index = 0
    }
  }
}
