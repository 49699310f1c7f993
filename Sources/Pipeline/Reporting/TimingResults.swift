import ApicalCohort
import ApicalEF
import Foundation

/// Whole recordings and the beats that were found in them, read from the store.
struct TimingResults: Sendable {
  /// In the order of the cohort.
  let recordings: [TimedResult]
  /// EF of each model at the ED and ES that the data set states.
  let efAtKnownFrames: [ExamMeasureRow]

  init(store: Store) throws {
    efAtKnownFrames = try store.all(ExamMeasureRow.self).filter {
      $0.measure == ExamMeasure.efAtKnownFrames.rawValue
    }
    let timings = try Dictionary(grouping: store.all(TimingRow.self), by: \.recording)
    let frames = try Dictionary(grouping: store.all(CineFrameRow.self), by: \.recording)
    let views = try Dictionary(store.all(ViewRow.self).map { ($0.id, $0) }) { first, _ in first }
    recordings = try store.all(RecordingRow.self).map { row in
      try TimedResult(
        row: row, view: views[row.view], timings: timings[row.id] ?? [], frames: frames[row.id] ?? [])
    }
  }

  /// The methods that ran, the one that decided first.
  var methods: [String] {
    let all = recordings.flatMap(\.methods)
    return Set(all.map(\.name)).sorted { left, right in
      let used = { name in all.contains { $0.name == name && $0.isUsed } }
      return used(left) == used(right) ? left < right : used(left)
    }
  }

  /// Errors of one method over the recordings whose beats are known; nil where none can be compared.
  func agreement(_ method: String) -> TimingAgreement? {
    try? TimingAgreement(recordings.compactMap { $0.comparison(method) })
  }
}

/// One recording with what each method found.
struct TimedResult: Sendable {
  /// What one method found.
  struct Method: Sendable {
    let name, model: String
    let isUsed: Bool
    let curve, smoothed: [Double?]
    let beats: [TimedBeat]
    let failure: String?
  }

  let row: RecordingRow
  let exam: String
  /// "A2C", "A4C" or "unknown".
  let view: String
  let notes: [String]
  let known: [KnownBeat]?
  let methods: [Method]
  let frames: [CineFrameRow]

  init(row: RecordingRow, view: ViewRow?, timings: [TimingRow], frames: [CineFrameRow]) throws {
    self.row = row
    exam = view?.exam ?? ""
    self.view = view?.kind ?? ViewKind.unknown.rawValue
    notes = try Self.decode(row.notes)
    known = try row.knownBeats.map { try Self.decode($0) }
    methods = try timings.map { timing in
      Method(
        name: timing.method, model: timing.model, isUsed: timing.isUsed, curve: try Self.decode(timing.curve),
        smoothed: try Self.decode(timing.smoothed), beats: try Self.decode(timing.beats),
        failure: timing.failure)
    }
    self.frames = frames.sorted { $0.frame < $1.frame }
  }

  func method(_ name: String) -> Method? { methods.first { $0.name == name } }

  /// The method that decided.
  var used: Method? { methods.first(where: \.isUsed) }

  /// Frames of ED and ES that were measured.
  var measured: [BeatFrames] {
    guard let used else { return [] }
    if used.name == TimingChoice.Method.given.rawValue { return knownFrames }
    return used.beats.filter(\.isWhole).map(\.frames)
  }

  var knownFrames: [BeatFrames] { (known ?? []).map { BeatFrames(ed: $0.ed, es: $0.es) } }

  /// Whole beats of a method beside the known ones; nil where none are known or the method did not run.
  func comparison(_ name: String) -> TimingComparison? {
    guard known != nil, let rate = row.frameRate, let method = method(name), !method.curve.isEmpty else {
      return nil
    }
    return TimingComparison(
      found: method.beats.filter(\.isWhole).map(\.frames), known: knownFrames, frameRate: rate)
  }

  private static func decode<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
