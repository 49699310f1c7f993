internal import ApicalParallel

/// The slopes of all lines through two of n points, in order, without storing them.
///
/// Slopes of −1 are left out, as are the undefined ones of identical points; vertical ones are +∞. O(n²)
/// time, one division a pair and pass, on all cores.
struct PairwiseSlopes: Sendable {
  private let x, y: [Double]
  /// Number of slopes, and how many of them lie below −1.
  let count, belowMinusOne: Int
  /// Rising less falling pairs: the numerator of Kendall's τ.
  let concordance: Int

  /// Shares of the rows that are worked on side by side; what comes out does not depend on it.
  private static let shares = 8

  init(_ x: [Double], _ y: [Double]) {
    self.x = x
    self.y = y
    let counts = (0..<Self.shares).mapSideBySide(pieces: Self.shares) { share in
      var found = SIMD4<Int>()
      Self.forEach(x, y, share) { slope in
        let isMinusOne = slope == -1
        found[0] += isMinusOne ? 0 : 1
        found[1] += slope < -1 ? 1 : 0
        if slope < .infinity { found[2] += slope > 0 ? 1 : slope < 0 ? -1 : 0 }
      }
      return found
    }
    let total = counts.reduce(SIMD4<Int>(), &+)
    count = total[0]
    belowMinusOne = total[1]
    concordance = total[2]
  }

  /// Calls with every defined slope of the rows i = share, share + 8, … and the points j > i.
  @inline(__always)
  private static func forEach(_ x: [Double], _ y: [Double], _ share: Int, _ body: (Double) -> Void) {
    for i in stride(from: share, to: x.count, by: shares) {
      let (xi, yi) = (x[i], y[i])
      for j in (i + 1)..<max(i + 1, x.count) {
        let (dx, dy) = (x[j] - xi, y[j] - yi)
        // Plus zero: −0 would sort apart from 0.
        if dx != 0 { body(dy / dx + 0) } else if dy != 0 { body(.infinity) }
      }
    }
  }

  /// The slopes of these ranks, 1…count in ascending order.
  ///
  /// Sorted where they are few; otherwise found digit by digit of 16 bits, which takes four passes for any
  /// number.
  func values(ranks: [Int]) -> [Double] {
    if count <= 1 << 16 {
      var all: [Double] = []
      all.reserveCapacity(count)
      for share in 0..<Self.shares {
        Self.forEach(x, y, share) { slope in if slope != -1 { all.append(slope) } }
      }
      all.sort()
      return ranks.map { all[$0 - 1] }
    }
    var found = ranks.map { (prefix: UInt64(0), rank: $0 - 1) }
    for level in 0..<4 {
      let prefixes = Array(Set(found.map(\.prefix)))
      let counts = digits(after: prefixes, shift: UInt64(48 - 16 * level))
      found = found.map { prefix, rank in
        var position = prefixes.firstIndex(of: prefix)! << 16
        var rank = rank
        while rank >= counts[position] {
          rank -= counts[position]
          position += 1
        }
        return (prefix << 16 | UInt64(position & 0xFFFF), rank)
      }
    }
    return found.map { Self.slope(key: $0.prefix) }
  }

  /// How often each 16-bit digit follows each prefix: one row of 65 536 counts a prefix.
  private func digits(after prefixes: [UInt64], shift: UInt64) -> [Int] {
    let parts = (0..<Self.shares).mapSideBySide(pieces: Self.shares) { share in
      var counts = [Int](repeating: 0, count: prefixes.count << 16)
      Self.forEach(x, y, share) { slope in
        guard slope != -1 else { return }
        let key = Self.key(slope) >> shift
        for row in prefixes.indices where prefixes[row] == key >> 16 {
          counts[row << 16 | Int(key & 0xFFFF)] += 1
        }
      }
      return counts
    }
    var total = parts[0]
    for part in parts.dropFirst() {
      for index in total.indices { total[index] += part[index] }
    }
    return total
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
