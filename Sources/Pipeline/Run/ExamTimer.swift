import ApicalCohort
import ApicalEF
import ApicalEngine
import ApicalImaging
import Foundation

/// Finds the beats of an exam's whole recordings and cuts out their ED and ES frames.
struct ExamTimer: Sendable {
  let choice: TimingChoice
  /// The study's first network, with its id.
  let segmenter: Segmenter
  let model: String
  let network: TimingNetwork?

  /// The exam with the beats that were found, and what was found in each recording.
  ///
  /// Beats are numbered over all recordings of a view. A recording that cannot be read or shows no beat is a
  /// failure of its view and does not stop the others.
  func timed(_ exam: Exam, position: Int) -> TimedExam {
    var recordings: [TimedRecording] = []
    var known: [View] = []
    let views = exam.views.map { view -> View in
      guard !view.recordings.isEmpty else { return view }
      var beats = CutBeats()
      for (index, source) in view.recordings.enumerated() {
        var timed = TimedRecording(
          id: "\(exam.id)/\(view.kind.rawValue)/\(index + 1)", view: view.kind, source: source)
        cut(source, of: exam.id, position: position, &timed, &beats)
        recordings.append(timed)
      }
      func with(_ beats: [Beat]) -> View {
        View(
          kind: view.kind, beats: beats, frameRate: recordings.last?.frameRate, recordings: view.recordings)
      }
      known.append(with(beats.known))
      return with(beats.found)
    }
    func with(_ views: [View]) -> Exam {
      Exam(id: exam.id, views: views, recorded: exam.recorded, attributes: exam.attributes)
    }
    let isKnown = choice.method != .given && recordings.allSatisfy(\.hasKnownBeats) && !recordings.isEmpty
    return TimedExam(found: with(views), known: isKnown ? with(known) : nil, recordings: recordings)
  }

  private func cut(
    _ source: any CineSource, of exam: String, position: Int, _ timed: inout TimedRecording,
    _ beats: inout CutBeats
  ) {
    let opened: OpenedCine
    do { opened = try source.open() } catch {
      timed.failures.append((.read, CodedFailure(error)))
      return
    }
    timed.take(opened)
    guard let rate = opened.cine.frameRate else {
      timed.failures.append((.timing, .noFrameRate))
      return
    }
    let frames = opened.cine.frames
    let maps = choice.followsArea == false ? nil : labels(of: frames, &timed)
    time(frames, maps, rate: rate, &timed)
    let found = timed.usedBeats
    let sector = try? Sector.estimate(from: opened.cine.inSquarePixels)
    if found.isEmpty { timed.failures.append((.timing, .noBeat(timed.used?.failure))) }
    if position < choice.followed {
      let kept = timed.framesToKeep(of: frames.count, beat: found.first)
      let labels = maps.map { maps in kept.map { maps[$0] } } ?? labels(of: kept.map { frames[$0] }, &timed)
      timed.keep(kept, frames, labels)
    }
    beats.add(found, known: source.knownBeats ?? [], rate: rate, from: "\(exam)/\(timed.view.rawValue)") {
      frame in
      guard opened.cine.frames.indices.contains(frame) else { return nil }
      return CineFrame(opened.cine.frames[frame], index: frame, of: source, sector: sector)
    }
  }

  /// The frames segmented; nil for one that cannot be.
  private func labels(of frames: [Image], _ timed: inout TimedRecording) -> [LabelMap?] {
    if let all = try? segmenter.segment(frames) { return all.map(\.labels) }
    var first: (any Error)?
    let maps = frames.map { frame -> LabelMap? in
      do { return try segmenter.segment(frame).labels } catch {
        first = first ?? error
        return nil
      }
    }
    if let first { timed.failures.append((.segment, CodedFailure(first))) }
    return maps
  }

  /// What of the frames the timing network is shown.
  private func windowed(
    _ frames: [Image], _ maps: [LabelMap?]?, _ timed: inout TimedRecording
  ) -> [Image] {
    let looked = VentricleWindow.frames(of: frames.count)
    let labels = maps.map { maps in looked.map { maps[$0] } } ?? labels(of: looked.map { frames[$0] }, &timed)
    guard let window = VentricleWindow.window(labels) else { return frames }
    return frames.map { $0.cropped(to: window) }
  }

  /// Runs every method that can run; the one of the study decides.
  private func time(_ frames: [Image], _ maps: [LabelMap?]?, rate: Double, _ timed: inout TimedRecording) {
    if let maps {
      let areas = try? AreaCurve(maps: maps, frameRate: rate)
      timed.add(.area, model: model, curve: areas?.areas ?? [], isUsed: choice.method == .area) {
        () throws(TimingError) in
        guard let areas else { throw .noFrameRate(rate) }
        return try BeatTiming(areas)
      }
    }
    if let network {
      do {
        let phase = try network.phase(of: windowed(frames, maps, &timed), frameRate: rate)
        timed.add(
          .network, model: "\(network.card.name) \(network.card.version)",
          curve: phase.cosine.map { min(1, max(0, (1 + $0) / 2)) }, isUsed: choice.method == .network
        ) { () throws(TimingError) in
          try BeatTiming(cosine: phase.cosine, sine: phase.sine, frameRate: rate)
        }
      } catch {
        timed.failures.append((.timing, CodedFailure(error)))
      }
    }
    if choice.method == .given { timed.addGiven(frames: frames.count) }
  }
}

extension TimingChoice {
  /// Prepares the timing network, if the study names one.
  func network(besides studyFile: URL) throws -> TimingNetwork? {
    guard let card else { return nil }
    let url = URL(fileURLWithPath: card, relativeTo: studyFile.deletingLastPathComponent())
    return try TimingNetwork(model: ModelPackage.load(url.standardizedFileURL))
  }
}

extension CodedFailure {
  /// Beats need time.
  static let noFrameRate = CodedFailure(
    code: "frame-rate-missing",
    message: "The recording states no frame rate. Give it as frame_rate in recordings.csv.")

  /// A recording without a whole beat.
  static func noBeat(_ cause: String?) -> CodedFailure {
    CodedFailure(
      code: "no-beat-found",
      message: cause ?? "No whole beat: every one that was found is cut by an end, too short or in a gap.")
  }
}
