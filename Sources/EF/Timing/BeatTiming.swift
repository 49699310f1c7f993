/// ED and ES of every beat of a cine, from the area of its segmented LV.
///
/// The curve is smoothed by ``TimingSettings/smoothingHalfWidth`` (robust local quadratic regression, tricube
/// weights, Cleveland 1979): frames without an area are passed over and outliers lose their weight. ED frames
/// are the maxima and ES frames the minima between which the smoothed area falls and rises by more than a
/// share of the curve's range, so that notches of diastole do not count. Of turns closer than the shortest
/// plausible beat the weakest go.
///
/// A beat is an ED with the ES after it. One whose ED is the first frame with an area (or whose ES is the
/// last) may be cut: ``TimedBeat/Flaw/edCut`` where that ED's area is lower than the median of the other EDs
/// by more than 15 % of the median fall, or, being the only ED, where the area falls at once faster than
/// three quarters of its mean rate in this systole. The same, upside down, for ES. An ECG-triggered recording
/// that begins with ED is not cut.
public struct BeatTiming: Sendable, Equatable, Codable {
  /// What the beats were read from.
  public let curve: AreaCurve
  /// How.
  public let settings: TimingSettings
  /// The smoothed areas; nil before the first and after the last frame with an area.
  public let smoothed: [Double?]
  /// Frames whose area counts as an outlier, ascending.
  public let outliers: [Int]
  /// All beats, flawed ones included, in the order of time. Never empty.
  public let beats: [TimedBeat]
  /// Frames before the first ED; empty where the recording begins with it.
  public let framesBefore: Range<Int>
  /// Frames after the last ED, or after the last ES where no ED follows.
  public let framesAfter: Range<Int>

  /// The frames that a recording needs: fewer do not show a systole.
  static let minimumFrames = 8
  /// Range of the smoothed area, in units of its median: no heart that beats moves it less.
  static let minimumRange = 0.02

  /// Reads the beats of one recording.
  ///
  /// - Throws: ``TimingError`` with fewer than 8 frames with an area, without a beat, or where the smoothed
  ///   area varies by less than 2 % of its median.
  public init(_ curve: AreaCurve, settings: TimingSettings = TimingSettings()) throws(TimingError) {
    let measured = curve.areas.count { $0 != nil }
    guard measured >= Self.minimumFrames else {
      throw .tooFewFrames(measured: measured, minimum: Self.minimumFrames)
    }
    let halfWidth = max(2, settings.smoothingHalfWidth / 1000 * curve.frameRate)
    let (smoothed, weights) = LocalRegression(halfWidth: halfWidth).smooth(curve.areas)
    let first = smoothed.firstIndex { $0 != nil } ?? 0
    let values = smoothed.compactMap(\.self)
    let range = LocalRegression.range(values)
    var turns = TurningPoints(values, first: first, swing: settings.minimumSwing * range)
    turns.merge(closerThan: settings.beatLength.lowerBound / 1000 * curve.frameRate)
    let reader = BeatReader(
      curve: curve, settings: settings, smoothed: smoothed, weights: weights, turns: turns.points)
    beats = reader.beats()
    let median = values.sorted()[values.count / 2]
    let opening = turns.points.first(where: \.isMaximum)
    guard let opening, !beats.isEmpty, range > Self.minimumRange * median else {
      throw .noBeat(rangePercent: median > 0 ? 100 * range / median : 0)
    }
    self.curve = curve
    self.settings = settings
    self.smoothed = smoothed
    outliers = weights.indices.filter { weights[$0] == 0 }
    framesBefore = 0..<opening.frame
    let last = beats[beats.count - 1]
    framesAfter = (last.nextED ?? last.frames.es) + 1..<curve.count
  }

  /// The same reading with beats whose ED and ES were found otherwise.
  init(_ other: BeatTiming, beats: [TimedBeat]) {
    curve = other.curve
    settings = other.settings
    smoothed = other.smoothed
    outliers = other.outliers
    self.beats = beats
    framesBefore = 0..<(beats.first?.frames.ed ?? 0)
    let last = beats.last.map { ($0.nextED ?? $0.frames.es) + 1 } ?? 0
    framesAfter = min(last, other.curve.count)..<other.curve.count
  }

  /// The beats to measure.
  public var wholeBeats: [TimedBeat] { beats.filter(\.isWhole) }

  /// Beats a minute: the mean over the beats whose next ED is known; nil where none is.
  public var heartRate: Double? {
    let lengths = beats.compactMap(\.quality.length)
    return lengths.isEmpty ? nil : 60_000 * Double(lengths.count) / lengths.reduce(0, +)
  }
}
