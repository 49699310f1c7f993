internal import ApicalRandom

/// How fast and how evenly the generated hearts beat, and how fast they are recorded.
public enum PhantomRhythm: String, Sendable, Codable, CaseIterable {
  /// 52 to 92 beats a minute, 5 % from beat to beat, 42 to 60 frames per second.
  case resting
  /// 45 to 125 beats a minute, up to 14 % from beat to beat, systoles 15 % shorter to 15 % longer than
  /// Weissler's, 24 to 80 frames per second.
  case wide
}

/// The rhythm of one heart.
struct RhythmPace {
  /// Beats per minute, frames per second.
  let rate, frameRate: Double
  /// Largest difference of a beat's length from the mean, as a share of it.
  var irregularity = 0.05
  /// Length of the systole in units of Weissler's.
  var systole = 1.0

  init(rate: Double, frameRate: Double) {
    self.rate = rate
    self.frameRate = frameRate
  }

  init(wide random: inout CounterRandom) {
    rate = random.uniform(in: 45...125)
    frameRate = random.uniform(in: 24...80).rounded()
    irregularity = random.uniform(in: 0.02...0.14)
    systole = random.uniform(in: 0.85...1.15)
  }
}
