/// The slopes of all lines through two of n points, in order, without storing them.
///
/// Undefined slopes (both coordinates equal) and slopes of exactly −1 are left out; vertical ones are +∞.
/// O(n²) time: one division a pair and pass.
struct PairwiseSlopes {
  private let x, y: [Double]
  /// Number of slopes, and how many of them lie below −1.
  let count, belowMinusOne: Int

  init(_ x: [Double], _ y: [Double]) {
    self.x = x
    self.y = y
    var count = 0
    var below = 0
    Self.forEach(x, y) { slope in
      count += 1
      if slope < -1 { below += 1 }
    }
    self.count = count
    belowMinusOne = below
  }

  @inline(__always)
  private static func forEach(_ x: [Double], _ y: [Double], _ body: (Double) -> Void) {
    for i in 0..<x.count {
      let (xi, yi) = (x[i], y[i])
      for j in (i + 1)..<max(i + 1, x.count) {
        let (dx, dy) = (x[j] - xi, y[j] - yi)
        if dx == 0 {
          if dy != 0 { body(.infinity) }
        } else if dy != -dx {
          // Plus zero: −0 would sort apart from 0.
          body(dy / dx + 0)
        }
      }
    }
  }

  /// The slopes of these ranks, 1…count in ascending order.
  ///
  /// Sorted where they are few; otherwise found digit by digit of 16 bits, which takes four passes for any number.
  func values(ranks: [Int]) -> [Double] {
    if count <= 1 << 16 {
      var all: [Double] = []
      all.reserveCapacity(count)
      Self.forEach(x, y) { all.append($0) }
      all.sort()
      return ranks.map { all[$0 - 1] }
    }
    var found = ranks.map { (prefix: UInt64(0), rank: $0 - 1) }
    for level in 0..<4 {
      let shift = UInt64(48 - 16 * level)
      let prefixes = Array(Set(found.map(\.prefix)))
      let counts = digits(after: prefixes, shift: shift)
      found = found.map { prefix, rank in
        let row = counts[prefixes.firstIndex(of: prefix)!]
        var rank = rank
        var digit = 0
        while rank >= row[digit] {
          rank -= row[digit]
          digit += 1
        }
        return (prefix << 16 | UInt64(digit), rank)
      }
    }
    return found.map { Self.slope(key: $0.prefix) }
  }

  /// How often each 16-bit digit follows each prefix.
  private func digits(after prefixes: [UInt64], shift: UInt64) -> [[Int]] {
    var counts = [Int](repeating: 0, count: prefixes.count << 16)
    Self.forEach(x, y) { slope in
      let key = Self.key(slope)
      // Shifted in two steps: the first digit has no prefix, and 64 is no shift.
      let prefix = (key >> shift) >> 16
      let digit = Int((key >> shift) & 0xFFFF)
      for (row, wanted) in prefixes.enumerated() where wanted == prefix { counts[row << 16 | digit] += 1 }
    }
    return prefixes.indices.map { Array(counts[$0 << 16..<($0 + 1) << 16]) }
  }

  /// Bits that sort as the numbers do.
  @inline(__always)
  private static func key(_ slope: Double) -> UInt64 {
    let bits = slope.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func slope(key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
