/// Makes beats of the turning points of an area curve.
struct BeatReader {
  let curve: AreaCurve
  let settings: TimingSettings
  let smoothed: [Double?]
  let weights: [Double?]
  let turns: [TurningPoints.Point]

  /// How far below the others an ED on the edge of the recording may lie, and how far above them an ES, as a
  /// share of the median fall.
  static let edgeTolerance = 0.15
  /// An only ED on the edge is cut where the area falls at once faster than this share of its mean rate.
  static let edgeSlope = 0.75
  /// Over which the slope at the edge is taken, ms.
  static let edgeTime = 60.0

  func beats() -> [TimedBeat] {
    let starts = turns.indices.dropLast().filter { turns[$0].isMaximum }
    return starts.enumerated().map { number, index in beat(number: number + 1, at: index) }
  }

  private func beat(number: Int, at index: Int) -> TimedBeat {
    let (ed, es) = (turns[index], turns[index + 1])
    let next =
      index + 2 < turns.count && index + 2 < turns.count - (endsOnEdge ? 1 : 0) ? turns[index + 2] : nil
    let frames = BeatFrames(ed: ed.frame, es: es.frame)
    let quality = quality(ed, es, next: next?.frame)
    return TimedBeat(
      number: number, frames: frames, nextED: next?.frame, flaws: flaws(ed, es, quality), quality: quality)
  }

  private func flaws(
    _ ed: TurningPoints.Point, _ es: TurningPoints.Point, _ quality: TimedBeat.Quality
  ) -> [TimedBeat.Flaw] {
    var flaws: [TimedBeat.Flaw] = []
    if ed.frame <= firstFrame + 1, isCut(ed, fall: ed.value - es.value, other: es) { flaws.append(.edCut) }
    if es.frame >= lastFrame - 1, isCut(es, fall: ed.value - es.value, other: ed) { flaws.append(.esCut) }
    let isLengthPlausible = quality.length.map(settings.beatLength.contains) ?? true
    if !isLengthPlausible || !settings.systole.contains(quality.systole) { flaws.append(.implausibleLength) }
    if [ed, es].contains(where: { gap(around: $0.frame) > settings.longestGap }) { flaws.append(.gap) }
    return flaws
  }

  /// Compares a turn on the edge with its like, or with the slope beside it where there are none.
  private func isCut(_ turn: TurningPoints.Point, fall: Double, other: TurningPoints.Point) -> Bool {
    let alike = turns.filter { $0.isMaximum == turn.isMaximum && $0.frame != turn.frame && !isOnEdge($0) }
    if !alike.isEmpty {
      let level = alike.map(\.value).sorted()[alike.count / 2]
      return abs(turn.value - level) > Self.edgeTolerance * fall
        && (turn.value < level) == turn.isMaximum
    }
    let span = max(2, Int((Self.edgeTime / 1000 * curve.frameRate).rounded()))
    let inward = turn.isMaximum ? turn.frame + span : turn.frame - span
    guard smoothed.indices.contains(inward), let inside = smoothed[inward] else { return true }
    let rate = abs(inside - turn.value) / Double(span)
    return rate > Self.edgeSlope * fall / Double(abs(other.frame - turn.frame))
  }

  private func quality(
    _ ed: TurningPoints.Point, _ es: TurningPoints.Point, next: Int?
  ) -> TimedBeat.Quality {
    let span = ed.frame..<(next ?? es.frame + 1)
    let fall = ed.value - es.value
    let residuals = span.compactMap { frame -> Double? in
      guard let area = curve.areas[frame], let smooth = smoothed[frame], weights[frame] != 0 else {
        return nil
      }
      return area - smooth
    }
    let squares = residuals.reduce(0) { $0 + $1 * $1 } / Double(max(1, residuals.count))
    return TimedBeat.Quality(
      areaChange: 100 * fall / ed.value, systole: milliseconds(es.frame - ed.frame),
      length: next.map { milliseconds($0 - ed.frame) },
      measuredShare: curve.measuredShare(span), noise: 100 * squares.squareRoot() / fall,
      outliers: span.count { weights[$0] == 0 })
  }

  /// Length of the stretch without usable areas around a frame, ms.
  private func gap(around frame: Int) -> Double {
    func isMissing(_ frame: Int) -> Bool { (weights[frame] ?? 0) == 0 }
    guard isMissing(frame) else { return 0 }
    let before = weights[...frame].lastIndex { ($0 ?? 0) > 0 } ?? -1
    let after = weights[frame...].firstIndex { ($0 ?? 0) > 0 } ?? weights.count
    return milliseconds(after - before - 1)
  }

  private func milliseconds(_ frames: Int) -> Double { 1000 * Double(frames) / curve.frameRate }

  private var firstFrame: Int { smoothed.firstIndex { $0 != nil } ?? 0 }
  private var lastFrame: Int { smoothed.lastIndex { $0 != nil } ?? 0 }
  private var endsOnEdge: Bool { turns.last.map(isOnEdge) ?? false }

  private func isOnEdge(_ turn: TurningPoints.Point) -> Bool {
    turn.frame <= firstFrame + 1 || turn.frame >= lastFrame - 1
  }
}
