internal import ApicalRandom

/// The draws of one resample: numbers of units, each equally likely.
struct ResampleRandom {
  private var random: Xoshiro256
  private let count: UInt64
  /// Products below this one are drawn again, so that no unit is favoured. Lemire, ACM Trans. Model. Comput. Simul. 2019.
  private let threshold: UInt32

  /// - Precondition: `count` lies in 1..<2³².
  init(_ source: CounterRandom, resample: Int, units count: Int) {
    precondition(count > 0 && count <= UInt32.max, "a resample draws from 1 to 2³² − 1 units, not \(count)")
    var seed = source.from(block: 2 * UInt64(resample))
    random = Xoshiro256(seed: &seed)
    self.count = UInt64(count)
    threshold = (0 &- UInt32(count)) % UInt32(count)
  }

  /// Fills `drawn` with unit numbers.
  mutating func fill(_ drawn: inout [Int]) {
    var index = 0
    while index + 1 < drawn.count {
      let (first, second) = pair()
      drawn[index] = first
      drawn[index + 1] = second
      index += 2
    }
    if index < drawn.count { drawn[index] = pair().0 }
  }

  /// Sum and sum of squares of as many values as there are, drawn with replacement.
  ///
  /// - Precondition: `values` holds one value per unit.
  mutating func sums(of values: Span<Double>) -> (sum: Double, squares: Double) {
    precondition(values.count == Int(count), "one value per unit")
    var (sum0, sum1, squares0, squares1) = (0.0, 0.0, 0.0, 0.0)
    var draws = self  // a copy stays in registers
    defer { self = draws }
    for _ in 0..<values.count / 2 {
      let (first, second) = draws.pair()
      let x = unsafe values[unchecked: first]
      let y = unsafe values[unchecked: second]
      sum0 += x
      sum1 += y
      squares0 += x * x
      squares1 += y * y
    }
    if values.count % 2 == 1 {
      let x = values[draws.pair().0]
      sum0 += x
      squares0 += x * x
    }
    return (sum0 + sum1, squares0 + squares1)
  }

  /// Sum of as many values as there are, drawn with replacement and added in the order of ``fill(_:)``.
  ///
  /// - Precondition: `values` holds one value per unit.
  mutating func sum(of values: Span<SIMD8<Double>>) -> SIMD8<Double> {
    precondition(values.count == Int(count), "one value per unit")
    var total = SIMD8<Double>()
    var draws = self  // a copy stays in registers
    defer { self = draws }
    for _ in 0..<values.count / 2 {
      let (first, second) = draws.pair()
      total += unsafe values[unchecked: first]
      total += unsafe values[unchecked: second]
    }
    if values.count % 2 == 1 { total += values[draws.pair().0] }
    return total
  }

  /// Two unit numbers from one draw of 64 bits.
  @inline(__always) private mutating func pair() -> (Int, Int) {
    let bits = random.next()
    return (unit(bits >> 32), unit(bits & 0xFFFF_FFFF))
  }

  /// The unit of 32 random bits, which are drawn again where they would favour some units.
  @inline(__always) private mutating func unit(_ bits: UInt64) -> Int {
    var product = bits &* count
    while UInt32(truncatingIfNeeded: product) < threshold { product = (random.next() >> 32) &* count }
    return Int(truncatingIfNeeded: product >> 32)
  }
}
