import ApicalImaging
internal import ApicalRandom

/// Sizes and echo levels of what surrounds the lumen in one view.
struct PhantomAnatomy: Sendable, Equatable {
  /// mm: length of the left atrium at end-diastole, sideways lean of its roof; share that it bulges by.
  let atriumLength, atriumLean, atriumBulge: Float
  /// mm: right ventricle (four-chamber only) and right atrium.
  let rightWidth, rightAtriumLength: Float
  /// dB over the haze of the lumen.
  let septum, lateral, apex, pericardium, valve, lung, leftField, rightBlood, atriumBlood: Float
  /// dB lost in the right-hand wall where it runs along the beam.
  let dropOut: Float
  let hasPapillary: Bool
  /// Papillary muscle: share of the length, dB over the haze.
  let papillaryPosition, papillaryLevel: Float

  init(kind: ViewKind, look: ScannerLook, using random: inout CounterRandom) {
    func draw(_ range: ClosedRange<Double>) -> Float { Float(random.uniform(in: range)) }
    atriumLength = draw(34...54)
    atriumBulge = draw(0.05...0.45)
    atriumLean = draw(-6...8)
    rightWidth = draw(20...34)
    rightAtriumLength = draw(32...46)
    let contrast = Float(look.contrast)
    septum = contrast + draw(0...4)
    lateral = contrast - draw(1...8)
    apex = contrast - draw(4...12)
    pericardium = contrast + draw(7...20)
    valve = contrast + draw(1...7)
    lung = contrast + draw(-9...9)
    leftField = kind == .a4c ? draw(2...11) : contrast + draw(-6...6)
    rightBlood = draw(0...5)
    atriumBlood = draw(-0.5...5.5)
    dropOut = draw(1...11)
    hasPapillary = draw(0...1) < 0.55
    papillaryPosition = draw(0.42...0.62)
    papillaryLevel = contrast * draw(0.3...0.8)
  }
}
