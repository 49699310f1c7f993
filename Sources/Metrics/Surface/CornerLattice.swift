internal import ApicalImaging

/// The corners of a mask's pixels: corner (x, y) is the upper left one of pixel (x, y).
struct CornerLattice {
  /// Corners whose four pixels do not agree; one column and one row more than the mask.
  let outline: BitMask
  private let mask: BitMask

  init(_ mask: BitMask) {
    self.mask = mask
    var outline = BitMask(width: mask.width + 1, height: mask.height + 1)
    let rows = mask.rows
    for y in rows.lowerBound...rows.upperBound {
      for word in 0..<outline.stride {
        let (above, aboveLeft) = Self.words(of: mask, row: y - 1, word)
        let (below, belowLeft) = Self.words(of: mask, row: y, word)
        let some = above | aboveLeft | below | belowLeft
        let all = above & aboveLeft & below & belowLeft
        outline.words[y * outline.stride + word] = some & ~all
      }
    }
    self.outline = outline
  }

  /// The pixels below and to the right of each corner of a word, and their left neighbours.
  private static func words(of mask: BitMask, row: Int, _ word: Int) -> (UInt64, UInt64) {
    guard (0..<mask.height).contains(row) else { return (0, 0) }
    let index = row * mask.stride + word
    let own = word < mask.stride ? mask.words[index] : 0
    let carry = word > 0 ? mask.words[index - 1] >> 63 : 0
    return (own, own << 1 | carry)
  }

  /// Which pixels around a corner are set: 8 above left, 4 above right, 2 below left, 1 below right.
  @inline(__always) func code(_ x: Int, _ y: Int) -> Int { pair(x, row: y - 1) << 2 | pair(x, row: y) }

  /// The pixels of a row left and right of a corner, as two bits.
  @inline(__always) private func pair(_ x: Int, row: Int) -> Int {
    guard row >= 0, row < mask.height else { return 0 }
    let (words, base) = (mask.words.span, row * mask.stride)
    let right = x < mask.width ? words[base + x >> 6] >> UInt64(x & 63) & 1 : 0
    let left = x > 0 ? words[base + (x - 1) >> 6] >> UInt64((x - 1) & 63) & 1 : 0
    return Int(truncatingIfNeeded: left << 1 | right)
  }

  /// Length of outline by code, mm: a cut corner is half a diagonal, a straight passage one pixel side.
  static func lengths(_ spacing: Spacing) -> [Double] {
    let cut = (spacing.x * spacing.x + spacing.y * spacing.y).squareRoot() / 2
    let (across, down) = (spacing.x, spacing.y)
    return [0, cut, cut, across, cut, down, 2 * cut, cut, cut, 2 * cut, down, cut, across, cut, cut, 0]
  }
}
