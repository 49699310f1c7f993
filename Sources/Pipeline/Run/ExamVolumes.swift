import ApicalCohort
import ApicalEF
import ApicalImaging
import Foundation

/// Volumes and EF of one exam from the label maps of one source.
struct ExamVolumes {
  let exam: Exam
  let ef: EFChoice

  /// Measures every ventricle, enters shapes, EF and each failure at the beat where it happened.
  ///
  /// A source without any label map in this exam is left out: why there is none stands in the ledger already.
  ///
  /// - Returns: Every beat with what its frames gave; nil for a source that was left out.
  @discardableResult
  func enter(
    _ works: [ExamProcessor.Work], source: String, _ map: KeyPath<ExamProcessor.Work, LabelMap?>,
    into ledger: inout ExamLedger
  ) -> [BeatContours]? {
    let frames = traced(works, map)
    guard !frames.isEmpty else { return nil }
    let beats = beats(frames, source, &ledger)
    let isInPixels = Self.areInPixels(works)
    do throws(ExamEFError) {
      let result = try result(beats, isInPixels: isInPixels)
      ledger.keep(row(result, source: source, isInPixels: isInPixels))
      enter(result.failures, source: source, &ledger)
    } catch {
      enter(error.failures, source: source, &ledger)
    }
    guard !isInPixels else { return nil }  // the details are all in mm and mL
    ExamDetails(exam: exam, ef: ef).enter(beats, maps: frames.mapValues(\.map), source: source, into: &ledger)
    return beats
  }

  /// Measures the contours of a model at known frames, where it found its own, and enters the EF that they give.
  ///
  /// A frame that gives nothing is no failure: the model was not asked for it.
  ///
  /// - Returns: Every beat with what its frames gave; nil for a source without a map of them.
  func enterAtKnownFrames(
    _ works: [ExamProcessor.Work], source: String, _ map: KeyPath<ExamProcessor.Work, LabelMap?>,
    into ledger: inout ExamLedger
  ) -> [BeatContours]? {
    let frames = traced(works, map)
    guard !frames.isEmpty else { return nil }
    let beats = beats(frames, source, &ledger)
    var row = ExamMeasureRow(
      exam: exam.id, source: source, measure: ExamMeasure.efAtKnownFrames.rawValue, n: 0)
    do throws(ExamEFError) {
      let result = try result(beats, isInPixels: Self.areInPixels(works))
      row.n = result.pairs.count
      row.value = result.ef
    } catch {
      row.failure = error.failures.first?.cause.code ?? "unexpected"
    }
    ledger.keep { $0.summaries.append(row) }
    return beats
  }

  private func result(_ beats: [BeatContours], isInPixels: Bool) throws(ExamEFError) -> EFResult {
    try EFResult(
      beats: beats, method: isInPixels ? singlePlane : nil, recorded: recordedViews, plausible: ef.plausible)
  }

  /// True where frames without a scale are measured in pixels.
  private static func areInPixels(_ works: [ExamProcessor.Work]) -> Bool {
    works.contains { $0.image.spacing == nil && $0.frame.source.hasSquarePixels }
  }

  /// The label maps of one source, by frame.
  private func traced(
    _ works: [ExamProcessor.Work], _ map: KeyPath<ExamProcessor.Work, LabelMap?>
  ) -> [String: Traced] {
    Dictionary(
      works.compactMap { work in
        work[keyPath: map].map { (work.frame.id, Traced(map: $0, sector: ef.sector ? work.sector : nil)) }
      }
    ) { first, _ in first }
  }

  private func beats(
    _ frames: [String: Traced], _ source: String, _ ledger: inout ExamLedger
  ) -> [BeatContours] {
    exam.views.flatMap { view in
      EFView(view.kind).map { kind in view.beats.map { beat($0, of: kind, frames, source, &ledger) } } ?? []
    }
  }

  /// A label map, and the sector that may cut it.
  private struct Traced {
    let map: LabelMap
    let sector: Sector?
  }

  /// The views of whole recordings, those without a beat included.
  private var recordedViews: Set<EFView> {
    Set(exam.views.filter { !$0.recordings.isEmpty }.compactMap { EFView($0.kind) })
  }

  /// Two recordings without a scale cannot be combined; A4C goes first.
  private var singlePlane: VolumeMethod? {
    let views = exam.views.filter { !$0.beats.isEmpty }.compactMap { EFView($0.kind) }
    return views.contains(.a4c) ? .singlePlaneA4C : views.contains(.a2c) ? .singlePlaneA2C : nil
  }

  private func beat(
    _ beat: Beat, of view: EFView, _ frames: [String: Traced], _ source: String, _ ledger: inout ExamLedger
  ) -> BeatContours {
    func shape(_ phase: Phase) -> FrameShape {
      guard let frame = beat.frame(phase), let traced = frames[frame.id] else {
        return .failed(.phaseMissing(EFPhase(phase)))
      }
      var map = traced.map
      if map.spacing == nil, frame.source.hasSquarePixels { map.spacing = .pixel }
      do throws(EFFailure) {
        let shape = try VentricleShape(labels: map, discCount: ef.discs, sector: traced.sector)
        ledger.keep(VentricleRow(frame: frame.id, source: source, shape: json(shape)))
        return .measured(shape)
      } catch { return .failed(error) }
    }
    return BeatContours(view: view, beat: beat.number, ed: shape(.ed), es: shape(.es))
  }

  private func row(_ result: EFResult, source: String, isInPixels: Bool) -> ExamEFRow {
    ExamEFRow(
      exam: exam.id, source: source, method: result.method.rawValue, edv: result.edv, esv: result.esv,
      ef: result.ef,
      pairs: json(result.pairs),
      volumeUnit: isInPixels ? ExamEFRow.cubicPixels : ExamEFRow.millilitres)
  }

  private func enter(_ failures: [BeatFailure], source: String, _ ledger: inout ExamLedger) {
    for failure in failures {
      let place = failure.beats.count == 1 ? failure.beats[0] : nil
      ledger.fail(
        .ef, coded(failure, at: place),
        view: place.map { ViewKind($0.view) },
        beat: place?.beat, phase: failure.phase.map(Phase.init), source: source)
    }
  }

  /// A frame that is there but has no label map is told apart from a beat without the frame.
  private func coded(_ failure: BeatFailure, at place: BeatName?) -> CodedFailure {
    guard case .phaseMissing(let phase) = failure.cause, let place,
      let beat = exam.view(ViewKind(place.view))?.beats.first(where: { $0.number == place.beat }),
      beat.frame(Phase(phase)) != nil
    else { return CodedFailure(code: failure.cause.code, message: failure.description) }
    return CodedFailure(
      code: "mask-missing", message: "\(place) \(phase.rawValue): the frame has no mask that could be read.")
  }

  /// Plain structs of finite numbers: encoding them cannot fail.
  private func json(_ value: some Encodable) -> String {
    String(decoding: try! JSONEncoder.stable.encode(value), as: UTF8.self)
  }
}

extension EFView {
  /// nil for a view that gives no volume.
  init?(_ kind: ViewKind) {
    switch kind {
    case .a2c: self = .a2c
    case .a4c: self = .a4c
    case .unknown: return nil
    }
  }
}

extension ViewKind {
  init(_ view: EFView) { self = view == .a2c ? .a2c : .a4c }
}

extension EFPhase {
  init(_ phase: Phase) { self = phase == .ed ? .ed : .es }
}

extension Phase {
  init(_ phase: EFPhase) { self = phase == .ed ? .ed : .es }
}
