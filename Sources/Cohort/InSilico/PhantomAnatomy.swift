import ApicalImaging

/// Sizes and echo levels of what surrounds the lumen in one view.
struct PhantomAnatomy: Sendable, Equatable {
  /// mm: length and bulge of the left atrium, sideways lean of its roof.
  let atriumLength, atriumBulge, atriumLean: Double
  /// mm: right ventricle (four-chamber only) and right atrium.
  let rightWidth, rightAtriumLength: Double
  /// dB over the haze of the lumen.
  let septum, lateral, apex, pericardium, valve, lung, leftField, rightBlood, atriumBlood: Double
  /// dB lost in a lateral wall parallel to the beam.
  let dropOut: Double
  let hasPapillary: Bool
  /// Papillary muscle: share of the length, dB over the haze.
  let papillaryPosition, papillaryLevel: Double
  /// Shadow wedge: direction as a share of the half angle, width in radians, start in mm, loss in dB.
  let shadowDirection, shadowWidth, shadowStart, shadowLoss: Double
  let bandPeriod, bandStrength, bandDirection, hazeReach: Double

  init(kind: ViewKind, look: ScannerLook, using random: inout CounterRandom) {
    atriumLength = random.uniform(in: 34...54)
    atriumBulge = random.uniform(in: 0.05...0.45)
    atriumLean = random.uniform(in: -6...8)
    rightWidth = random.uniform(in: 20...34)
    rightAtriumLength = random.uniform(in: 32...46)
    let contrast = look.contrast
    septum = contrast + random.uniform(in: 0...4)
    lateral = contrast - random.uniform(in: 1...8)
    apex = contrast - random.uniform(in: 4...12)
    pericardium = contrast + random.uniform(in: 5...16)
    valve = contrast + random.uniform(in: 1...7)
    lung = contrast + random.uniform(in: -8...7)
    leftField = kind == .a4c ? random.uniform(in: 2...11) : contrast + random.uniform(in: -6...6)
    rightBlood = random.uniform(in: 0...5)
    atriumBlood = random.uniform(in: -0.5...5.5)
    dropOut = random.uniform(in: 1...11)
    hasPapillary = random.uniform() < 0.55
    papillaryPosition = random.uniform(in: 0.42...0.62)
    papillaryLevel = contrast * random.uniform(in: 0.3...0.8)
    let hasShadow = random.uniform() < 0.35
    let side = random.uniform() < 0.7 ? 1.0 : -1.0
    shadowDirection = side * random.uniform(in: 0.55...1.0)
    shadowWidth = random.uniform(in: 0.05...0.16)
    shadowStart = random.uniform(in: 5...30)
    shadowLoss = hasShadow ? random.uniform(in: 7...20) : random.uniform(in: 0...5)
    bandPeriod = random.uniform(in: 2.6...4.8)
    hazeReach = random.uniform(in: 28...54)
    bandStrength = random.uniform(in: 0...17)
    bandDirection = random.uniform(in: -0.4...0.4)
  }
}
