internal import ApicalImaging

/// The boundary pixels of a mask, column by column, for the search of the nearest one.
///
/// A pixel of the mask is a boundary pixel when one of its four neighbours is not of the mask; beyond the
/// image everything counts as background.
struct BoundaryPixels {
  /// `rows[columnStarts[x]..<columnStarts[x + 1]]` are the rows of column x, ascending.
  let columnStarts, rows: [Int]
  /// The same pixels in the order of the columns: `columns[i]` belongs to `rows[i]`.
  let columns: [Int]

  init(_ mask: Mask) {
    let (width, height) = (mask.width, mask.height)
    let inside = mask.isInside.span
    var found: [(x: Int, y: Int)] = []
    var starts = [Int](repeating: 0, count: width + 1)
    for y in 0..<height {
      let row = y * width
      for x in 0..<width where inside[row + x] {
        let isInterior =
          x > 0 && x + 1 < width && y > 0 && y + 1 < height && inside[row + x - 1] && inside[row + x + 1]
          && inside[row + x - width] && inside[row + x + width]
        if !isInterior {
          found.append((x, y))
          starts[x + 1] += 1
        }
      }
    }
    for x in 0..<width { starts[x + 1] += starts[x] }
    // Rows were scanned from top to bottom, so each column receives its rows in ascending order.
    var next = starts
    var (rows, columns) = ([Int](repeating: 0, count: found.count), [Int](repeating: 0, count: found.count))
    for pixel in found {
      rows[next[pixel.x]] = pixel.y
      columns[next[pixel.x]] = pixel.x
      next[pixel.x] += 1
    }
    (columnStarts, self.rows, self.columns) = (starts, rows, columns)
  }

  /// Number of boundary pixels.
  var count: Int { rows.count }
}
