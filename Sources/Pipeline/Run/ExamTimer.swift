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
  func timed(_ exam: Exam, position: Int) -> (exam: Exam, recordings: [TimedRecording]) {
    var recordings: [TimedRecording] = []
    let views = exam.views.map { view -> View in
      guard !view.recordings.isEmpty else { return view }
      var beats: [Beat] = []
      for (index, source) in view.recordings.enumerated() {
        var timed = TimedRecording(
          id: "\(exam.id)/\(view.kind.rawValue)/\(index + 1)", view: view.kind, source: source)
        beats += measuredBeats(of: source, in: exam.id, after: beats.count, position: position, &timed)
        recordings.append(timed)
      }
      return View(
        kind: view.kind, beats: beats, frameRate: recordings.last?.frameRate, recordings: view.recordings)
    }
    let timed = Exam(id: exam.id, views: views, recorded: exam.recorded, attributes: exam.attributes)
    return (timed, recordings)
  }

  private func measuredBeats(
    of source: any CineSource, in exam: String, after count: Int, position: Int, _ timed: inout TimedRecording
  ) -> [Beat] {
    let opened: OpenedCine
    do { opened = try source.open() } catch {
      timed.failures.append((.read, CodedFailure(error)))
      return []
    }
    timed.take(opened)
    guard let rate = opened.cine.frameRate else {
      timed.failures.append((.timing, .noFrameRate))
      return []
    }
    let maps = labels(of: opened.cine.frames, &timed)
    time(opened.cine.frames, maps, rate: rate, &timed)
    let found = timed.usedBeats
    let sector = try? Sector.estimate(from: opened.cine.inSquarePixels)
    if found.isEmpty { timed.failures.append((.timing, .noBeat(timed.used?.failure))) }
    if position < choice.followed { timed.keepFrames(opened.cine.frames, maps, beat: found.first) }
    return found.enumerated().map { index, beat in
      let number = count + index + 1
      let frames: [(Phase, Int)] = [(.ed, beat.ed), (.es, beat.es)]
      return Beat(
        number: number,
        frames: frames.filter { opened.cine.frames.indices.contains($0.1) }.map { phase, frame in
          Frame(
            id: "\(exam)/\(timed.view.rawValue)/beat\(number)/\(phase.rawValue)", phase: phase, index: frame,
            source: CineFrame(opened.cine.frames[frame], index: frame, of: source, sector: sector))
        })
    }
  }

  /// Every frame segmented; nil for one that cannot be.
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

  /// Runs every method that can run; the one of the study decides.
  private func time(_ frames: [Image], _ maps: [LabelMap?], rate: Double, _ timed: inout TimedRecording) {
    let areas = try? AreaCurve(maps: maps, frameRate: rate)
    timed.add(.area, model: model, curve: areas?.areas ?? [], isUsed: choice.method == .area) {
      () throws(TimingError) in
      guard let areas else { throw .noFrameRate(rate) }
      return try BeatTiming(areas)
    }
    if let network {
      do {
        let phase = try network.phase(of: frames, frameRate: rate)
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
