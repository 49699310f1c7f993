import Foundation

/// The separable point spread of the beam in polar coordinates.
///
/// Along the beam a Gaussian of fixed width in mm; across it a Gaussian whose width in mm is
/// √(a² + (σ r)²): the aperture a near the probe, diffraction σ r beyond. Kernels have unit energy, so that
/// white noise keeps its power.
struct PointSpread: Sendable {
  /// Standard deviation of the lateral spread at the probe, mm.
  static let aperture: Float = 1.0
  private let axial: [Float]
  private let lateral: [[Float]]

  init(_ acquisition: Acquisition, grid: PolarGrid) {
    axial = Self.kernel(sigma: Float(acquisition.pulseWidth) / grid.sampleStep, limit: 8)
    lateral = (0..<grid.samples).map { sample in
      let radius = max(2, grid.radius(sample))
      let near = Self.aperture / radius
      let far = Float(acquisition.beamWidth)
      return Self.kernel(sigma: (near * near + far * far).squareRoot() / grid.beamStep, limit: 26)
    }
  }

  /// Half of a symmetric kernel, centre first, with a sum of squares of 1 over the whole.
  private static func kernel(sigma: Float, limit: Int) -> [Float] {
    let reach = min(limit, max(1, Int((2.6 * sigma).rounded(.up))))
    let raw = (0...reach).map { exp(-Float($0 * $0) / (2 * sigma * sigma)) }
    let energy = raw.dropFirst().reduce(raw[0] * raw[0]) { $0 + 2 * $1 * $1 }
    return raw.map { $0 / energy.squareRoot() }
  }

  /// Spreads a field of `grid.samples` rows by `grid.beams` columns.
  func apply(to field: [Float], grid: PolarGrid) -> [Float] {
    let across = spreadAcross(field, grid)
    return spreadAlong(across, grid)
  }

  private func spreadAcross(_ field: [Float], _ grid: PolarGrid) -> [Float] {
    var result = [Float](repeating: 0, count: field.count)
    let beams = grid.beams
    for sample in 0..<grid.samples {
      let kernel = lateral[sample]
      let row = sample * beams
      for (offset, weight) in kernel.enumerated() {
        for beam in 0..<(beams - offset) { result[row + beam] += weight * field[row + beam + offset] }
        if offset == 0 { continue }
        for beam in offset..<beams { result[row + beam] += weight * field[row + beam - offset] }
      }
    }
    return result
  }

  private func spreadAlong(_ field: [Float], _ grid: PolarGrid) -> [Float] {
    var result = [Float](repeating: 0, count: field.count)
    let beams = grid.beams
    for sample in 0..<grid.samples {
      for (offset, weight) in axial.enumerated() {
        for signed in offset == 0 ? [0] : [offset, -offset] {
          let other = sample + signed
          guard other >= 0, other < grid.samples else { continue }
          let target = sample * beams
          let source = other * beams
          for beam in 0..<beams { result[target + beam] += weight * field[source + beam] }
        }
      }
    }
    return result
  }
}
