public import ApicalRandom
internal import Foundation

/// Standard normal draws from a uniform generator by the transformation of Box and Muller (Ann. Math. Stat. 1958;29:610).
///
/// Each pair of draws takes 64 bits, half of them for the radius: the largest draw is 6.8, and the tails beyond it,
/// 1e-11 of all draws, are missing. In single precision, as the noise of an image is.
public struct GaussianNoise: NoiseSource, Sendable {
  private var random: CounterRandom

  /// Draws of the stream.
  public init(_ random: CounterRandom) { self.random = random }

  /// As many draws as asked for; an odd number discards one.
  public mutating func draw(_ count: Int) -> [Float] {
    let turn = 2 * Float.pi * 0x1p-32
    return [Float](capacity: count) { draws in
      while draws.count < count {
        let bits = random.next()
        let share = (Double(UInt32(truncatingIfNeeded: bits)) + 0.5) * 0x1p-32
        let radius = (-2 * logf(Float(share))).squareRoot()
        let angle = turn * Float(UInt32(truncatingIfNeeded: bits >> 32))
        draws.append(radius * cosf(angle))
        if draws.count < count { draws.append(radius * sinf(angle)) }
      }
    }
  }
}
