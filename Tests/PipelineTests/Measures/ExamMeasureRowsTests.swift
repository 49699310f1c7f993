import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// What is stored of an exam equals what the library computes from the same masks.
@Suite struct ExamMeasureRowsTests {
  private static let exam = InSilicoCohort(seed: 5, exams: 2, style: .mixed, beats: 2, views: [.a2c, .a4c])
    .cohort().exams[1]
  private static let network = "net 1"

  /// Every frame with its true mask, and with one whose LV lost the pixels of its border to the myocardium.
  private static let works: [ExamProcessor.Work] = try! exam.views.flatMap { view in
    try view.beats.flatMap { beat in
      try beat.frames.map { frame in
        let map = try frame.source.reference()!
        return ExamProcessor.Work(
          frame: frame, view: view.kind, beat: beat.number,
          image: Image(size: map.size, spacing: map.spacing!),
          reference: map, predictions: [network: thinned(map)])
      }
    }
  }

  private static func thinned(_ map: LabelMap) -> LabelMap {
    var thin = map
    for row in 1..<(map.height - 1) {
      for column in 1..<(map.width - 1) where map[column, row] == .lv {
        let beside = [
          map[column - 1, row], map[column + 1, row], map[column, row - 1], map[column, row + 1],
        ]
        if beside.contains(.myo) { thin[column, row] = .myo }
      }
    }
    return thin
  }

  private static let ef = EFChoice(discs: 20, reference: .masks)

  private static let stored: ExamResult = {
    var ledger = ExamLedger(exam: exam, position: 0)
    let volumes = ExamVolumes(exam: exam, ef: ef)
    let known = volumes.enter(works, source: SourceRow.reference, \.reference, into: &ledger)
    let found = volumes.enter(works, source: network, \.predictions[network], into: &ledger)
    ExamErrors(exam: exam.id).enter(reference: known, automatic: found, source: network, into: &ledger)
    return ledger.result
  }()

  private func maps(_ source: String) -> [ViewBeat<LabelMap>] {
    Self.exam.views.flatMap { view in
      view.beats.map { beat in
        func map(_ phase: Phase) -> LabelMap {
          let work = Self.works.first { $0.frame.id == beat.frame(phase)!.id }!
          return source == SourceRow.reference ? work.reference! : work.predictions[Self.network]!
        }
        return ViewBeat(view: view.kind == .a2c ? .a2c : .a4c, ed: map(.ed), es: map(.es))
      }
    }
  }

  private func beats(_ source: String) -> [BeatContours] {
    var numbers: [EFView: Int] = [:]
    return maps(source).map { beat in
      numbers[beat.view, default: 0] += 1
      return BeatContours(view: beat.view, beat: numbers[beat.view]!, ed: beat.ed, es: beat.es)
    }
  }

  @Test(arguments: [SourceRow.reference, network])
  func conventionsAreThoseOfTheLibrary(_ source: String) throws {
    let rows = Self.stored.measures.conventions.filter { $0.source == source }
    let matrix = try ConventionMatrix(maps: maps(source))
    #expect(rows.map(\.convention) == EFConvention.standard.map(\.code))
    for (row, expected) in zip(rows, matrix.rows) {
      #expect(row.pairs == 4 && expected.count == 4)
      #expect(row.edv == expected.edv && row.esv == expected.esv && row.ef == expected.ef)
      #expect(row.efDifference == expected.efDifference && row.edvDifference == expected.edvDifference)
      #expect(row.failure == nil)
    }
    // The convention of record is the exam's EF.
    let record = try #require(rows.first { $0.isRecord })
    let volume = try #require(Self.stored.volumes.first { $0.source == source })
    #expect(rows.count(where: \.isRecord) == 1 && record.convention == "biplane-20")
    #expect(abs(try #require(record.ef) - volume.ef) < 1e-9)
    #expect(abs(try #require(record.edv) - volume.edv) < 1e-9)
  }

