import ApicalImaging
import ApicalRandom
import Testing

@testable import ApicalMetrics

@Suite struct ResampledMaskTests {
  /// Blobs of several labels on a grid of any size, resized the long way.
  @Test(arguments: 0..<60) func equalsTheResizedMap(_ seed: UInt64) {
    var random = CounterRandom(seed: seed, stream: "resampled")
    let size = PixelSize(
      width: Int.random(in: 1...150, using: &random), height: Int.random(in: 1...120, using: &random))
    let target = PixelSize(
      width: Int.random(in: 1...90, using: &random), height: Int.random(in: 1...90, using: &random))
    var map = LabelMap(size: size, spacing: nil, labels: [UInt8](repeating: 0, count: size.count))
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let label = UInt8.random(in: 0...3, using: &random)
      let (x, y) = (
        Int.random(in: 0..<size.width, using: &random), Int.random(in: 0..<size.height, using: &random)
      )
      for row in y..<Int.random(in: (y + 1)...size.height, using: &random) {
        for column in x..<Int.random(in: (x + 1)...size.width, using: &random) {
          map[column, row] = Label(rawValue: label)
        }
      }
    }
    if seed % 3 == 0 {
      for index in map.labels.indices where random.uniform() < 0.2 { map.labels[index] = 1 }
    }
    let resized = map.resized(to: target)
    for label in [Label.background, .lv, .myo, .la] {
      #expect(ResampledMask(of: label, in: map, on: target).bits == BitMask(resized, labels: [label]))
    }
  }
}
