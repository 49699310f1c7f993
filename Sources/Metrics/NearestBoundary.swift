internal import ApicalImaging

/// Exact distance from any pixel to the nearest boundary pixel.
///
/// The search walks outwards column by column and stops where the horizontal distance alone is too large.
/// A first bound is the pixel nearest to the previous query, so neighbours asked for in turn cost few columns.
struct NearestBoundary {
  private let target: BoundaryPixels
  private let spacing: Spacing
  private var last: (x: Int, y: Int)

  /// - Precondition: `target` has a pixel.
  init(of target: BoundaryPixels, spacing: Spacing) {
    self.target = target
    self.spacing = spacing
    last = (target.columns[0], target.rows[0])
  }

  /// Distance in mm from the centre of this pixel to the centre of the nearest boundary pixel.
  mutating func distance(fromX x: Int, y: Int) -> Double {
    var nearest = last
    var best = squaredDistance(x - last.x, y - last.y)
    let columnCount = target.columnStarts.count - 1
    var offset = 0
    while offset < columnCount, squaredDistance(offset, 0) < best {
      if x - offset >= 0 { search(column: x - offset, fromX: x, y: y, best: &best, at: &nearest) }
      if offset > 0, x + offset < columnCount {
        search(column: x + offset, fromX: x, y: y, best: &best, at: &nearest)
      }
      offset += 1
    }
    last = nearest
    return best.squareRoot()
  }

  private func squaredDistance(_ columns: Int, _ rows: Int) -> Double {
    let dx = Double(columns) * spacing.x
    let dy = Double(rows) * spacing.y
    return dx * dx + dy * dy
  }

  /// Looks at the two rows of one column between which `y` lies.
  private func search(
    column: Int, fromX x: Int, y: Int, best: inout Double, at nearest: inout (x: Int, y: Int)
  ) {
    let rows = target.rows.span
    let start = target.columnStarts[column]
    let end = target.columnStarts[column + 1]
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < y { low = middle + 1 } else { high = middle }
    }
    for index in max(start, low - 1)..<min(end, low + 1) {
      let squared = squaredDistance(x - column, y - rows[index])
      if squared < best {
        best = squared
        nearest = (column, rows[index])
      }
    }
  }
}