  @Test(arguments: [SourceRow.reference, network])
  func beatsAndSummariesAreThoseOfTheLibrary(_ source: String) throws {
    let expected = ExamMeasures(beats: beats(source))
    let rows = Self.stored.measures.beats.filter { $0.source == source }
    #expect(rows.map(\.edLength) == expected.beats.map(\.edLength))
    #expect(rows.map(\.longitudinalStrain) == expected.beats.map(\.longitudinalStrain))
    #expect(rows.map(\.singlePlaneEf) == expected.beats.map { $0.discs.fraction?.percent })
    let result = try #require(expected.result(.biplane))
    // A beat's EF is the mean over its pairs, so each view's beats have the exam's mean.
    for view in EFView.allCases {
      let ofView = rows.filter { $0.view == view.rawValue }.compactMap(\.ef)
      #expect(ofView.count == 2 && abs((ofView[0] + ofView[1]) / 2 - result.ef) < 1e-9)
    }
    func value(_ measure: ExamMeasure) -> Double? {
      Self.stored.measures.summaries.first { $0.source == source && $0.measure == measure.rawValue }?.value
    }
    #expect(value(.strain) == expected.globalLongitudinalStrain)
    #expect(value(.pairSD) == EFSpread(result).pairs.standardDeviation)
    #expect(value(.beatSDA4C) == EFSpread(result).beats[1].ef.standardDeviation)
    let ratio = expected.foreshortening.map(\.esRatio).reduce(0, +) / 4
    #expect(abs(try #require(value(.lengthRatioES)) - ratio) < 1e-12)
    let index = expected.foreshortening.map { $0.index(.ed) }.reduce(0, +) / 4
    #expect(abs(try #require(value(.foreshorteningED)) - index) < 1e-12)
  }

  @Test func theBudgetAddsUp() throws {
    let budget = try #require(Self.stored.measures.budgets.first)
    let volumes = Dictionary(uniqueKeysWithValues: Self.stored.volumes.map { ($0.source, $0.ef) })
    let error = volumes[Self.network]! - volumes[SourceRow.reference]!
    #expect(abs(error) > 0.3)
    #expect(Self.stored.measures.shares.count == 8 && budget.pairs == 4)
    #expect(abs(Self.stored.measures.shares.reduce(0) { $0 + $1.points } - error) < 1e-9)
    #expect(abs(budget.automaticEf! - budget.referenceEf! - error) < 1e-9)
    // Only the sides were thinned: width explains it.
    let width = Self.stored.measures.shares.filter { $0.cause == "width" }.reduce(0) { $0 + abs($1.points) }
    let length = Self.stored.measures.shares.filter { $0.cause == "length" }.reduce(0) { $0 + abs($1.points) }
    #expect(width > length)
  }

  /// The strain of the masks against that of the closed form: the phantom's profile from hinge to hinge.
  @Test func strainIsThatOfThePhantom() throws {
    let cohort = InSilicoCohort(seed: 5, exams: 2, style: .mixed, beats: 2, views: [.a2c, .a4c])
    let views = cohort.phantoms(exam: 2).map { phantom in
      let strains = phantom.beats.map { beat in
        100 * (outline(phantom, beat.endSystole) / outline(phantom, beat.firstFrame) - 1)
      }
      return strains.reduce(0, +) / Double(strains.count)
    }
    let known = (views[0] + views[1]) / 2
    let found = try #require(
      Self.stored.measures.summaries.first {
        $0.source == SourceRow.reference && $0.measure == ExamMeasure.strain.rawValue
      }?.value)
    #expect(known < -5)
    #expect(abs(found - known) < 1.5, "\(found) against \(known)")
  }

  /// Way along the profile ±w(s), mm, from one end of the mitral plane around the apex to the other.
  private func outline(_ phantom: PhantomView, _ frame: Int) -> Double {
    let shape = phantom.shape(frame: frame)
    let points = (0...4000).map { step -> Point in
      let s = shape.length * pow(Double(step) / 4000, 2)
      return Point(x: shape.halfWidth(phantom.kind, at: s), y: s)
    }
    return 2 * zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }
}
