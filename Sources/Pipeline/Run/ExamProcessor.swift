import ApicalCohort
import ApicalEngine
import ApicalImaging
import ApicalMetrics

/// Turns one exam into rows: read, segment, measure, EF. A failure becomes a row and never stops the rest.
struct ExamProcessor: Sendable {
  private let segmenter: Segmenter
  private let model: String
  private let labels: [Label]
  private let policy: EmptyMaskPolicy
  private let discs: Int

  /// - Throws: ``RunError/modelLacksLabel(label:model:has:)`` when the study measures what the model cannot label.
  init(study: Study, segmenter: Segmenter) throws {
    self.segmenter = segmenter
    let card = segmenter.card
    model = "\(card.name) \(card.version)"
    labels = study.measures.labels.compactMap { Label(name: $0) }
    policy = study.measures.emptyMask
    discs = study.ef.discs
    if let missing = labels.first(where: { !card.output.labels.contains($0.name) }) {
      throw RunError.modelLacksLabel(
        label: missing.name, model: model, has: Array(card.output.labels.dropFirst()))
    }
  }

  func process(_ exam: Exam, position: Int) -> ExamResult {
    var ledger = ExamLedger(exam: exam, position: position)
    if exam.views.allSatisfy(\.frames.isEmpty) { ledger.fail(.read, .noFrame) }
    var frames = read(exam, &ledger)
    segment(&frames, &ledger)
    measure(frames, &ledger)
    let volumes = ExamVolumes(exam: exam, discs: discs)
    volumes.enter(frames, source: SourceRow.reference, \.reference, into: &ledger)
    volumes.enter(frames, source: model, \.prediction, into: &ledger)
    return ledger.result
  }

  /// One frame on its way through the stages.
  struct Work {
    let frame: Frame
    let view: ViewKind
    let beat: Int
    var image: Image
    var reference: LabelMap?
    var prediction: LabelMap?
    var removedPixels: [Label: Int] = [:]

    mutating func take(_ segmentation: Segmentation) {
      prediction = segmentation.labels
      removedPixels = segmentation.removedPixels
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
      ledger.enter(work)
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
  private func segment(_ works: inout [Work], _ ledger: inout ExamLedger) {
    guard !works.isEmpty else { return }
    if let segmentations = try? segmenter.segment(works.map(\.image)) {
      for (index, segmentation) in segmentations.enumerated() { works[index].take(segmentation) }
      return
    }
    for index in works.indices {
      do { works[index].take(try segmenter.segment(works[index].image)) } catch {
        let work = works[index]
        ledger.fail(
          .segment, CodedFailure(error), view: work.view, beat: work.beat, phase: work.frame.phase,
          source: model)
      }
    }
  }

  private func measure(_ works: [Work], _ ledger: inout ExamLedger) {
    for work in works {
      for (source, map) in [(SourceRow.reference, work.reference), (model, work.prediction)] {
        guard let map else { continue }
        ledger.keep(map, of: work, source: source)
      }
      guard let prediction = work.prediction, let reference = work.reference else { continue }
      for label in labels {
        do {
          let score = try FrameScore(prediction, reference, label: label, policy: policy)
          ledger.keep(score, of: work, source: model, removedPixels: work.removedPixels[label] ?? 0)
        } catch {
          ledger.fail(
            .measure, CodedFailure(error), view: work.view, beat: work.beat, phase: work.frame.phase,
            source: model)
        }
      }
    }
  }
}
