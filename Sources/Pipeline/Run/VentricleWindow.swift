import ApicalImaging

/// The part of a recording that the timing network is shown: a square around the left ventricle.
///
/// How much a scanner shows beside and below the ventricle differs, and the atria move against it: a network that has
/// seen shallow sectors takes them for a second heart. The square reaches from half an LV height above the LV to a
/// tenth below it, with the LV in its middle, as far as the frame goes.
enum VentricleWindow {
  /// Frames in which the LV is looked for.
  static let frameCount = 9
  /// In heights of the LV.
  static let above = 0.5, below = 0.1

  /// Evenly spaced frames of a recording.
  static func frames(of count: Int) -> [Int] {
    let wanted = min(count, frameCount)
    return (0..<wanted).map { wanted < 2 ? 0 : $0 * (count - 1) / (wanted - 1) }
  }

  /// The square; nil where fewer than three frames show an LV.
  ///
  /// - Parameter maps: Label maps of some frames; the median of each side of their LV's bounds counts.
  static func window(_ maps: [LabelMap?]) -> PixelRectangle? {
    let found = maps.compactMap { map in map.flatMap { map in Bounds(map).map { (map, $0) } } }
    guard found.count >= 3, let map = found.first?.0 else { return nil }
    func median(_ side: KeyPath<Bounds, Double>) -> Double {
      found.map { $0.1[keyPath: side] }.sorted()[found.count / 2]
    }
    let (top, bottom) = (median(\.top), median(\.bottom))
    let height = bottom - top
    let (first, last) = (top - above * height, bottom + below * height)
    let ratio = map.spacing.map { $0.y / $0.x } ?? 1
    let half = (last - first) * ratio / 2
    let centre = (median(\.left) + median(\.right)) / 2
    let (x, y) = (Int(centre - half), Int(first))
    return PixelRectangle(
      x: x, y: y,
      size: PixelSize(width: max(1, Int(centre + half) - x), height: max(1, Int(last) - y))
    ).clipped(to: map.size)
  }

  /// Outer borders of the LV's pixels.
  private struct Bounds {
    var left, top, right, bottom: Double

    /// nil without an LV.
    init?(_ map: LabelMap) {
      var columns: ClosedRange<Int>?
      var rows: ClosedRange<Int>?
      for y in 0..<map.height {
        for x in 0..<map.width where map[x, y] == .lv {
          columns = min(columns?.lowerBound ?? x, x)...max(columns?.upperBound ?? x, x)
          rows = (rows?.lowerBound ?? y)...y
        }
      }
      guard let columns, let rows else { return nil }
      (left, right) = (Double(columns.lowerBound), Double(columns.upperBound + 1))
      (top, bottom) = (Double(rows.lowerBound), Double(rows.upperBound + 1))
    }
  }
}
