internal import ApicalImaging

/// Finds what is near a point among the pixels of a mask, however far: empty squares of 8 × 8 pixels are passed over.
///
/// The squares that hold a pixel are a mask themselves. Its rows are walked away from the point, and in each row the
/// squares outwards; a square is opened only when it can hold something nearer than the best so far.
struct SquareIndex {
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

  /// Opens squares around a point until no other can hold anything nearer.
  ///
  /// - Parameters:
  ///   - x: Column of the point, in pixels.
  ///   - y: Its row.
  ///   - margin: How far, in pixels, what a pixel stands for may reach beyond it.
  ///   - best: Squared distance of the nearest so far, mm².
  ///   - enough: The search ends early once `best` does not exceed this one.
  ///   - visit: Called with eight pixels of a row that are not all empty, the first column and the row; lowers `best`.
  @inline(__always) func search(
    x: Double, y: Double, margin: Double = 0, best: inout Double, enough: Double = -1,
    visit: (_ bits: UInt64, _ column: Int, _ row: Int, _ best: inout Double) -> Void
  ) {
    let own = Int(max(0, y)) >> 3
    var step = max(0, rows.lowerBound - own, own - (rows.upperBound - 1))
    while best > enough, own - step >= rows.lowerBound || own + step < rows.upperBound {
      // Either row of this step is at least this far.
      let gap = max(0, Double(8 * (step - 1)) - margin) * spacing.y
      guard gap * gap < best else { break }
      search(row: own - step, x: x, y: y, margin, &best, visit)
      if step > 0 { search(row: own + step, x: x, y: y, margin, &best, visit) }
      step += 1
    }
  }

  /// Opens the squares of one row, outwards on both sides.
  @inline(__always) private func search(
    row: Int, x: Double, y: Double, _ margin: Double, _ best: inout Double,
    _ visit: (UInt64, Int, Int, inout Double) -> Void
  ) {
    guard rows.contains(row) else { return }
    let gap = max(0, Double(row << 3) - y - margin, y - Double(row << 3 + 7) - margin) * spacing.y
    let squaredGap = gap * gap
    guard squaredGap < best else { return }
    let words = squares.words.span
    let (base, own) = (row * squares.stride, min(Int(max(0, x)) >> 3, squares.width - 1))
    var (word, bits) = (own >> 6, words[base + own >> 6] & (.max << UInt64(own & 63)))
    right: while true {
      while bits != 0 {
        let column = word << 6 + bits.trailingZeroBitCount
        let dx = max(0, Double(column << 3) - x - margin) * spacing.x
        guard dx * dx + squaredGap < best else { break right }
        open(column, row, &best, visit)
        bits &= bits - 1
      }
      word += 1
      guard word < squares.stride else { break }
      bits = words[base + word]
    }
    (word, bits) = (own >> 6, words[base + own >> 6] & ~(.max << UInt64(own & 63)))
    left: while true {
      while bits != 0 {
        let column = word << 6 + 63 - bits.leadingZeroBitCount
        let dx = max(0, x - Double(column << 3 + 7) - margin) * spacing.x
        guard dx * dx + squaredGap < best else { break left }
        open(column, row, &best, visit)
        bits &= ~(1 << UInt64(column & 63))
      }
      word -= 1
      guard word >= 0 else { break }
      bits = words[base + word]
    }
  }

  @inline(__always) private func open(
    _ column: Int, _ row: Int, _ best: inout Double, _ visit: (UInt64, Int, Int, inout Double) -> Void
  ) {
    let words = target.words.span
    let shift = UInt64(column & 7) << 3
    for line in row << 3..<min(row << 3 + 8, target.height) {
      let bits = (words[line * target.stride + column >> 3] >> shift) & 0xFF
      if bits != 0 { visit(bits, column << 3, line, &best) }
    }
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
