internal import ApicalImaging

/// Exact distance from any pixel to the nearest pixel of a set.
///
/// The search walks away from the pixel row by row and looks in each row for the nearest set bit, a word at a time; it
/// stops where the rows alone are too far. The columns to look at can only become fewer on the way. What is not
/// settled within some rows is left to ``FarPixel``, which passes over empty squares.
struct NearestPixel {
  private let target: BitMask
  private let rows: Range<Int>
  private let spacing: Spacing
  private let far: FarPixel

  /// Rows to walk each way before the squares are searched.
  private static let nearRows = 16

  /// - Precondition: `target` has a pixel.
  init(of target: BitMask, spacing: Spacing) {
    self.target = target
    self.spacing = spacing
    rows = target.rows
    far = FarPixel(of: target, spacing: spacing)
  }

  /// Squared distance in mm² between the centres of this pixel and the nearest of the set.
  ///
  /// - Parameter enough: The search ends early once the distance is known not to exceed this one.
  @inline(__always) func squaredDistance(x: Int, y: Int, enough: Double = -1) -> Double {
    var best = Double.infinity
    var reach = max(target.width, x + 1)
    let firstStep = max(0, rows.lowerBound - y, y - (rows.upperBound - 1))
    guard firstStep <= Self.nearRows else { return far.squaredDistance(x: x, y: y, best, enough: enough) }
    let words = target.words.span
    for step in firstStep...Self.nearRows {
      let dy = Double(step) * spacing.y
      let (above, below) = (y - step, y + step)
      guard dy * dy < best, best > enough, above >= rows.lowerBound || below < rows.upperBound else {
        return best
      }
      if above >= rows.lowerBound, above < rows.upperBound {
        look(words, row: above, x: x, dy: dy, &reach, &best)
      }
      if step > 0, below < rows.upperBound, below >= rows.lowerBound {
        look(words, row: below, x: x, dy: dy, &reach, &best)
      }
    }
    return far.squaredDistance(x: x, y: y, best, enough: enough)
  }

  /// Nearest set bit of one row, if it is nearer than `reach` columns.
  @inline(__always) private func look(
    _ words: Span<UInt64>, row: Int, x: Int, dy: Double, _ reach: inout Int, _ best: inout Double
  ) {
    let base = row * target.stride
    let own = min(x >> 6, target.stride - 1)
    let offset = min(nearestRight(words, base, own, x, reach), nearestLeft(words, base, own, x, reach))
    guard offset < reach else { return }
    reach = offset
    let dx = Double(offset) * spacing.x
    best = min(best, dx * dx + dy * dy)
  }

  @inline(__always) private func nearestRight(
    _ words: Span<UInt64>, _ base: Int, _ own: Int, _ x: Int, _ reach: Int
  ) -> Int {
    let bits = words[base + own] >> UInt64(x - own << 6)
    if bits != 0 { return bits.trailingZeroBitCount }
    var word = own + 1
    while word < target.stride, word << 6 - x < reach {
      let bits = words[base + word]
      if bits != 0 { return word << 6 + bits.trailingZeroBitCount - x }
      word += 1
    }
    return .max
  }

  @inline(__always) private func nearestLeft(
    _ words: Span<UInt64>, _ base: Int, _ own: Int, _ x: Int, _ reach: Int
  ) -> Int {
    let shift = 63 - (x - own << 6)
    let bits = shift >= 0 ? words[base + own] << UInt64(shift) : words[base + own]
    if bits != 0 { return bits.leadingZeroBitCount - min(0, shift) }
    var word = own - 1
    while word >= 0, x - (word << 6 + 63) < reach {
      let bits = words[base + word]
      if bits != 0 { return x - (word << 6 + 63 - bits.leadingZeroBitCount) }
      word -= 1
    }
    return .max
  }
}
