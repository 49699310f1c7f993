import ApicalImaging
import Foundation
import Testing

@testable import ApicalCohort

/// Speckle of a homogeneous medium: the statistics of Burckhardt, IEEE Trans Sonics Ultrason 1978;25:1–6.
@Suite struct SpeckleTests {
  private let view = InSilicoCohort(seed: 3, exams: 1, style: .varied, beats: 1, views: [.a4c]).phantoms(
    exam: 1)[0]

  /// Envelope of fully developed speckle on the grid of the view.
  private func envelope(seed: UInt64 = 1) -> (PolarGrid, [Float]) {
    let grid = PolarGrid(view.acquisition)
    let field = ScattererField(count: grid.count, seed: seed, stream: "speckle")
    let spread = PointSpread(view.acquisition, grid: grid)
    let real = spread.apply(to: field.real, grid: grid)
    let imaginary = spread.apply(to: field.imaginary, grid: grid)
    return (grid, zip(real, imaginary).map { ($0 * $0 + $1 * $1).squareRoot() })
  }

  /// A Rayleigh law has a mean of 1.91 standard deviations: √(π/(4 − π)).
  @Test func envelopeIsRayleigh() {
    let (grid, values) = envelope()
    // Far from the probe, where the beams of a row are many speckles wide, and off the borders.
    var inside: [Double] = []
    for sample in stride(from: grid.samples / 2, to: grid.samples - 10, by: 1) {
      for beam in 8..<(grid.beams - 8) { inside.append(Double(values[sample * grid.beams + beam])) }
    }
    let mean = inside.reduce(0, +) / Double(inside.count)
    let variance = inside.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(inside.count - 1)
    #expect(abs(mean / variance.squareRoot() - (Double.pi / (4 - .pi)).squareRoot()) < 0.06)
    // Unit power in, unit power out.
    let power = inside.reduce(0) { $0 + $1 * $1 } / Double(inside.count)
    #expect(abs(power - 1) < 0.08)
  }

  @Test func specklesAreShortAlongTheBeamAndGrowAcrossItWithDepth() {
    let (grid, values) = envelope()
    let widths = [0.35, 0.65, 0.92].map { share -> Double in
      let centre = Int(share * Double(grid.samples))
      return Double(grid.radius(centre)) * Double(grid.beamStep)
        * correlationLength(values, grid, around: centre, stride: 1)
    }
    let axial =
      Double(grid.sampleStep)
      * correlationLength(values, grid, around: Int(0.65 * Double(grid.samples)), stride: grid.beams)
    #expect(axial < 0.6 * widths[1])
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
  }

  /// Lag at which the autocorrelation of the power falls to a half, in grid steps.
  private func correlationLength(_ values: [Float], _ grid: PolarGrid, around centre: Int, stride: Int)
    -> Double
  {
    var previous = 1.0
    let rows = (centre - 30)..<(centre + 30)
    let positions = rows.flatMap { row in (12..<(grid.beams - 12)).map { row * grid.beams + $0 } }
    let power = values.map { Double($0 * $0) }
    let mean = positions.reduce(0) { $0 + power[$1] } / Double(positions.count)
    let variance = positions.reduce(0) { $0 + (power[$1] - mean) * (power[$1] - mean) }
    for lag in 1..<12 {
      let covariance = positions.reduce(0) { $0 + (power[$1] - mean) * (power[$1 + lag * stride] - mean) }
      let correlation = covariance / variance
      if correlation < 0.5 { return Double(lag - 1) + (previous - 0.5) / (previous - correlation) }
      previous = correlation
    }
    return 12
  }

  /// Frames a 50th of a second apart share most of their tissue speckle.
  @Test func speckleDecorrelatesSlowly() {
    let near = similarity(0, 1)
    let far = similarity(0, view.beats[0].systolicFrames)
    #expect(near > 0.7)
    #expect(near > far)
  }

  private func similarity(_ first: Int, _ second: Int) -> Double {
    let one = PhantomFrame(view: view, index: first)
    let images = [one.image(), PhantomFrame(view: view, index: second).image()]
    let wall = one.reference()!.mask(of: .myo)
    let values = images.map { image in
      zip(image.pixels, wall.isInside).filter { $0.1 && $0.0 > 0 }.map { Double($0.0) }
    }
    let count = min(values[0].count, values[1].count)
    let (a, b) = (Array(values[0].prefix(count)), Array(values[1].prefix(count)))
    let (meanA, meanB) = (a.reduce(0, +) / Double(count), b.reduce(0, +) / Double(count))
    let covariance = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    let varianceA = a.reduce(0) { $0 + ($1 - meanA) * ($1 - meanA) }
    let varianceB = b.reduce(0) { $0 + ($1 - meanB) * ($1 - meanB) }
    return covariance / (varianceA * varianceB).squareRoot()
  }
}
