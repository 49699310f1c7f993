import ApicalImaging
import Foundation

/// Forms the image of one frame: scatterers, point spread, envelope, log compression, scan conversion.
struct EchoSimulator {
  let view: PhantomView
  let frame: Int
  let grid: PolarGrid
  /// Share of a second, finer look that frequency compounding adds to the speckle.
  private static let compounding: Float = 0.12

  /// Scatterer strength at each sample, how much of it persists, and which scatterer it is.
  private struct Amplitudes {
    let size, memory: [Float]
    let origin: [Int]
  }

  init(view: PhantomView, frame: Int) {
    self.view = view
    self.frame = frame
    grid = PolarGrid(view.acquisition)
  }

  /// The frame with integer grey values 0…255, black outside the sector.
  func image() -> Image {
    ScanConversion(view.acquisition, grid: grid).image(from: greyLevels())
  }

  /// Grey values on the polar grid.
  func greyLevels() -> [Float] {
    let power = detectedPower()
    let range = Float(view.acquisition.dynamicRange)
    let offset = range + Float(view.acquisition.gain + view.look.blood)
    var grey = [Float](repeating: 0, count: grid.count)
    for index in 0..<grid.count {
      let level = 10 * log10(max(power[index], 1e-9))
      grey[index] = Self.toneCurve((level + offset) / range)
    }
    return grey
  }

  /// Power after the detector: speckle on top of the receiver's noise, smoothed by the video filter.
  private func detectedPower() -> [Float] {
    let losses = BeamLosses(view: view, grid: grid)
    let noise = ScattererField(
      count: grid.count, seed: view.heart.seed, stream: view.stream + "/frame\(frame)/receiver")
    let amplitude = amplitudes()
    var power = envelope(of: amplitude)
    for sample in 0..<grid.samples {
      let floor = EchoSimulator.power(losses.noise(radius: grid.radius(sample)))
      for index in (sample * grid.beams)..<((sample + 1) * grid.beams) {
        let (real, imaginary) = (noise.real[index], noise.imaginary[index])
        let incoherent = floor + Self.compounding * amplitude.size[index] * amplitude.size[index]
        power[index] = power[index] * power[index] + incoherent * (real * real + imaginary * imaginary)
      }
    }
    return smoothed(power)
  }

  /// Display curve: linear in dB, rounded off towards black and white.
  private static func toneCurve(_ share: Float) -> Float {
    if share < 0.12 { return 255 * max(0, 0.12 + (share - 0.12) * 0.75) }
    if share > 0.78 { return 255 * (0.78 + 0.24 * (1 - exp((0.78 - share) / 0.24))) }
    return 255 * share
  }

  /// The scanner's video filter.
  private func smoothed(_ field: [Float]) -> [Float] {
    var result = field
    let beams = grid.beams
    for sample in 2..<(grid.samples - 2) {
      for beam in 1..<(beams - 1) {
        let index = sample * beams + beam
        let near = field[index - beams] + field[index + beams]
        let far = field[index - 2 * beams] + field[index + 2 * beams]
        let horizontal = field[index - 1] + field[index + 1]
        result[index] = 0.24 * field[index] + 0.16 * near + 0.08 * far + 0.14 * horizontal
      }
    }
    return result
  }

  /// Magnitude of the received signal before compression; the haze of the lumen has unit power.
  func envelope() -> [Float] { envelope(of: amplitudes()) }

  private func envelope(of amplitude: Amplitudes) -> [Float] {
    let spread = PointSpread(view.acquisition, grid: grid)
    var real = [Float](repeating: 0, count: grid.count)
    var imaginary = real
    let rest = ScattererField(count: grid.count, seed: view.heart.seed, stream: view.stream + "/scatterers")
    let fresh = ScattererField(
      count: grid.count, seed: view.heart.seed, stream: view.stream + "/frame\(frame)/scatterers")
    for index in 0..<grid.count {
      let source = amplitude.origin[index]
      let memory = amplitude.memory[index]
      let renewal = (1 - memory * memory).squareRoot()
      let size = amplitude.size[index]
      real[index] = size * (memory * rest.real[source] + renewal * fresh.real[index])
      imaginary[index] = size * (memory * rest.imaginary[source] + renewal * fresh.imaginary[index])
    }
    real = spread.apply(to: real, grid: grid)
    imaginary = spread.apply(to: imaginary, grid: grid)
    let losses = BeamLosses(view: view, grid: grid)
    for sample in 0..<min(grid.samples, Int(60 / grid.sampleStep)) {
      for beam in 0..<grid.beams {
        real[sample * grid.beams + beam] += losses.bands(beam: beam, radius: grid.radius(sample))
      }
    }
    for index in 0..<grid.count {
      real[index] = (real[index] * real[index] + imaginary[index] * imaginary[index]).squareRoot()
    }
    return real
  }

  private func amplitudes() -> Amplitudes {
    let plane = PhantomPlane(view: view, frame: frame)
    let map = EchoMap(plane: plane, stream: view.stream, seed: view.heart.seed)
    let losses = BeamLosses(view: view, grid: grid)
    var size = [Float](repeating: 0, count: grid.count)
    var memory = size
    var origin = [Int](repeating: 0, count: grid.count)
    for beam in 0..<grid.beams {
      let angle = grid.angle(beam)
      let (sine, cosine) = (sin(angle), cos(angle))
      for sample in 0..<grid.samples {
        let index = sample * grid.beams + beam
        let radius = grid.radius(sample)
        let echo = map.echo(x: radius * sine, y: radius * cosine)
        let tissue = Self.power(echo.level + losses.loss(beam: beam, radius: radius))
        let clutter = Self.power(losses.clutter(beam: beam, radius: radius))
        size[index] = (tissue + clutter).squareRoot()
        let steady = echo.level > 3 ? tissue * 0.9 : tissue * 0.3
        memory[index] = ((steady + 0.8 * clutter) / (tissue + clutter)).squareRoot()
        origin[index] = echo.level > 3 ? cell(x: echo.originX, y: echo.originY, otherwise: index) : index
      }
    }
    return Amplitudes(size: size, memory: memory, origin: origin)
  }

  /// Power of a level in dB: 10^(level/10).
  private static func power(_ level: Float) -> Float { exp(level * 0.230_258_5) }

  /// The polar cell of a position, or the given one outside the sector.
  private func cell(x: Float, y: Float, otherwise index: Int) -> Int {
    let radius = (x * x + y * y).squareRoot()
    let beam = Int(((atan2(x, y) - grid.firstBeam) / grid.beamStep).rounded())
    let sample = Int((radius / grid.sampleStep).rounded())
    guard beam >= 0, beam < grid.beams, sample >= 0, sample < grid.samples else { return index }
    return sample * grid.beams + beam
  }
}
