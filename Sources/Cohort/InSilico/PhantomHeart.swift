internal import ApicalRandom
import Foundation
import ApicalImaging

/// The heart of one generated exam: size, function and rhythm, shared by its views.
struct PhantomHeart: Sendable, Equatable {
  let id: String
  let seed: UInt64
  let style: AcquisitionStyle
  /// mL and %.
  let edv, ef: Double
  /// Largest half-width over length at end-diastole, four-chamber width over two-chamber width,
  /// widest section and taper of the lumen.
  let slenderness, widthRatio, widest, taper: Double
  /// Share of the length that the mitral plane travels from end-diastole to end-systole.
  let longitudinalShortening: Double
  /// Wall thickness at end-diastole, mm.
  let wall: Double
  let frameRate: Double
  let beats: [Heartbeat]
  /// Beats per minute, the mean of the recording.
  let heartRate: Double
  /// True for an acquisition beyond 150 mm or 70°.
  let isOutOfRange: Bool

  init(
    number: Int, seed: UInt64, style: AcquisitionStyle, beats count: Int,
    rhythm kind: PhantomRhythm = .resting
  ) {
    let digits = String(number)
    id = "insilico-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    self.seed = seed
    self.style = style.resolved(exam: number)
    var random = CounterRandom(seed: seed, stream: id + "/heart")
    let health = random.uniform()
    ef = health < 0.55 ? random.uniform(in: 50...72) : random.uniform(in: 16...50)
    let dilation = max(0, 50 - ef) * 1.6
    let largest = self.style == .lvFocused ? 170.0 : 230
    edv = min(largest, random.uniform(in: 62...150) + dilation * random.uniform(in: 0.3...1.2))
    slenderness = random.uniform(in: 0.275...0.325) + max(0, 50 - ef) * 0.0012
    widthRatio = random.uniform(in: 0.92...1.08)
    widest = random.uniform(in: 0.56...0.66)
    taper = random.uniform(in: -0.5...0.1)
    longitudinalShortening = ef / 100 * random.uniform(in: 0.18...0.26)
    wall = random.uniform(in: 8...11.5)
    let resting = random.uniform(in: 52...92)
    let usual = random.uniform(in: 42...60).rounded()
    isOutOfRange = self.style == .varied && random.uniform() < 0.42
    // A stream of its own: the number of beats changes nothing else.
    var rhythm = CounterRandom(seed: seed, stream: id + "/rhythm")
    let pace = kind == .wide ? RhythmPace(wide: &rhythm) : RhythmPace(rate: resting, frameRate: usual)
    frameRate = pace.frameRate
    beats = Self.beats(count, pace: pace, using: &rhythm)
    let length = beats.reduce(0) { $0 + $1.frameCount }
    heartRate = 60 * frameRate * Double(count) / Double(length)
  }

  /// Beats whose length varies around the rate, one after the other.
  private static func beats(
    _ count: Int, pace: RhythmPace, using random: inout CounterRandom
  ) -> [Heartbeat] {
    var first = 0
    return (0..<count).map { _ in
      let spread = pace.irregularity
      let duration = 60 / pace.rate * random.uniform(in: (1 - spread)...(1 + spread))
      let beat = Heartbeat(
        firstFrame: first, duration: duration, frameRate: pace.frameRate, systole: pace.systole)
      first = beat.frames.upperBound
      return beat
    }
  }

  var esv: Double { edv * (1 - ef / 100) }

  /// Length of the long axis at end-diastole, mm.
  var fullLength: Double {
    let perCube =
      Double.pi * slenderness * slenderness * PhantomLumen.profileIntegral(widest: widest, taper: taper)
    return pow(edv * 1000 / perCube, 1.0 / 3)
  }

  /// The lumen when it is filled to the share of the stroke volume: 1 at end-diastole, 0 at end-systole.
  func shape(filling: Double) -> PhantomLumen {
    PhantomLumen(
      volume: esv + (edv - esv) * filling,
      length: fullLength * (1 - longitudinalShortening * (1 - filling)),
      widthRatio: widthRatio, widest: widest, taper: taper)
  }
}
