/// A fast generator for one small piece of work: xoshiro256++ (Blackman & Vigna, ACM Trans. Math. Softw. 2021;47:36).
///
/// It is seeded from a ``CounterRandom``, which keeps the pieces independent of each other and of their order.
public struct Xoshiro256: RandomNumberGenerator, Sendable {
  @usableFromInline var a, b, c, d: UInt64

  /// Takes four draws as the state.
  public init(seed: inout some RandomNumberGenerator) {
    self.init(state: (seed.next(), seed.next(), seed.next(), seed.next()))
  }

  /// - Precondition: `state` is not all zero.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state != (0, 0, 0, 0), "xoshiro256++ never leaves the state zero")
    (a, b, c, d) = state
  }

  /// The next 64 bits.
  @inlinable public mutating func next() -> UInt64 {
    let sum = a &+ d
    let result = (sum << 23 | sum >> 41) &+ a
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return result
  }
}
