import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalStats
import Testing

/// From the true masks of every frame to EF: timing, contours, every beat with every beat.
struct InSilicoExamTests {
  private static let cohort = InSilicoCohort(
    seed: 41, exams: 4, style: .mixed, beats: 2, views: [.a2c, .a4c])

  /// One recording with all its masks.
  private struct Cine {
    let view: EFView
    let maps: [LabelMap?]
    let timing: BeatTiming
    let known: [BeatFrames]

    init(_ phantom: PhantomView, frameRate: Double) throws {
      view = phantom.kind == .a2c ? .a2c : .a4c
      maps = (0..<phantom.frameCount).map { PhantomFrame(view: phantom, index: $0).reference() }
      timing = try BeatTiming(AreaCurve(maps: maps, frameRate: frameRate))
      known = phantom.beats.map { BeatFrames(ed: $0.firstFrame, es: $0.endSystole) }
    }

    var found: [BeatContours] { timing.contours(of: view, maps: maps) }
    var reference: [BeatContours] {
      known.enumerated().map { index, frames in
        BeatContours(view: view, beat: index + 1, ed: maps[frames.ed], es: maps[frames.es])
      }
    }
  }

  private func cines(_ number: Int) throws -> [Cine] {
    let views = Self.cohort.cohort().exams[number - 1].views
    return try zip(Self.cohort.phantoms(exam: number), views).map {
      try Cine($0, frameRate: try #require($1.frameRate))
    }
  }

  @Test func efOfEveryBeat() throws {
    var (errors, comparisons): ([Double], [TimingComparison]) = ([], [])
    for number in 1...Self.cohort.exams {
      let cines = try cines(number)
      comparisons += cines.map {
        TimingComparison(
          found: $0.timing.wholeBeats.map(\.frames), known: $0.known, frameRate: $0.timing.curve.frameRate)
      }
      let (found, reference) = (cines.flatMap(\.found), cines.flatMap(\.reference))
      let result = try EFResult(beats: found)
      #expect(result.pairs.count == 4 && result.failures.isEmpty)
      errors.append(result.ef - (try #require(Self.cohort.cohort().exams[number - 1].recorded.ef)))
      // The masks are true: what EF differs by from that at the known frames is timing, all of it.
      let exam = try ExamErrorBudget(
        reference: reference, automatic: found, automaticAtReferenceFrames: reference)
      #expect(exam.method == .biplane && exam.pairs.count == 4)
      #expect(abs(exam.budget.error - (result.ef - (try EFResult(beats: reference).ef))) < 1e-9)
      #expect(abs(exam.budget.points(cause: .timing) - exam.budget.error) < 1e-9)
      #expect(abs(exam.budget.error) < 1)
    }
    let agreement = try TimingAgreement(comparisons)
    #expect(agreement.matched == 16 && agreement.missed == 0 && agreement.extra == 0)
    #expect(agreement.ed.meanAbsoluteFrames < 1.5)
    #expect(agreement.es.meanAbsoluteFrames < 1.5)
    #expect(abs(try Summary(errors).mean) < 0.5)
  }

  /// Masks as they are against the truth and against a reader with an error of 4 points SD.
  @Test func theTrueMasksHaveNoBias() throws {
    let exams = InSilicoCohort(
      seed: 2026, exams: 40, style: .mixed, beats: 1, views: [.a2c, .a4c], readerNoise: 4
    ).cohort().exams
    var (errors, differences): ([Double], [Double]) = ([], [])
    for exam in exams {
      let beats = try exam.views.map { view in
        let beat = view.beats[0]
        return BeatContours(
          view: view.kind == .a2c ? .a2c : .a4c, beat: 1, ed: try beat.frame(.ed)?.source.reference(),
          es: try beat.frame(.es)?.source.reference())
      }
      let ef = try EFResult(beats: beats).ef
      errors.append(ef - (try #require(exam.attributes["trueEF"].flatMap(Double.init))))
      differences.append(ef - (try #require(exam.recorded.ef)))
    }
    let (truth, reader) = (try Summary(errors), try Summary(differences))
    #expect(abs(truth.mean) < 0.5)
    #expect(try #require(truth.standardDeviation) < 1)
    // The reader adds 4 / √40 = 0.63 points of standard error, and almost all of the scatter.
    #expect(abs(reader.mean) < 0.5 + 3 * 0.63)
    #expect((2.7...5.3).contains(try #require(reader.standardDeviation)))
  }

  @Test func budgetsOfExamsThatFailed() throws {
    let reference = try cines(1).flatMap(\.reference)
    let broken = reference.map { beat in
      beat.beat.view == .a4c && beat.beat.beat == 1
        ? BeatContours(view: .a4c, beat: 1, ed: .failed(.lvEmpty), es: beat.es) : beat
    }
    let half = try ExamErrorBudget(reference: reference, automatic: broken)
    #expect(half.pairs.map { $0.map(\.beat) } == [[1, 2], [2, 2]])
    #expect(half.budget.error == 0)
    // ED and ES the wrong way round: no EF, and so no error.
    let backwards = reference.map { beat in
      BeatContours(view: beat.beat.view, beat: beat.beat.beat, ed: beat.es, es: beat.ed)
    }
    let error = #expect(throws: ExamEFError.self) {
      try ExamErrorBudget(reference: reference, automatic: backwards)
    }
    #expect(error?.failures.count == 4)
    #expect(error?.failures.allSatisfy { $0.cause.code == "esv-not-below-edv" } == true)
    let a2c = reference.filter { $0.beat.view == .a2c }
    #expect(try ExamErrorBudget(reference: a2c, automatic: reference).method == .singlePlaneA2C)
    #expect(throws: ExamEFError.self) { try ExamErrorBudget(reference: reference, automatic: a2c) }
    #expect(throws: ExamEFError.self) { try ExamErrorBudget(reference: [], automatic: reference) }
  }
}
