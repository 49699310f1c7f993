public import ApicalRandom
internal import Foundation

/// Standard normal draws from a uniform generator by the transformation of Box and Muller (Ann. Math. Stat. 1958;29:610).
public struct GaussianNoise: NoiseSource, Sendable {
  private var random: CounterRandom

  /// Draws of the stream.
  public init(_ random: CounterRandom) { self.random = random }

  /// As many draws as asked for; an odd number discards one.
  public mutating func draw(_ count: Int) -> [Float] {
    var draws: [Float] = []
    draws.reserveCapacity(count + 1)
    while draws.count < count {
      let radius = (-2 * log(1 - random.uniform())).squareRoot()
      let angle = 2 * Double.pi * random.uniform()
      draws.append(Float(radius * cos(angle)))
      draws.append(Float(radius * sin(angle)))
    }
    return Array(draws.prefix(count))
  }
}
