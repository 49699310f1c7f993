import ApicalImaging
internal import ApicalRandom
import Foundation

/// Complex white Gaussian noise of unit power on a polar grid, row after row of beams.
struct ScattererField: Sendable {
  let real, imaginary: [Float]

  init(count: Int, seed: UInt64, stream: String) {
    var random = CounterRandom(seed: seed, stream: stream)
    var real = [Float](repeating: 0, count: count)
    var imaginary = real
    for index in 0..<count {
      let bits = random.next()
      // Box–Muller: the power is exponential, the phase uniform.
      let size = Self.exponential(bits).squareRoot()
      let phase = Float(bits & 0xFF_FFFF) * (2 * .pi * 0x1p-24)
      real[index] = size * cos(phase)
      imaginary[index] = size * sin(phase)
    }
    self.real = real
    self.imaginary = imaginary
  }

  /// The power of such a field: exponential with mean 1.
  static func powers(count: Int, seed: UInt64, stream: String) -> [Float] {
    var random = CounterRandom(seed: seed, stream: stream)
    return (0..<count).map { _ in exponential(random.next()) }
  }

  private static func exponential(_ bits: UInt64) -> Float { -log((Float(bits >> 40) + 0.5) * 0x1p-24) }
}
