internal import ApicalImaging

/// Columns and rows between two pixels, whichever way.
struct PixelOffset: Equatable {
  var x, y: Int

  /// mm².
  @inline(__always) func squaredLength(_ spacing: Spacing) -> Double {
    let (dx, dy) = (Double(x) * spacing.x, Double(y) * spacing.y)
    return dx * dx + dy * dy
  }
}

/// Exact distance from any pixel to the nearest pixel of a set.
///
/// The search walks away from the pixel row by row and looks in each row for the nearest set bit, a word at a time; it
/// stops where the rows alone are too far. The columns to look at can only become fewer on the way. What is not
/// settled within some rows is left to ``SquareIndex``, which passes over empty squares.
struct NearestPixel {
  private let target: BitMask
  private let rows: Range<Int>
  private let spacing: Spacing
  private let squares: SquareIndex

  /// Rows to walk each way before the squares are searched.
  private static let nearRows = 16

  /// - Precondition: `target` has a pixel.
  init(of target: BitMask, spacing: Spacing) {
    self.target = target
    self.spacing = spacing
    rows = target.rows
    squares = SquareIndex(of: target, spacing: spacing)
  }

  /// Squared distance in mm² between the centres of this pixel and the nearest of the set.
  ///
  /// - Parameter enough: The search ends early once the distance is known not to exceed this one.
  @inline(__always) func squaredDistance(x: Int, y: Int, enough: Double = -1) -> Double {
    search(x: x, y: y, enough: enough).squared
  }

  /// The way to the nearest pixel of the set.
  @inline(__always) func offset(x: Int, y: Int) -> PixelOffset { search(x: x, y: y, enough: -1).offset }

  @inline(__always) private func search(x: Int, y: Int, enough: Double) -> Nearest {
    var best = Nearest()
    var reach = max(target.width, x + 1)
    let firstStep = max(0, rows.lowerBound - y, y - (rows.upperBound - 1))
    if firstStep <= Self.nearRows {
      let words = target.words.span
      for step in firstStep...Self.nearRows {
        let dy = Double(step) * spacing.y
        let (above, below) = (y - step, y + step)
        guard dy * dy < best.squared, best.squared > enough,
          above >= rows.lowerBound || below < rows.upperBound
        else { return best }
        if above >= rows.lowerBound, above < rows.upperBound {
          look(words, row: above, x: x, step, &reach, &best)
        }
        if step > 0, below < rows.upperBound, below >= rows.lowerBound {
          look(words, row: below, x: x, step, &reach, &best)
        }
      }
    }
    searchFar(x: x, y: y, &best, enough: enough)
    return best
  }

  private struct Nearest {
    var squared = Double.infinity
    var offset = PixelOffset(x: 0, y: 0)
  }

  /// Looks at what the rows walked so far do not settle.
  private func searchFar(x: Int, y: Int, _ best: inout Nearest, enough: Double) {
    var (squared, offset) = (best.squared, best.offset)
    squares.search(x: Double(x), y: Double(y), best: &squared, enough: enough) { bits, column, row, squared in
      let found = PixelOffset(x: Self.nearestColumn(of: bits, to: x - column), y: abs(row - y))
      let distance = found.squaredLength(spacing)
      if distance < squared { (squared, offset) = (distance, found) }
    }
    best = Nearest(squared: squared, offset: offset)
  }

  /// Columns from `x` to the nearest bit of a byte; both count from the byte's first column.
  @inline(__always) private static func nearestColumn(of bits: UInt64, to x: Int) -> Int {
    if x <= 0 { return bits.trailingZeroBitCount - x }
    if x >= 7 { return x - (63 - bits.leadingZeroBitCount) }
    let (right, left) = (bits >> UInt64(x), bits << UInt64(63 - x))
    return min(right == 0 ? 8 : right.trailingZeroBitCount, left == 0 ? 8 : left.leadingZeroBitCount)
  }

  /// Nearest set bit of one row, if it is nearer than `reach` columns.
  @inline(__always) private func look(
    _ words: Span<UInt64>, row: Int, x: Int, _ step: Int, _ reach: inout Int, _ best: inout Nearest
  ) {
    let base = row * target.stride
    let own = min(x >> 6, target.stride - 1)
    let column = min(nearestRight(words, base, own, x, reach), nearestLeft(words, base, own, x, reach))
    guard column < reach else { return }
    reach = column
    let offset = PixelOffset(x: column, y: step)
    let squared = offset.squaredLength(spacing)
    if squared < best.squared { best = Nearest(squared: squared, offset: offset) }
  }

  // A row lies within the mask, and so do the words looked at: the bounds need no second check.

  @inline(__always) private func nearestRight(
    _ words: Span<UInt64>, _ base: Int, _ own: Int, _ x: Int, _ reach: Int
  ) -> Int {
    let bits = unsafe words[unchecked: base + own] >> UInt64(x - own << 6)
    if bits != 0 { return bits.trailingZeroBitCount }
    var word = own + 1
    while word < target.stride, word << 6 - x < reach {
      let bits = unsafe words[unchecked: base + word]
      if bits != 0 { return word << 6 + bits.trailingZeroBitCount - x }
      word += 1
    }
    return .max
  }

  @inline(__always) private func nearestLeft(
    _ words: Span<UInt64>, _ base: Int, _ own: Int, _ x: Int, _ reach: Int
  ) -> Int {
    let shift = 63 - (x - own << 6)
    let word = unsafe words[unchecked: base + own]
    let bits = shift >= 0 ? word << UInt64(shift) : word
    if bits != 0 { return bits.leadingZeroBitCount - min(0, shift) }
    var left = own - 1
    while left >= 0, x - (left << 6 + 63) < reach {
      let bits = unsafe words[unchecked: base + left]
      if bits != 0 { return x - (left << 6 + 63 - bits.leadingZeroBitCount) }
      left -= 1
    }
    return .max
  }
}
