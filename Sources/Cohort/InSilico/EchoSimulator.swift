import ApicalImaging
import Foundation

/// Forms the images of a recording: scatterers, point spread, envelope, log compression, scan conversion.
///
/// It keeps what all frames share; each frame depends on its number alone.
struct EchoSimulator {
  let view: PhantomView
  let grid: PolarGrid
  private let artefacts: BeamArtefacts
  private let spread: PointSpread
  /// Scatterers of the tissue.
  private let kept: ScattererField
  /// Share of a second, finer look that frequency compounding adds to the speckle.
  private static let compounding: Float = 0.12

  init(view: PhantomView) {
    self.view = view
    grid = PolarGrid(view.acquisition)
    artefacts = BeamArtefacts(view: view, grid: grid)
    spread = PointSpread(view.acquisition, grid: grid)
    kept = ScattererField(
      count: grid.count, seed: view.heart.seed, stream: view.stream + "/scatterers")
  }

  /// A frame with integer grey values 0…255, black outside the sector.
  func image(frame: Int) -> Image {
    ScanConversion(view.acquisition, grid: grid).image(from: greyLevels(frame))
  }

  /// Grey values on the polar grid.
  private func greyLevels(_ frame: Int) -> [Float] {
    let range = Float(view.acquisition.dynamicRange)
    let offset = range + Float(view.acquisition.gain + view.look.blood)
    return detectedPower(frame).map { power in
      Self.toneCurve((10 * log10(max(power, 1e-9)) + offset) / range)
    }
  }

  /// Display curve: linear in dB, rounded off towards black and white.
  private static func toneCurve(_ share: Float) -> Float {
    if share < 0.12 { return 255 * max(0, 0.12 + (share - 0.12) * 0.75) }
    if share > 0.78 { return 255 * (0.78 + 0.24 * (1 - exp((0.78 - share) / 0.24))) }
    return 255 * share
  }

  /// Power after the detector: speckle on top of the receiver's noise, smoothed by the video filter.
  ///
  /// The haze of the lumen has unit power.
  private func detectedPower(_ frame: Int) -> [Float] {
    let field = EchoField(view: view, frame: frame, grid: grid, artefacts: artefacts)
    let noise = ScattererField.powers(
      count: grid.count, seed: view.heart.seed, stream: view.stream + "/frame\(frame)/receiver")
    var power = speckle(field, frame)
    for sample in 0..<grid.samples {
      let floor = artefacts.noisePower(radius: grid.radius(sample))
      for index in (sample * grid.beams)..<((sample + 1) * grid.beams) {
        power[index] += (floor + Self.compounding * field.size[index] * field.size[index]) * noise[index]
      }
    }
    return smoothed(power)
  }

  /// Power of the received echoes: moving and fresh scatterers and phase-true bands, spread by the beam.
  private func speckle(_ field: EchoField, _ frame: Int) -> [Float] {
    let fresh = ScattererField(
      count: grid.count, seed: view.heart.seed, stream: view.stream + "/frame\(frame)/scatterers")
    var real = spread.apply(to: mixed(field, kept.real, fresh.real), grid: grid)
    let imaginary = spread.apply(to: mixed(field, kept.imaginary, fresh.imaginary), grid: grid)
    for sample in 0..<min(grid.samples, Int(60 / grid.sampleStep)) {
      for beam in 0..<grid.beams {
        real[sample * grid.beams + beam] += artefacts.bands(beam: beam, radius: grid.radius(sample))
      }
    }
    for index in 0..<grid.count {
      real[index] = real[index] * real[index] + imaginary[index] * imaginary[index]
    }
    return real
  }

  private func mixed(_ field: EchoField, _ kept: [Float], _ fresh: [Float]) -> [Float] {
    (0..<grid.count).map { index in
      let memory = field.memory[index]
      let renewal = (1 - memory * memory).squareRoot()
      return field.size[index] * (memory * kept[field.origin[index]] + renewal * fresh[index])
    }
  }

  /// The scanner's video filter: five samples along the beam, three across.
  private func smoothed(_ field: [Float]) -> [Float] {
    var result = field
    let beams = grid.beams
    for sample in 2..<(grid.samples - 2) {
      for index in (sample * beams + 1)..<(sample * beams + beams - 1) {
        let near = field[index - beams] + field[index + beams]
        let far = field[index - 2 * beams] + field[index + 2 * beams]
        let beside = field[index - 1] + field[index + 1]
        result[index] = 0.24 * field[index] + 0.16 * near + 0.08 * far + 0.14 * beside
      }
    }
    return result
  }
}
