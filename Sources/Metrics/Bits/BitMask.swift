internal import ApicalImaging

/// A mask with 64 pixels a word: bit i of word j of a row is column 64 j + i.
///
/// Bits beyond the last column are zero.
struct BitMask: Sendable, Equatable {
  let width, height: Int
  /// Words a row.
  let stride: Int
  /// `stride × height` words, row after row.
  var words: [UInt64]

  /// An empty mask.
  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    stride = (width + 63) / 64
    words = [UInt64](repeating: 0, count: stride * height)
  }

  /// The same set of pixels.
  init(_ mask: Mask) {
    self.init(width: mask.width, height: mask.height)
    let inside = mask.isInside.span
    for y in 0..<height {
      for x in 0..<width where inside[y * width + x] { words[y * stride + x >> 6] |= 1 << UInt64(x & 63) }
    }
  }

  /// Number of pixels.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// True without a pixel.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// From the first row with a pixel to behind the last; empty without a pixel.
  var rows: Range<Int> {
    guard let first = words.firstIndex(where: { $0 != 0 }), let last = words.lastIndex(where: { $0 != 0 })
    else { return 0..<0 }
    return first / stride..<(last / stride + 1)
  }

  /// From the first column with a pixel to behind the last; empty without a pixel.
  var columns: Range<Int> {
    var all = [UInt64](repeating: 0, count: stride)
    for y in rows { for word in 0..<stride { all[word] |= words[y * stride + word] } }
    guard let first = all.firstIndex(where: { $0 != 0 }), let last = all.lastIndex(where: { $0 != 0 })
    else { return 0..<0 }
    return first << 6 + all[first].trailingZeroBitCount..<last << 6 + 64 - all[last].leadingZeroBitCount
  }
}
