import ApicalImaging
import Foundation

/// What happens to the sound between the probe and the tissue, beam by beam, in dB.
struct BeamLosses {
  private let perBeam, shadow, clutterShape, bandShape: [Float]
  private let anatomy: PhantomAnatomy
  private let attenuation, clutterGain, depth: Float

  init(view: PhantomView, grid: PolarGrid) {
    anatomy = view.anatomy
    attenuation = Float(view.acquisition.attenuation)
    clutterGain = Float(view.look.clutter)
    depth = Float(view.acquisition.depth)
    var random = CounterRandom(seed: view.heart.seed, stream: view.stream + "/beams")
    let contact = SmoothNoise(cell: 0.16, using: &random)
    let haze = SmoothNoise(cell: 0.3, using: &random)
    let half = Float(view.acquisition.halfAngle)
    let direction = Float(view.anatomy.shadowDirection) * half
    let width = Float(view.anatomy.shadowWidth)
    perBeam = (0..<grid.beams).map { beam in
      let angle = grid.angle(beam)
      let edge = max(0, abs(angle) / half - 0.7) / 0.3
      return 1.5 * contact.value(angle, 0) - 5 * edge * edge
    }
    shadow = (0..<grid.beams).map { beam in
      let offset = (grid.angle(beam) - direction) / width
      return exp(-offset * offset)
    }
    bandShape = (0..<grid.beams).map { beam in
      let share = grid.angle(beam) / half - Float(view.anatomy.bandDirection)
      return exp(-share * share * 3)
    }
    clutterShape = (0..<grid.beams).map { beam in
      let share = grid.angle(beam) / half
      return 2.2 * haze.value(grid.angle(beam), 7) - 6 * share * share
    }
  }

  /// Gain of the tissue's echo.
  func loss(beam: Int, radius: Float) -> Float {
    let inShadow = min(1, max(0, (radius - Float(anatomy.shadowStart)) / 25))
    return perBeam[beam] - attenuation * (radius - 60) - Float(anatomy.shadowLoss) * shadow[beam] * inShadow
  }

  /// Near-field clutter: a haze that fades within some centimetres.
  func clutter(beam: Int, radius: Float) -> Float {
    let reach = radius / Float(anatomy.hazeReach)
    let haze = 23 * exp(-reach * reach) - 8
    return haze + clutterGain + clutterShape[beam]
  }

  /// Amplitude of the reverberation bands: echoes that keep their phase and draw smooth arcs.
  func bands(beam: Int, radius: Float) -> Float {
    guard radius < 60 else { return 0 }
    let zone = (radius - 20) / 14
    let wave = 0.5 + 0.5 * cos(2 * .pi * radius / Float(anatomy.bandPeriod) + clutterShape[beam] * 0.25)
    let level = Float(anatomy.bandStrength) - 7 * zone * zone + 18 * (wave * bandShape[beam] - 1)
    return exp(level * 0.115_129_3)
  }

  /// Noise of the receiver, raised with depth by the time-gain compensation.
  func noise(radius: Float) -> Float { -4 + 5 * (radius / depth) * (radius / depth) }
}
