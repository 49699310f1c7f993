import Foundation

/// The beams and samples of one simulated acquisition.
struct PolarGrid: Sendable, Equatable {
  let beams, samples: Int
  /// Radians between beams; mm between samples.
  let beamStep, sampleStep: Float
  /// Direction of the first beam, radians from the vertical.
  let firstBeam: Float

  init(_ acquisition: Acquisition) {
    beams = Int((acquisition.angle / 0.38).rounded()) + 1
    samples = Int((acquisition.depth / 0.26).rounded()) + 1
    beamStep = Float(2 * acquisition.halfAngle) / Float(beams - 1)
    sampleStep = Float(acquisition.depth) / Float(samples - 1)
    firstBeam = -Float(acquisition.halfAngle)
  }

  var count: Int { beams * samples }
  func angle(_ beam: Int) -> Float { firstBeam + Float(beam) * beamStep }
  func radius(_ sample: Int) -> Float { Float(sample) * sampleStep }

  /// Index of the cell at a position in mm from the tip; nil outside the sector.
  func cell(x: Float, y: Float) -> Int? {
    let beam = Int(((atan2(x, y) - firstBeam) / beamStep).rounded())
    let sample = Int(((x * x + y * y).squareRoot() / sampleStep).rounded())
    guard beam >= 0, beam < beams, sample >= 0, sample < samples else { return nil }
    return sample * beams + beam
  }
}
