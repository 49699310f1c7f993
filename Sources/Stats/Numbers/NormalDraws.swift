internal import ApicalRandom
internal import Foundation

/// Standard normal random numbers by Marsaglia's polar method, SIAM Rev. 1964;6:260–264.
struct NormalDraws {
  private var random: Xoshiro256
  private var spare: Double?

  init(_ seed: some RandomNumberGenerator) {
    var seed = seed
    random = Xoshiro256(seed: &seed)
  }

  mutating func next() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    while true {
      let (x, y) = (symmetric(), symmetric())
      let square = x * x + y * y
      guard square < 1, square > 0 else { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }

  /// From [−1, 1).
  private mutating func symmetric() -> Double { Double(Int64(bitPattern: random.next()) >> 11) * 0x1p-52 }
}
