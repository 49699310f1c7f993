internal import ApicalRandom
internal import Foundation

extension RandomNumberGenerator {
  /// A standard normal draw by the transformation of Box and Muller: written apart from what it tests.
  public mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }
}
