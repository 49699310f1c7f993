import ApicalCohort
import ApicalImaging
import ApicalMetrics
import Foundation

/// Collects the rows of one exam.
struct ExamLedger {
  enum Stage: String { case read, timing, segment, measure, ef }

  private(set) var result: ExamResult
  private let exam: String

  init(exam: Exam, position: Int) {
    self.exam = exam.id
    let attributes = (try? JSONEncoder.stable.encode(exam.attributes)) ?? Data("{}".utf8)
    result = ExamResult(
      exam: ExamRow(
        id: exam.id, position: position, recordedEdv: exam.recorded.edv, recordedEsv: exam.recorded.esv,
        recordedEf: exam.recorded.ef, attributes: String(decoding: attributes, as: UTF8.self)))
  }

  mutating func enter(_ view: View) {
    result.views.append(
      ViewRow(id: id(view.kind), exam: exam, kind: view.kind.rawValue, frameRate: view.frameRate))
  }

  /// Enters a frame with its geometry. A sector that cannot be found is a failure of its own.
  ///
  /// - Returns: The sector, on the grid of the image.
  mutating func enter(_ work: ExamProcessor.Work) -> Sector? {
    var found: Sector?
    var row = row(work.frame, view: work.view, beat: work.beat)
    row.width = work.image.width
    row.height = work.image.height
    row.spacingX = work.image.spacing?.x
    row.spacingY = work.image.spacing?.y
    row.depth = work.image.depth
    do {
      let sector = try work.frame.source.sector ?? Sector.estimate(from: work.measurableImage)
      found = sector
      row.angle = sector.angle
      row.tipX = sector.tip.x
      row.tipY = sector.tip.y
    } catch {
      fail(.measure, CodedFailure(error), of: work)
    }
    row.isKnown = work.isKnown
    result.frames.append(row)
    return found
  }

  mutating func enter(_ recording: RecordingRow) { result.recordings.append(recording) }
  mutating func enter(_ timing: TimingRow) { result.timings.append(timing) }
  mutating func keep(_ frames: [CineFrameRow]) { result.cineFrames += frames }

  mutating func enter(unreadable frame: Frame, view: ViewKind, beat: Int) {
    result.frames.append(row(frame, view: view, beat: beat))
  }

  mutating func keep(_ map: LabelMap, of work: ExamProcessor.Work, source: String) {
    result.masks.append(MaskRow(frame: work.frame.id, source: source, png: PNG.encode(map)))
    guard !work.isKnown else { return }
    result.occupancies[source, default: OccupancyMap(of: .lv)].add(map)
  }

  mutating func keep(_ score: FrameScore, of work: ExamProcessor.Work, source: String, removedPixels: Int) {
    result.metrics.append(
      FrameMetricRow(
        frame: work.frame.id, source: source, label: score.label.name, outcome: score.outcome,
        dice: score.dice,
        hausdorff: score.hausdorff,
        hausdorff95: score.hausdorff95, referencePixels: score.referencePixels,
        predictedPixels: score.predictedPixels,
        removedPixels: removedPixels))
  }

  mutating func keep(_ row: VentricleRow) { result.ventricles.append(row) }
  mutating func keep(_ row: ExamEFRow) { result.volumes.append(row) }
  mutating func keep(_ change: (inout ExamMeasureRows) -> Void) { change(&result.measures) }

  mutating func fail(
    _ stage: Stage, _ failure: CodedFailure, view: ViewKind? = nil, beat: Int? = nil, phase: Phase? = nil,
    source: String? = nil
  ) {
    result.failures.append(
      FailureRow(
        exam: exam, view: view?.rawValue, beat: beat, phase: phase?.rawValue, source: source,
        stage: stage.rawValue,
        code: failure.code, message: failure.message))
  }

  /// A failure of one frame. Known frames beside those that were found are no attempt of their own.
  mutating func fail(
    _ stage: Stage, _ failure: CodedFailure, of work: ExamProcessor.Work, source: String? = nil
  ) {
    guard !work.isKnown else { return }
    fail(stage, failure, view: work.view, beat: work.beat, phase: work.frame.phase, source: source)
  }

  private func row(_ frame: Frame, view: ViewKind, beat: Int) -> FrameRow {
    FrameRow(
      id: frame.id, view: id(view), beat: beat, phase: frame.phase?.rawValue, frameIndex: frame.index,
      location: frame.source.location)
  }

  func id(_ view: ViewKind) -> String { "\(exam)/\(view.rawValue)" }
}
