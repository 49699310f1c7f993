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
    let timed = timer?.timed(exam, position: position) ?? TimedExam(exam)
    for view in timed.found.views { ledger.enter(view) }
    var found = read(timed.found, &ledger)
    for recording in timed.recordings { recording.enter(into: &ledger) }
    for model in models { segment(&found, with: model, &ledger) }
    measure(found, &ledger)
    var known = timed.known.map { read($0, areKnown: true, &ledger) } ?? []
    segment(&known, besides: found, &ledger)
    measure(known, &ledger)
    enterVolumes(timed, found: found, known: known, &ledger)
    return ledger.result
  }

  /// EF of the reference, of each model, and what makes them differ. The reference's beats are the known ones, where
  /// the data set knows them.
  private func enterVolumes(_ timed: TimedExam, found: [Work], known: [Work], _ ledger: inout ExamLedger) {
    let volumes = ExamVolumes(exam: timed.found, ef: ef)
    let knownVolumes = timed.known.map { ExamVolumes(exam: $0, ef: ef) }
    let reference = (knownVolumes ?? volumes).enter(
      knownVolumes == nil ? found : known, source: SourceRow.reference, \.reference, into: &ledger)
    for model in models.map(\.id) {
      let automatic = volumes.enter(found, source: model, \.predictions[model], into: &ledger)
      let atKnownFrames = knownVolumes?.enterAtKnownFrames(
        known, source: model, \.predictions[model], into: &ledger)
      ExamErrors(exam: timed.found.id).enter(
        reference: reference, automatic: automatic, atReferenceFrames: atKnownFrames, source: model,
        into: &ledger)
    }
  }

  /// One frame on its way through the stages.
  struct Work {
    let frame: Frame
    let view: ViewKind
    let beat: Int
    /// True for a frame of a beat as the data set times it, beside the one that was found.
    var isKnown = false
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

  private func read(_ exam: Exam, areKnown: Bool = false, _ ledger: inout ExamLedger) -> [Work] {
    var works: [Work] = []
    for view in exam.views {
      for beat in view.beats {
        for frame in beat.frames {
          let work = read(frame, view: view.kind, beat: beat.number, isKnown: areKnown, &ledger)
          if let work { works.append(work) }
        }
      }
    }
    return works
  }

  /// A frame whose image cannot be read is entered without size and left out; one whose mask cannot be read goes on.
  private func read(
    _ frame: Frame, view: ViewKind, beat: Int, isKnown: Bool, _ ledger: inout ExamLedger
  ) -> Work? {
    do {
      var work = Work(
        frame: frame, view: view, beat: beat, isKnown: isKnown, image: try frame.source.image())
      work.sector = ledger.enter(work)
      do { work.reference = try frame.source.reference() } catch {
        ledger.fail(.read, CodedFailure(error), of: work, source: SourceRow.reference)
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
        ledger.fail(.segment, CodedFailure(error), of: works[index], source: model.id)
      }
    }
  }

  /// Frames that were found where the data set has them are segmented already.
  private func segment(_ known: inout [Work], besides found: [Work], _ ledger: inout ExamLedger) {
    let same = Dictionary(found.map { ($0.frame.source.location, $0) }) { first, _ in first }
    let isNew = known.indices.filter { same[known[$0].frame.source.location] == nil }
    var others = isNew.map { known[$0] }
    for model in models { segment(&others, with: model, &ledger) }
    for (index, work) in zip(isNew, others) { known[index] = work }
    for index in known.indices {
      guard let work = same[known[index].frame.source.location] else { continue }
      known[index].predictions = work.predictions
      known[index].removedPixels = work.removedPixels
    }
  }

  private func measure(_ works: [Work], _ ledger: inout ExamLedger) {
    for work in works {
      if let reference = work.reference { ledger.keep(reference, of: work, source: SourceRow.reference) }
      for model in models.map(\.id) {
        guard let prediction = work.predictions[model] else { continue }
        ledger.keep(prediction, of: work, source: model)
        if let reference = work.reference, !work.isKnown {
          score(prediction, reference, of: work, model, &ledger)
        }
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
        ledger.fail(.measure, CodedFailure(error), of: work, source: model)
      }
    }
  }
}
