import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalStats

/// What the contours of one source say beyond EF: conventions, beats, spread, shape and strain.
struct ExamDetails {
  let exam: Exam
  let ef: EFChoice

  /// - Parameters:
  ///   - beats: All beats of the exam, failed ones included.
  ///   - maps: Label maps by frame.
  func enter(
    _ beats: [BeatContours], maps: [String: LabelMap], source: String, into ledger: inout ExamLedger
  ) {
    guard let method = VolumeMethod(available: beats.map(\.beat.view)) else { return }
    let measures = ExamMeasures(beats: beats, plausible: ef.plausible)
    let conventions = conventions(beats, maps, method, source)
    let rows = measures.beats.map { row($0, of: measures.result(method), source) }
    let summaries = summaries(measures, method, source)
    ledger.keep {
      $0.conventions += conventions
      $0.beats += rows
      $0.summaries += summaries
    }
  }

  /// Every convention of the exam's views; one that gave no EF has the code of its first cause.
  private func conventions(
    _ beats: [BeatContours], _ maps: [String: LabelMap], _ method: VolumeMethod, _ source: String
  ) -> [ConventionRow] {
    let record = VolumeConvention(method: method, discCount: ef.discs)
    let wanted = EFConvention.departures(from: record)
    let measured = beats.compactMap { self.maps(of: $0, maps) }
    // A beat that has a shape has a profile too.
    let matrix = try? ConventionMatrix(maps: measured, conventions: wanted, record: .measured(record))
    return wanted.map { convention in
      let row = matrix?.row(convention)
      let cause = row?.failures.first ?? Self.firstCause(beats, of: convention.method)
      return ConventionRow(
        exam: exam.id, source: source, convention: convention.code,
        isRecord: convention == .measured(record), pairs: row?.count ?? 0, edv: row?.edv, esv: row?.esv,
        ef: row?.ef, edvDifference: row?.edvDifference, esvDifference: row?.esvDifference,
        efDifference: row?.efDifference,
        failure: row?.ef == nil ? cause?.code ?? EFFailure.viewMissing(.a4c).code : nil)
    }
  }

  /// The two label maps of a beat that was measured.
  private func maps(of beat: BeatContours, _ maps: [String: LabelMap]) -> ViewBeat<LabelMap>? {
    let frames = exam.view(ViewKind(beat.beat.view))?.beats.first { $0.number == beat.beat.beat }
    guard beat.ed.shape != nil, beat.es.shape != nil, let ed = frames?.frame(.ed).flatMap({ maps[$0.id] }),
      let es = frames?.frame(.es).flatMap({ maps[$0.id] })
    else { return nil }
    return ViewBeat(view: beat.beat.view, ed: ed, es: es)
  }

  /// The first cause of a frame in the views of a method.
  private static func firstCause(_ beats: [BeatContours], of method: VolumeMethod) -> EFFailure? {
    method.views.lazy.compactMap { view in
      let ofView = beats.filter { $0.beat.view == view }
      return ofView.isEmpty
        ? .viewMissing(view) : ofView.lazy.compactMap { $0.ed.failure ?? $0.es.failure }.first
    }.first
  }

  private func row(_ beat: BeatMeasures, of result: EFResult?, _ source: String) -> BeatMeasureRow {
    let own = result?.pairs.filter { $0.beats.contains(beat.beat) }.map(\.ef) ?? []
    return BeatMeasureRow(
      exam: exam.id, source: source, view: beat.beat.view.rawValue, beat: beat.beat.beat,
      ef: own.isEmpty ? nil : own.reduce(0, +) / Double(own.count),
      singlePlaneEf: beat.discs.fraction?.percent, areaLengthEf: beat.areaLength.fraction?.percent,
      edLength: beat.edLength, esLength: beat.esLength, longitudinalStrain: beat.longitudinalStrain,
      axisShortening: beat.axisShortening, areaChange: beat.areaChange, edSphericity: beat.edSphericity,
      esSphericity: beat.esSphericity)
  }

  private func summaries(
    _ measures: ExamMeasures, _ method: VolumeMethod, _ source: String
  ) -> [ExamMeasureRow] {
    let outcome = measures.methods.first { $0.method == method }?.outcome
    let cause: EFFailure? =
      if case .failed(let error) = outcome { error.failures.first?.cause } else { nil }
    func row(_ measure: ExamMeasure, _ n: Int, _ value: Double?, else code: String?) -> ExamMeasureRow {
      ExamMeasureRow(
        exam: exam.id, source: source, measure: measure.rawValue, n: n, value: value,
        failure: value == nil ? code ?? ExamMeasure.tooFewBeats : nil)
    }
    let strains = measures.beats.count { $0.longitudinalStrain != nil }
    var rows = [row(.strain, strains, measures.globalLongitudinalStrain, else: cause?.code)]
    if method.views.count > 1 { rows += lengths(measures.foreshortening, cause, row) }
    let spread = outcome?.result.map { EFSpread($0) }
    rows.append(row(.pairSD, spread?.pairs.count ?? 0, spread?.pairs.standardDeviation, else: cause?.code))
    for view in method.views {
      let beats = spread?.beats.first { $0.view == view }?.ef
      rows.append(
        row(
          view == .a2c ? .beatSDA2C : .beatSDA4C, beats?.count ?? 0, beats?.standardDeviation,
          else: cause?.code))
    }
    return rows
  }

  /// Means over the pairs of beats.
  private func lengths(
    _ pairs: [Foreshortening], _ cause: EFFailure?,
    _ row: (ExamMeasure, Int, Double?, String?) -> ExamMeasureRow
  ) -> [ExamMeasureRow] {
    func mean(_ measure: ExamMeasure, _ value: (Foreshortening) -> Double) -> ExamMeasureRow {
      row(measure, pairs.count, (try? Summary(pairs.map(value)))?.mean, cause?.code)
    }
    return [
      mean(.foreshorteningED) { $0.index(.ed) }, mean(.foreshorteningES) { $0.index(.es) },
      mean(.lengthRatioED, \.edRatio), mean(.lengthRatioES, \.esRatio),
    ]
  }
}
