import ApicalCohort
import ApicalEF
import ApicalImaging
import Foundation

/// What was read of a recording and which beats were found in it.
struct TimedRecording {
  let id: String
  let view: ViewKind
  private let source: any CineSource
  private var row: RecordingRow?
  private(set) var timings: [TimingRow] = []
  private var given: [KnownBeat] = []
  private var found: [TimingChoice.Method: [TimedBeat]] = [:]
  private var usedMethod: TimingChoice.Method?
  private var frames: [CineFrameRow] = []
  var failures: [(stage: ExamLedger.Stage, cause: CodedFailure)] = []

  /// The longer side of a kept frame, pixels.
  static let keptSide = 240
  /// Frames that are kept.
  static let keptCount = 15

  init(id: String, view: ViewKind, source: any CineSource) {
    self.id = id
    self.view = view
    self.source = source
  }

  var frameRate: Double? { row?.frameRate }
  /// Whether the data set states ED and ES of its beats.
  var hasKnownBeats: Bool { !(source.knownBeats ?? []).isEmpty }
  /// What the deciding method found.
  var used: TimingRow? { timings.first(where: \.isUsed) }

  /// ED and ES of the beats to measure.
  var usedBeats: [KnownBeat] {
    guard let usedMethod else { return [] }
    if usedMethod == .given { return given }
    return (found[usedMethod] ?? []).filter(\.isWhole).map { KnownBeat(ed: $0.frames.ed, es: $0.frames.es) }
  }

  mutating func take(_ opened: OpenedCine) {
    let cine = opened.cine
    row = RecordingRow(
      id: id, view: "", location: source.location, format: opened.format, frames: cine.frames.count,
      width: cine.size.width, height: cine.size.height, frameRate: cine.frameRate,
      rateSource: opened.rateSource, spacingX: cine.spacing?.x, spacingY: cine.spacing?.y,
      spacingSource: opened.spacingSource, notes: Self.json(opened.notes),
      knownBeats: source.knownBeats.map(Self.json))
  }

  /// Enters the beats of one method, or why there is none.
  mutating func add(
    _ method: TimingChoice.Method, model: String, curve: [Double?], isUsed: Bool,
    _ read: () throws(TimingError) -> BeatTiming
  ) {
    var timing = TimingRow(
      recording: id, method: method.rawValue, model: model, isUsed: isUsed, curve: Self.json(curve),
      smoothed: "[]", beats: "[]", settings: "{}")
    do throws(TimingError) {
      let result = try read()
      timing.smoothed = Self.json(result.smoothed)
      timing.beats = Self.json(result.beats)
      timing.settings = Self.json(result.settings)
      found[method] = result.beats
    } catch {
      timing.failure = error.description
    }
    if isUsed { usedMethod = method }
    timings.append(timing)
  }

  /// Takes the beats that the data set states.
  mutating func addGiven(frames count: Int) {
    usedMethod = .given
    let beats = (source.knownBeats ?? []).filter { $0.es < count }
    given = beats
    timings.append(
      TimingRow(
        recording: id, method: TimingChoice.Method.given.rawValue, model: "", isUsed: true, curve: "[]",
        smoothed: "[]", beats: "[]", settings: "{}",
        failure: beats.isEmpty ? "The data set states no ED and ES of this recording." : nil))
  }

  /// Every n-th frame of a beat, or of the whole recording where there is none.
  func framesToKeep(of count: Int, beat: KnownBeat?) -> [Int] {
    let span = beat.map { $0.ed..<min(count, nextED(after: $0) + 1) } ?? 0..<count
    let step = max(1, (span.count + Self.keptCount - 1) / Self.keptCount)
    let ends = beat.map { [$0.ed, $0.es] } ?? []
    return Set(stride(from: span.lowerBound, to: span.upperBound, by: step)).union(ends).sorted()
  }

  /// Keeps small copies of some frames that have labels.
  mutating func keep(_ chosen: [Int], _ images: [Image], _ maps: [LabelMap?]) {
    frames = zip(chosen, maps).compactMap { index, map in
      guard let map else { return nil }
      let scale = min(1, Double(Self.keptSide) / Double(max(map.width, map.height)))
      let size = PixelSize(
        width: max(1, Int((Double(map.width) * scale).rounded())),
        height: max(1, Int((Double(map.height) * scale).rounded())))
      return CineFrameRow(
        recording: id, frame: index, image: PNG.encode(images[index].resized(to: size)),
        labels: PNG.encode(map.resized(to: size)))
    }
  }

  /// The next ED where it is known, else as long after ES as a diastole of two systoles takes.
  private func nextED(after beat: KnownBeat) -> Int {
    let timed = usedMethod.flatMap { found[$0]?.first { $0.frames.ed == beat.ed } }
    return timed?.nextED ?? given.first { $0.ed > beat.ed }?.ed ?? beat.es + 2 * (beat.es - beat.ed)
  }

  func enter(into ledger: inout ExamLedger) {
    if var row {
      row.view = ledger.id(view)
      ledger.enter(row)
      for timing in timings { ledger.enter(timing) }
      ledger.keep(frames)
    }
    for failure in failures { ledger.fail(failure.stage, failure.cause, view: view) }
  }

  /// Lists and plain structs of finite numbers: encoding them cannot fail.
  private static func json(_ value: some Encodable) -> String {
    String(decoding: try! JSONEncoder.stable.encode(value), as: UTF8.self)
  }
}
