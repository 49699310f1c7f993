extension BitMask {
  /// The pixels of the mask with a 4-neighbour outside of it; beyond the image everything is outside.
  func boundary() -> BitMask {
    var result = BitMask(width: width, height: height)
    for y in rows {
      for index in y * stride..<(y + 1) * stride where words[index] != 0 {
        let word = words[index]
        let above = y > 0 ? words[index - stride] : 0
        let below = y + 1 < height ? words[index + stride] : 0
        result.words[index] = word & ~(shiftedRight(index) & shiftedLeft(index) & above & below)
      }
    }
    return result
  }

  /// The pixels whose eight neighbours all belong to the mask; beyond the image everything is outside.
  func eroded() -> BitMask {
    var alongRows = BitMask(width: width, height: height)
    for index in words.indices where words[index] != 0 {
      alongRows.words[index] = words[index] & shiftedRight(index) & shiftedLeft(index)
    }
    var result = BitMask(width: width, height: height)
    for y in 0..<height where y > 0 && y + 1 < height {
      for index in y * stride..<(y + 1) * stride {
        result.words[index] =
          alongRows.words[index] & alongRows.words[index - stride] & alongRows.words[index + stride]
      }
    }
    return result
  }

  /// The word whose bits are the left neighbours of those at `index`.
  @inline(__always) func shiftedRight(_ index: Int) -> UInt64 {
    let carry = index % stride > 0 ? words[index - 1] >> 63 : 0
    return words[index] << 1 | carry
  }

  /// The word whose bits are the right neighbours of those at `index`.
  @inline(__always) func shiftedLeft(_ index: Int) -> UInt64 {
    let carry = (index + 1) % stride > 0 ? words[index + 1] << 63 : 0
    return words[index] >> 1 | carry
  }

  /// Calls `body` with column and row of each pixel, row after row.
  @inline(__always) func forEachPixel(_ body: (_ x: Int, _ y: Int) -> Void) {
    for y in rows {
      for word in 0..<stride {
        var bits = words[y * stride + word]
        while bits != 0 {
          body(word << 6 + bits.trailingZeroBitCount, y)
          bits &= bits - 1
        }
      }
    }
  }

  /// Calls `body` once a row that has pixels, with their columns, ascending.
  @inline(__always) func forEachRow(_ body: (_ xs: [Int], _ y: Int) -> Void) {
    var xs: [Int] = []
    for y in rows {
      xs.removeAll(keepingCapacity: true)
      for word in 0..<stride {
        var bits = words[y * stride + word]
        while bits != 0 {
          xs.append(word << 6 + bits.trailingZeroBitCount)
          bits &= bits - 1
        }
      }
      if !xs.isEmpty { body(xs, y) }
    }
  }

  /// The pixels of this mask that `other` lacks. Both have one size.
  func subtracting(_ other: BitMask) -> BitMask {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }
}
