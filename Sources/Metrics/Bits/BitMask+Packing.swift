internal import ApicalImaging

extension BitMask {
  /// The pixels of `map` that carry one of `labels`.
  init(_ map: LabelMap, labels: [Label]) {
    self.init(width: map.width, height: map.height)
    for label in labels { insert(map.labels, label: label.rawValue) }
  }

  /// 64 pixels at a time: most of an image is background or inside of the structure, and told at a glance.
  private mutating func insert(_ labels: [UInt8], label: UInt8) {
    let (width, height, stride) = (width, height, stride)
    let pattern = SIMD8<UInt64>(repeating: UInt64(label) &* 0x0101_0101_0101_0101)
    unsafe labels.withUnsafeBytes { bytes in
      unsafe words.withUnsafeMutableBufferPointer { words in
        for y in 0..<height {
          for word in 0..<stride {
            let length = min(64, width - word << 6)
            // The last pixels of a row are the last of a block that ends with it.
            let start = y * width + word << 6 + length - 64
            let block =
              if start >= 0 {
                unsafe bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<UInt64>.self)
              } else {
                unsafe Self.firstBlock(bytes, start + 64)
              }
            if label != 0, block.isZero { continue }
            let difference = block ^ pattern
            let bits = difference.isZero ? .max : Self.bitsOfZeroBytes(difference)
            unsafe words[y * stride + word] |= bits >> UInt64(64 - length)
          }
        }
      }
    }
  }

  /// The first `end` pixels of an image, at the end of a block.
  private static func firstBlock(_ bytes: UnsafeRawBufferPointer, _ end: Int) -> SIMD8<UInt64> {
    var block = SIMD64<UInt8>()
    for offset in 0..<end { block[64 - end + offset] = unsafe bytes[offset] }
    return unsafe unsafeBitCast(block, to: SIMD8<UInt64>.self)
  }

  /// Bit i is set when byte i of the 64 is zero.
  @inline(__always) private static func bitsOfZeroBytes(_ block: SIMD8<UInt64>) -> UInt64 {
    let low7 = SIMD8<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
    // The highest bit of each byte that is zero: no carry leaves a byte.
    let zeros = ~(((block & low7) &+ low7) | block | low7)
    if zeros.isZero { return 0 }
    var bits: UInt64 = 0
    for lane in 0..<8 {
      // The product moves bit 8 i to bit 56 + i.
      let eight = ((UInt64(littleEndian: zeros[lane]) >> 7) &* 0x0102_0408_1020_4080) >> 56
      bits |= eight << UInt64(8 * lane)
    }
    return bits
  }
}

extension SIMD8<UInt64> {
  /// True when no bit is set; four instructions, where comparing lane by lane takes many.
  @inline(__always) fileprivate var isZero: Bool {
    let quarter = (lowHalf | highHalf).lowHalf | (lowHalf | highHalf).highHalf
    return quarter[0] | quarter[1] == 0
  }
}
