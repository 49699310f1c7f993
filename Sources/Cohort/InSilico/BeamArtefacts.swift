import ApicalImaging
internal import ApicalRandom
import Foundation

/// What happens to the sound between the probe and the tissue, in dB over the haze of the lumen.
struct BeamArtefacts {
  /// Gain of each beam: contact with the skin, fall-off towards the sides.
  private let contact: [Float]
  /// Share of each beam that lies in the shadow of a rib or of lung.
  private let shadow: [Float]
  /// Near-field haze beam by beam; how much of the reverberation bands a beam carries.
  private let haze, bandShare: [Float]
  private let attenuation, clutter, depth: Float
  private let shadowStart, shadowLoss, hazeReach, bandPeriod, bandStrength: Float

  init(view: PhantomView, grid: PolarGrid) {
    var random = CounterRandom(seed: view.heart.seed, stream: view.stream + "/beams")
    func draw(_ range: ClosedRange<Double>) -> Float { Float(random.uniform(in: range)) }
    let half = Float(view.acquisition.halfAngle)
    let directions = (0..<grid.beams).map { grid.angle($0) }
    let shadowDirection = (draw(0...1) < 0.7 ? 1 : -1) * draw(0.55...1) * half
    let shadowWidth = draw(0.05...0.16)
    shadow = directions.map { Self.bell(($0 - shadowDirection) / shadowWidth) }
    shadowStart = draw(5...30)
    shadowLoss = draw(0...1) < 0.35 ? draw(7...20) : draw(0...5)
    hazeReach = draw(28...54)
    bandPeriod = draw(2.6...4.8)
    bandStrength = draw(2...24)
    let bandDirection = draw(-0.4...0.4)
    bandShare = directions.map { Self.bell(1.7 * ($0 / half - bandDirection)) }
    let skin = SmoothNoise(cell: 0.16, using: &random)
    let fog = SmoothNoise(cell: 0.3, using: &random)
    contact = directions.map { angle in
      let edge = max(0, abs(angle) / half - 0.7) / 0.3
      return 1.5 * skin.value(angle, 0) - 5 * edge * edge
    }
    haze = directions.map { 2.2 * fog.value($0, 7) - 6 * ($0 / half) * ($0 / half) }
    attenuation = Float(view.acquisition.attenuation)
    clutter = Float(view.look.clutter)
    depth = Float(view.acquisition.depth)
  }

  private static func bell(_ x: Float) -> Float { exp(-x * x) }

  /// Gain of the tissue's echo: contact, what is left of the attenuation, shadow.
  func gain(beam: Int, radius: Float) -> Float {
    let inShadow = min(1, max(0, (radius - shadowStart) / 25))
    return contact[beam] - attenuation * (radius - 60) - shadowLoss * shadow[beam] * inShadow
  }

  /// Power of the near-field clutter, a haze that fades within some centimetres: the product of both.
  func clutterPower(radius: Float) -> Float {
    Self.power(23 * Self.bell(radius / hazeReach) - 8 + clutter)
  }

  func clutterPower(beam: Int) -> Float { Self.power(haze[beam]) }

  /// Amplitude of the reverberation bands: echoes that keep their phase and draw smooth arcs.
  func bands(beam: Int, radius: Float) -> Float {
    let zone = (radius - 20) / 14
    let wave = 0.5 + 0.5 * cos(2 * .pi * radius / bandPeriod + haze[beam] * 0.25)
    let level = bandStrength - 7 * zone * zone + 18 * (wave * bandShare[beam] - 1)
    return Self.power(level / 2)
  }

  /// Power of the receiver's noise, raised with depth by the time-gain compensation.
  func noisePower(radius: Float) -> Float { Self.power(-4 + 5 * (radius / depth) * (radius / depth)) }

  /// 10^(level/10).
  static func power(_ level: Float) -> Float { exp(level * 0.230_258_5) }
}
