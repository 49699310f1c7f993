import ApicalImaging
import ApicalRandom
import Foundation
import TestSupport

/// Geometric sectors with speckle for the tests of the estimator.
struct SectorPhantom {
  var size = PixelSize(width: 400, height: 300)
  var spacing = (x: 0.4, y: 0.4)
  var tip = Point(x: 200, y: 0)
  var left = 37.5, right = 37.5
  /// Share of black pixels inside.
  var blackSpeckle = 0.3
  /// Mean of the noise around the sector, and its standard deviation.
  var floor: Float = 0, noise: Float = 0
  var seed: UInt64 = 1

  var sector: Sector {
    get throws {
      let depth = Double(size.height) * spacing.y
      return Sector(
        tip: tip, leftAngle: left, rightAngle: right, radius: depth - tip.y * spacing.y - 1, depth: depth,
        spacing: try Spacing(x: spacing.x, y: spacing.y))
    }
  }

  /// Exponential speckle of mean 40 inside; brightness falls by half from left to right.
  func image() throws -> Image {
    let sector = try sector
    var random = CounterRandom(seed: seed, stream: "phantom")
    var image = Image(size: size, spacing: sector.spacing)
    for y in 0..<size.height {
      for x in 0..<size.width {
        var value = max(0, floor + noise * Float(random.normal()))
        let isBlack = random.uniform() < blackSpeckle
        let echo = -40 * log(1 - random.uniform()) * (1 - 0.5 * Double(x) / Double(size.width))
        if !isBlack, sector.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)) { value += Float(echo) }
        image[x, y] = min(255, value.rounded())
      }
    }
    return image
  }
}
