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

  /// The pixels of `map` that carry one of `labels`.
  init(_ map: LabelMap, labels: [Label]) {
    self.init(width: map.width, height: map.height)
    for label in labels { insert(map.labels, label: label.rawValue) }
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

  /// Eight pixels at a time: the bytes equal to `label` become the bits of one byte.
  private mutating func insert(_ labels: [UInt8], label: UInt8) {
    let pattern = UInt64(label) &* 0x0101_0101_0101_0101
    let (width, stride) = (width, stride)
    unsafe labels.withUnsafeBytes { bytes in
      for y in 0..<height {
        let row = y * width
        var x = 0
        while x + 8 <= width {
          // Background is most of an image: pass over it 32 pixels at a time.
          if label != 0, x + 32 <= width,
            unsafe bytes.loadUnaligned(fromByteOffset: row + x, as: SIMD4<UInt64>.self) == .zero
          {
            x += 32
            continue
          }
          let eight = unsafe UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: row + x, as: UInt64.self))
          if eight != 0 || label == 0 {
            words[y * stride + x >> 6] |= Self.bitsOfZeroBytes(eight ^ pattern) << UInt64(x & 63)
          }
          x += 8
        }
        while x < width {
          if unsafe bytes[row + x] == label { words[y * stride + x >> 6] |= 1 << UInt64(x & 63) }
          x += 1
        }
      }
    }
  }

  /// Bit i is set when byte i is zero: no carry leaves a byte, and the product moves bit 8 i to bit 56 + i.
  private static func bitsOfZeroBytes(_ bytes: UInt64) -> UInt64 {
    let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let isZero = ~(((bytes & low7) &+ low7) | bytes | low7)
    return ((isZero >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
