import ApicalCohort
import ApicalEF

/// An exam whose recordings were cut into beats.
struct TimedExam {
  /// With the beats to measure.
  let found: Exam
  /// With the beats that the data set states, each under the number of the one that was found for it; nil where it
  /// states none, or not of every recording, or where they decide themselves.
  let known: Exam?
  let recordings: [TimedRecording]

  init(found: Exam, known: Exam?, recordings: [TimedRecording]) {
    self.found = found
    self.known = known
    self.recordings = recordings
  }

  /// An exam of given frames.
  init(_ exam: Exam) { self.init(found: exam, known: nil, recordings: []) }
}

/// Beats cut out of the recordings of one view, numbered over all of them.
///
/// A known beat that was not found has a number of its own, after those that were found in its recording.
struct CutBeats {
  private(set) var found: [Beat] = []
  private(set) var known: [Beat] = []
  private var last = 0

  /// Adds the beats of one recording.
  ///
  /// - Parameters:
  ///   - beats: Those to measure.
  ///   - stated: Those that the data set states.
  ///   - rate: Frames per second.
  ///   - view: Exam and view, the first parts of a frame's id.
  ///   - source: Makes a frame; nil beyond the recording.
  mutating func add(
    _ beats: [KnownBeat], known stated: [KnownBeat], rate: Double, from view: String,
    source: (Int) -> CineFrame?
  ) {
    func beat(_ frames: KnownBeat, number: Int, suffix: String) -> Beat {
      let phases: [(Phase, Int)] = [(.ed, frames.ed), (.es, frames.es)]
      return Beat(
        number: number,
        frames: phases.compactMap { phase, index in
          source(index).map {
            Frame(
              id: "\(view)/beat\(number)/\(phase.rawValue)\(suffix)", phase: phase, index: index, source: $0)
          }
        })
    }
    let comparison = TimingComparison(
      found: beats.map { BeatFrames(ed: $0.ed, es: $0.es) },
      known: stated.map { BeatFrames(ed: $0.ed, es: $0.es) }, frameRate: rate)
    let matched = comparison.matches.map { (number: $0.found, known: $0.known) }
    let missed = comparison.missed.enumerated().map { (number: beats.count + $0.offset, known: $0.element) }
    found += beats.enumerated().map { beat($0.element, number: last + $0.offset + 1, suffix: "") }
    known += (matched + missed).map {
      beat(stated[$0.known], number: last + $0.number + 1, suffix: "/known")
    }
    last += beats.count + missed.count
  }
}
