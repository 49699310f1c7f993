import Foundation

/// Numbers that the Python side makes as well: the same everywhere, without ties, zeros or a random generator.
enum Samples {
  /// sin(k²) × 10 + `shift`, k = 1…count.
  static func wave(_ count: Int, shift: Double = 1) -> [Double] {
    (1...count).map { sin(Double($0) * Double($0)) * 10 + shift }
  }
}
