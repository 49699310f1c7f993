internal import ApicalImaging

/// Exact distance to the nearest pixel of a set that may be far: empty squares of 8 × 8 pixels are passed over.
///
/// The squares that hold a pixel are a mask themselves. Its rows are walked away from the pixel, and in each row the
/// squares outwards; a square is opened only when its nearest corner is nearer than the best pixel so far.
struct FarPixel {
  private let target: BitMask
  /// One bit a square.
  private let squares: BitMask
  private let rows: Range<Int>
  private let spacing: Spacing

  /// - Precondition: `target` has a pixel.
  init(of target: BitMask, spacing: Spacing) {
    self.target = target
    self.spacing = spacing
    squares = target.squares()
    rows = squares.rows
  }

  /// Squared distance in mm², or `best` where no pixel is nearer.
  ///
  /// - Parameter enough: The search ends early once the distance is known not to exceed this one.
  func squaredDistance(x: Int, y: Int, _ best: Double, enough: Double) -> Double {
    var best = best
    let own = y >> 3
    var step = max(0, rows.lowerBound - own, own - (rows.upperBound - 1))
    while best > enough, own - step >= rows.lowerBound || own + step < rows.upperBound {
      // Either row of this step is at least this far.
      let gap = Double(max(0, 8 * step - 7)) * spacing.y
      guard gap * gap < best else { break }
      search(row: own - step, x: x, y: y, &best)
      if step > 0 { search(row: own + step, x: x, y: y, &best) }
      step += 1
    }
    return best
  }

  /// Opens the squares of one row, outwards on both sides, while they can hold a nearer pixel.
  private func search(row: Int, x: Int, y: Int, _ best: inout Double) {
    guard rows.contains(row) else { return }
    let gap = Double(max(0, row << 3 - y, y - (row << 3 + 7))) * spacing.y
    let squaredGap = gap * gap
    guard squaredGap < best else { return }
    let words = squares.words.span
    let base = row * squares.stride
    let own = min(x >> 3, squares.width - 1)
    var word = own >> 6
    var bits = words[base + word] & (.max << UInt64(own & 63))
    right: while true {
      while bits != 0 {
        let column = word << 6 + bits.trailingZeroBitCount
        let dx = Double(max(0, column << 3 - x)) * spacing.x
        guard dx * dx + squaredGap < best else { break right }
        open(column, row, x: x, y: y, &best)
        bits &= bits - 1
      }
      word += 1
      guard word < squares.stride else { break }
      bits = words[base + word]
    }
    word = own >> 6
    bits = words[base + word] & ~(.max << UInt64(own & 63))
    left: while true {
      while bits != 0 {
        let column = word << 6 + 63 - bits.leadingZeroBitCount
        let dx = Double(max(0, x - (column << 3 + 7))) * spacing.x
        guard dx * dx + squaredGap < best else { break left }
        open(column, row, x: x, y: y, &best)
        bits &= ~(1 << UInt64(column & 63))
      }
      word -= 1
      guard word >= 0 else { break }
      bits = words[base + word]
    }
  }

  /// Looks at the pixels of one square.
  private func open(_ column: Int, _ row: Int, x: Int, y: Int, _ best: inout Double) {
    let words = target.words.span
    let shift = UInt64(column & 7) << 3
    for line in row << 3..<min(row << 3 + 8, target.height) {
      let bits = (words[line * target.stride + column >> 3] >> shift) & 0xFF
      guard bits != 0 else { continue }
      let dy = Double(line - y) * spacing.y
      let dx = Double(Self.nearestColumn(of: bits, to: x - column << 3)) * spacing.x
      best = min(best, dx * dx + dy * dy)
    }
  }

  /// Columns from `x` to the nearest bit of a byte; both count from the byte's first column.
  @inline(__always) private static func nearestColumn(of bits: UInt64, to x: Int) -> Int {
    if x <= 0 { return bits.trailingZeroBitCount - x }
    if x >= 7 { return x - (63 - bits.leadingZeroBitCount) }
    let (right, left) = (bits >> UInt64(x), bits << UInt64(63 - x))
    return min(right == 0 ? 8 : right.trailingZeroBitCount, left == 0 ? 8 : left.leadingZeroBitCount)
  }
}

extension BitMask {
  /// One bit a square of 8 × 8 pixels: set where the square holds a pixel.
  fileprivate func squares() -> BitMask {
    var result = BitMask(width: (width + 7) >> 3, height: (height + 7) >> 3)
    for row in 0..<result.height {
      for word in 0..<stride {
        var all: UInt64 = 0
        for line in row << 3..<min(row << 3 + 8, height) { all |= words[line * stride + word] }
        guard all != 0 else { continue }
        result.words[row * result.stride + word >> 3] |= Self.bitsOfUsedBytes(all) << UInt64(8 * (word & 7))
      }
    }
    return result
  }

  /// Bit i is set when byte i is not zero.
  private static func bitsOfUsedBytes(_ bytes: UInt64) -> UInt64 {
    let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let isUsed = (((bytes & low7) &+ low7) | bytes) & ~low7
    return ((isUsed >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
