import ApicalMetrics
import Foundation

/// Feature vectors by a formula that NumPy was given too:
/// np.sin(a + 3*i + 7*j*j) + b*np.cos(i*j) + c*j/d for i in range(n), j in range(d).
enum SampleFeatures {
  static func set(_ n: Int, _ d: Int, _ a: Double, _ b: Double, _ c: Double) throws -> FeatureSet {
    func feature(_ i: Double, _ j: Double) -> Double {
      let wave = sin(a + 3 * i + 7 * j * j)
      return wave + b * cos(i * j) + c * j / Double(d)
    }
    return try FeatureSet((0..<n).map { i in (0..<d).map { j in feature(Double(i), Double(j)) } })
  }
}
