import Foundation

extension BeatTiming {
  /// A network that is sure of nothing gives a flat curve.
  static let minimumPhaseRange = 0.5
  /// How far the sine's change of sign may lie from the turn of the curve, ms.
  static let crossingReach = 120.0

  /// How beats are read from a phase: its curve is smooth already.
  public static let phaseSettings = TimingSettings(smoothingHalfWidth: 50)

  /// ED and ES of every beat from the phase that a network saw in each frame.
  ///
  /// The beats are read as from areas, off the curve (1 + cosine) / 2, which falls from 1 at ED to 0 at ES. Each ED
  /// then moves to the frame nearest to where the sine rises through zero, and each ES to where it falls through
  /// zero, if that is within 120 ms: the sine changes fastest where the curve is flat. An ED or ES on an edge of the
  /// recording where the phase is still more than a ninth of a systole away from it is cut.
  ///
  /// - Parameters:
  ///   - cosine: Cosine of the phase, one a frame: 1 at ED, −1 at ES.
  ///   - sine: Its sine: positive in systole.
  ///   - frameRate: Frames per second.
  ///   - settings: How beats are read.
  /// - Throws: ``TimingError`` as for areas, and where the curve spans less than 0.5.
  public init(
    cosine: [Double], sine: [Double], frameRate: Double, settings: TimingSettings = BeatTiming.phaseSettings
  ) throws(TimingError) {
    precondition(cosine.count == sine.count, "each frame has both")
    let fullness = cosine.map { min(1, max(0, (1 + $0) / 2)) }
    let timing = try BeatTiming(AreaCurve(areas: fullness, frameRate: frameRate), settings: settings)
    let values = timing.smoothed.compactMap(\.self)
    let range = LocalRegression.range(values)
    guard range >= Self.minimumPhaseRange else { throw .noPhase(range: range) }
    let reach = Self.crossingReach / 1000 * frameRate
    let crossings = Crossings(sine)
    let beats = timing.beats.map { beat in
      let ed = crossings.rising(near: beat.frames.ed, within: reach) ?? beat.frames.ed
      let es = crossings.falling(near: beat.frames.es, within: reach) ?? beat.frames.es
      let next = beat.nextED.map { crossings.rising(near: $0, within: reach) ?? $0 }
      return beat.moved(ed: ed, es: es, next: next, frameRate: frameRate)
        .flawed(by: Self.cuts(beat.frames, cosine, sine))
    }
    self.init(timing, beats: beats)
  }

  /// Phase before an end-systole, or after an end-diastole, on the edge: as a share of a systole.
  static let edgePhase = 1.0 / 9

  /// Which ends of a recording cut a beat: there the sine is still clearly that of systole.
  private static func cuts(_ frames: BeatFrames, _ cosine: [Double], _ sine: [Double]) -> [TimedBeat.Flaw] {
    let limit = sin(edgePhase * .pi)
    func isInSystole(_ frame: Int) -> Bool {
      let length = (cosine[frame] * cosine[frame] + sine[frame] * sine[frame]).squareRoot()
      return sine[frame] > limit * length
    }
    let last = sine.count - 1
    return (frames.ed <= 1 && isInSystole(0) ? [.edCut] : [])
      + (frames.es >= last - 1 && isInSystole(last) ? [.esCut] : [])
  }
}

/// Where a curve changes its sign.
private struct Crossings {
  private let rising, falling: [Double]

  init(_ values: [Double]) {
    var rising: [Double] = []
    var falling: [Double] = []
    for index in values.indices.dropLast() where (values[index] < 0) != (values[index + 1] < 0) {
      let place = Double(index) + values[index] / (values[index] - values[index + 1])
      if values[index] < 0 { rising.append(place) } else { falling.append(place) }
    }
    self.rising = rising
    self.falling = falling
  }

  func rising(near frame: Int, within reach: Double) -> Int? { Self.nearest(rising, frame, reach) }
  func falling(near frame: Int, within reach: Double) -> Int? { Self.nearest(falling, frame, reach) }

  private static func nearest(_ places: [Double], _ frame: Int, _ reach: Double) -> Int? {
    places.filter { abs($0 - Double(frame)) <= reach }
      .min { abs($0 - Double(frame)) < abs($1 - Double(frame)) }.map { Int($0.rounded()) }
  }
}

extension TimedBeat {
  /// The same beat with more flaws.
  fileprivate func flawed(by more: [Flaw]) -> TimedBeat {
    let added = more.filter { !flaws.contains($0) }
    return added.isEmpty
      ? self
      : TimedBeat(
        number: number, frames: frames, nextED: nextED,
        flaws: Flaw.allCases.filter { (flaws + added).contains($0) }, quality: quality)
  }

  /// The same beat with ED and ES at other frames; unchanged where they would change places.
  fileprivate func moved(ed: Int, es: Int, next: Int?, frameRate: Double) -> TimedBeat {
    guard ed < es, next.map({ $0 > es }) ?? true else { return self }
    func milliseconds(_ frames: Int) -> Double { 1000 * Double(frames) / frameRate }
    return TimedBeat(
      number: number, frames: BeatFrames(ed: ed, es: es), nextED: next, flaws: flaws,
      quality: Quality(
        areaChange: quality.areaChange, systole: milliseconds(es - ed),
        length: next.map { milliseconds($0 - ed) }, measuredShare: quality.measuredShare,
        noise: quality.noise, outliers: quality.outliers))
  }
}
