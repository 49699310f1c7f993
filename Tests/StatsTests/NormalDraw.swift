import ApicalRandom
import Foundation

extension RandomNumberGenerator {
  /// A standard normal draw.
  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }
}
