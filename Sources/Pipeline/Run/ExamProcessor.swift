import ApicalCohort
import ApicalEngine
import ApicalImaging
import ApicalMetrics

/// Turns one exam into rows: read, segment, measure, EF. A failure becomes a row and never stops the rest.
struct ExamProcessor: Sendable {
  private let models: [StudyModel]
  private let labels: [Label]
  private let policy: EmptyMaskPolicy
  private let ef: EFChoice
  private let timer: ExamTimer?

  /// - Throws: ``RunError/modelLacksLabel(label:model:has:)`` when the study measures what the model cannot label.
  init(study: Study, models: [StudyModel], timingNetwork: TimingNetwork? = nil) throws {
    self.models = models
    timer = study.timing.map {
      ExamTimer(choice: $0, segmenter: models[0].segmenter, model: models[0].id, network: timingNetwork)
    }
    labels = study.measures.labels.compactMap { Label(name: $0) }
    policy = study.measures.emptyMask
    ef = study.ef
    for model in models {
      let known = model.package.card.output.labels
      guard let missing = labels.first(where: { !known.contains($0.name) }) else { continue }
      throw RunError.modelLacksLabel(label: missing.name, model: model.id, has: Array(known.dropFirst()))
    }
  }

  func process(_ exam: Exam, position: Int) -> ExamResult {
    var ledger = ExamLedger(exam: exam, position: position)
    let isEmpty = exam.views.allSatisfy { $0.frames.isEmpty && $0.recordings.isEmpty }
    if isEmpty { ledger.fail(.read, .noFrame) }
    let (exam, timed) = timer?.timed(exam, position: position) ?? (exam, [])
    var frames = read(exam, &ledger)
    for recording in timed { recording.enter(into: &ledger) }
    for model in models { segment(&frames, with: model, &ledger) }
    measure(frames, &ledger)
    let volumes = ExamVolumes(exam: exam, ef: ef)
    let known = volumes.enter(frames, source: SourceRow.reference, \.reference, into: &ledger)
    for model in models.map(\.id) {
      let found = volumes.enter(frames, source: model, \.predictions[model], into: &ledger)
      ExamErrors(exam: exam.id).enter(reference: known, automatic: found, source: model, into: &ledger)
    }
    return ledger.result
  }

  /// One frame on its way through the stages.
  struct Work {
    let frame: Frame
    let view: ViewKind
    let beat: Int
    var image: Image
    /// What the probe sees, on the grid of the image; nil where it was not found.
    var sector: Sector?
    var reference: LabelMap?
    /// By model.
    var predictions: [String: LabelMap] = [:]
    var removedPixels: [String: [Label: Int]] = [:]

    /// The image; pixels of unknown size count as square where the frame says so.
    var measurableImage: Image {
      guard image.spacing == nil, frame.source.hasSquarePixels else { return image }
      var image = image
      image.spacing = .pixel
      return image
    }

    mutating func take(_ segmentation: Segmentation, of model: String) {
      predictions[model] = segmentation.labels
      removedPixels[model] = segmentation.removedPixels
    }
  }

  private func read(_ exam: Exam, _ ledger: inout ExamLedger) -> [Work] {
    var works: [Work] = []
    for view in exam.views {
      ledger.enter(view)
      for beat in view.beats {
        for frame in beat.frames {
          if let work = read(frame, view: view.kind, beat: beat.number, &ledger) { works.append(work) }
        }
      }
    }
    return works
  }

  /// A frame whose image cannot be read is entered without size and left out; one whose mask cannot be read goes on.
  private func read(_ frame: Frame, view: ViewKind, beat: Int, _ ledger: inout ExamLedger) -> Work? {
    do {
      var work = Work(frame: frame, view: view, beat: beat, image: try frame.source.image())
      work.sector = ledger.enter(work)
      do { work.reference = try frame.source.reference() } catch {
        ledger.fail(
          .read, CodedFailure(error), view: view, beat: beat, phase: frame.phase, source: SourceRow.reference)
      }
      return work
    } catch {
      ledger.enter(unreadable: frame, view: view, beat: beat)
      ledger.fail(.read, CodedFailure(error), view: view, beat: beat, phase: frame.phase)
      return nil
    }
  }

  /// All frames together; should one of them fail, each by itself, so that the others keep their result.
  private func segment(_ works: inout [Work], with model: StudyModel, _ ledger: inout ExamLedger) {
    guard !works.isEmpty else { return }
    if let segmentations = try? model.segmenter.segment(works.map(\.image)) {
      for (index, segmentation) in segmentations.enumerated() {
        works[index].take(segmentation, of: model.id)
      }
      return
    }
    for index in works.indices {
      do { works[index].take(try model.segmenter.segment(works[index].image), of: model.id) } catch {
        let work = works[index]
        ledger.fail(
          .segment, CodedFailure(error), view: work.view, beat: work.beat, phase: work.frame.phase,
          source: model.id)
      }
    }
  }

  private func measure(_ works: [Work], _ ledger: inout ExamLedger) {
    for work in works {
      if let reference = work.reference { ledger.keep(reference, of: work, source: SourceRow.reference) }
      for model in models.map(\.id) {
        guard let prediction = work.predictions[model] else { continue }
        ledger.keep(prediction, of: work, source: model)
        if let reference = work.reference { score(prediction, reference, of: work, model, &ledger) }
      }
    }
  }

  private func score(
    _ prediction: LabelMap, _ reference: LabelMap, of work: Work, _ model: String, _ ledger: inout ExamLedger
  ) {
    for label in labels {
      do {
        let score = try FrameScore(prediction, reference, label: label, policy: policy)
        ledger.keep(score, of: work, source: model, removedPixels: work.removedPixels[model]?[label] ?? 0)
      } catch {
        ledger.fail(
          .measure, CodedFailure(error), view: work.view, beat: work.beat, phase: work.frame.phase,
          source: model)
      }
    }
  }
}
