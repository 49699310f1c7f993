/// A counter-based random generator: the n-th draw depends on the key and n alone.
///
/// Philox 4×32 with ten rounds (Salmon et al., SC 2011, doi 10.1145/2063384.2063405). A stream is keyed by
/// study seed, exam and purpose, so that results do not depend on threads, order, resume or sharding.
public struct CounterRandom: RandomNumberGenerator, Sendable {
  private let key: (UInt32, UInt32)
  private var counter: (UInt64, UInt64)
  private var buffered: UInt64?

  /// - Parameters:
  ///   - seed: The study's seed.
  ///   - stream: What is drawn for, such as the exam's id followed by the purpose.
  public init(seed: UInt64, stream: String) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    counter = (0, Self.hash(stream))
  }

  /// The same stream from another place on: each block holds two draws of 64 bits.
  ///
  /// Work that is cut in parts gives each part its own blocks, and no part waits for another.
  public func from(block: UInt64) -> CounterRandom {
    var moved = self
    moved.counter.0 = block
    moved.buffered = nil
    return moved
  }

  /// The next 64 bits of the stream.
  public mutating func next() -> UInt64 {
    if let value = buffered {
      buffered = nil
      return value
    }
    let block = Self.philox(counter: counter, key: key)
    counter.0 &+= 1
    buffered = UInt64(block.2) << 32 | UInt64(block.3)
    return UInt64(block.0) << 32 | UInt64(block.1)
  }

  /// The block cipher itself, public to this package for its published test vectors.
  package static func philox(
    counter: (UInt64, UInt64), key: (UInt32, UInt32)
  ) -> (UInt32, UInt32, UInt32, UInt32) {
    var c0 = UInt32(truncatingIfNeeded: counter.0)
    var c1 = UInt32(truncatingIfNeeded: counter.0 >> 32)
    var c2 = UInt32(truncatingIfNeeded: counter.1)
    var c3 = UInt32(truncatingIfNeeded: counter.1 >> 32)
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = UInt64(0xD251_1F53) * UInt64(c0)
      let second = UInt64(0xCD9E_8D57) * UInt64(c2)
      (c0, c1, c2, c3) = (
        UInt32(second >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: second),
        UInt32(first >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: first)
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }

  /// FNV-1a over the UTF-8 bytes.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension RandomNumberGenerator {
  /// A draw from [0, 1) with 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A draw from the range.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }
}
