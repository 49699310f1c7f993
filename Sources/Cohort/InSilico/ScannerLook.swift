import ApicalImaging
internal import ApicalRandom

/// What a scanner and its operator do to the grey values, apart from the geometry.
struct ScannerLook: Sendable, Equatable {
  var dynamicRange, gain, attenuation, beamWidth, pulseWidth: Double
  /// Level of the haze in the lumen, dB below full white.
  var blood: Double
  /// Myocardium above the haze, dB.
  var contrast: Double
  /// Extra near-field clutter, dB.
  var clutter: Double

  init(style: AcquisitionStyle, using random: inout CounterRandom) {
    let isVaried = style == .varied
    dynamicRange = random.uniform(in: isVaried ? 44...58 : 46...54)
    gain = random.uniform(in: isVaried ? -4...5 : -3...3)
    attenuation = random.uniform(in: 0...0.05)
    beamWidth = random.uniform(in: 0.010...0.0145)
    pulseWidth = random.uniform(in: 0.38...0.55)
    blood = random.uniform(in: -47...(-38))
    contrast = random.uniform(in: isVaried ? 8...20 : 10...20)
    clutter = random.uniform(in: isVaried ? -5...5 : -5...4)
  }
}
