import ApicalImaging
import Foundation

/// Polar samples to the pixels of a sector, by bilinear interpolation.
struct ScanConversion {
  private let acquisition: Acquisition
  private let grid: PolarGrid

  init(_ acquisition: Acquisition, grid: PolarGrid) {
    self.acquisition = acquisition
    self.grid = grid
  }

  /// Integer grey values 0…255; 0 outside the sector.
  func image(from grey: [Float]) -> Image {
    var pixels = [Float](repeating: 0, count: acquisition.size.count)
    let (width, height) = (acquisition.size.width, acquisition.size.height)
    let slope = tan(Float(acquisition.halfAngle)) + 1e-3
    for row in 0..<height {
      for column in 0..<width {
        let place = acquisition.position(column: column, row: row)
        guard abs(place.x) <= place.y * slope,
          let value = interpolate(grey, x: place.x, y: place.y)
        else { continue }
        pixels[row * width + column] = min(255, max(0, value.rounded()))
      }
    }
    return Image(size: acquisition.size, spacing: acquisition.spacing, pixels: pixels)
  }

  private func interpolate(_ grey: [Float], x: Float, y: Float) -> Float? {
    let radius = (x * x + y * y).squareRoot() / grid.sampleStep
    guard radius <= Float(grid.samples - 1) else { return nil }
    let angle = (atan2(x, y) - grid.firstBeam) / grid.beamStep
    guard angle >= 0, angle <= Float(grid.beams - 1) else { return nil }
    let beam = min(grid.beams - 2, Int(angle))
    let sample = min(grid.samples - 2, Int(radius))
    let across = angle - Float(beam)
    let along = radius - Float(sample)
    let index = sample * grid.beams + beam
    let near = grey[index] + across * (grey[index + 1] - grey[index])
    let far = grey[index + grid.beams] + across * (grey[index + grid.beams + 1] - grey[index + grid.beams])
    return near + along * (far - near)
  }
}

extension Acquisition {
  /// Centre of a pixel in mm from the tip.
  func position(column: Int, row: Int) -> (x: Float, y: Float) {
    let step = Float(spacing.x)
    return ((Float(column) + 0.5 - Float(size.width) / 2) * step, (Float(row) + 0.5) * step)
  }
}
