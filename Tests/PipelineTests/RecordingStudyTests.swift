import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalReport
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// Studies of whole recordings: DICOM files of a beating ellipse in which beats have to be found.
@Suite struct RecordingStudyTests {
  private let mini: MiniatureStudy
  private let files: URL

  init() throws {
    mini = try MiniatureStudy(exams: 1)
    files = mini.folder.file("recordings")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
  }

  private func run(
    path: String = "recordings", timing: String = "", name: String = "out"
  ) throws -> Store {
    try """
    name: recordings
    cohort: {layout: recordings, path: \(path)}
    model: {card: model/thresholds.json}
    ef: {reference: recorded}
    \(timing)
    """.write(to: mini.study, atomically: true, encoding: .utf8)
    let run = try StudyRun(
      studyFile: mini.study, data: mini.folder.url, output: mini.output(name), resume: false)
    try run.run()
    return run.store
  }

  private func write(_ name: String, _ cine: MiniatureCine = MiniatureCine()) throws {
    try cine.write(to: files.appendingPathComponent(name))
  }

  private func beats(_ store: Store) throws -> [BeatFrames] {
    let recording = try #require(try TimingResults(store: store).recordings.first)
    return recording.measured
  }

  @Test func everyWholeBeatIsMeasured() throws {
    try write("p1_a4c.dcm")
    let store = try run()
    // ED at 15, 40 and 65; the ES of the beat before the first lies at −1. The last beat's ES is frame 74 of 79.
    let found = try beats(store)
    #expect(found.count == 3)
    for (beat, ed) in zip(found, [15, 40, 65]) {
      #expect(abs(beat.ed - ed) <= 1)
      #expect(abs(beat.es - (ed + 9)) <= 1)
    }
    let row = try #require(try store.all(ExamEFRow.self).first)
    #expect(row.method == VolumeMethod.singlePlaneA4C.rawValue)
    #expect(abs(row.ef - MiniatureCine.ef) < 1.5)
    #expect(row.volumeUnit == ExamEFRow.millilitres)
    #expect(try store.all(FrameRow.self).count == 6)
    #expect(try store.all(FailureRow.self) == [])
    let frame = try #require(try store.all(FrameRow.self).first)
    #expect(frame.depth == 140)
    #expect(try store.all(RecordingRow.self).map(\.spacingSource) == ["ultrasoundRegion"])
  }

  @Test func eachTwoChamberBeatMeetsEachFourChamberBeat() throws {
    try write("p1_a4c.dcm")
    try write("p1_a2c.dcm", MiniatureCine(eds: [0, 25, 50, 75], frames: 60))
    let row = try #require(try run().all(ExamEFRow.self).first)
    #expect(row.method == VolumeMethod.biplane.rawValue)
    let pairs = try JSONDecoder().decode([BeatPairEF].self, from: Data(row.pairs.utf8))
    let twoChamber = Set(pairs.map(\.beats[0].beat)).count
    #expect(twoChamber >= 2)
    #expect(pairs.count == 3 * twoChamber)
    #expect(abs(row.ef - MiniatureCine.ef) < 1.5)
  }

  @Test func aSingleFileIsACohort() throws {
    try write("p1_a4c.dcm")
    let store = try run(path: "recordings/p1_a4c.dcm")
    #expect(try store.all(ExamRow.self).map(\.id) == ["p1"])
    #expect(try beats(store).count == 3)
  }

  @Test func withoutAScaleThereIsAnEFAndNoVolume() throws {
    try write("p1_a4c.dcm", MiniatureCine(isCalibrated: false))
    let store = try run()
    let row = try #require(try store.all(ExamEFRow.self).first)
    #expect(row.volumeUnit == ExamEFRow.cubicPixels)
    // Pixels of 0.8 × 0.7 mm pass for square, which scales lengths and areas alike: EF stays.
    #expect(abs(row.ef - MiniatureCine.ef) < 1.5)
    let frame = try #require(try store.all(FrameRow.self).first)
    #expect(frame.depth == nil)
    #expect(frame.spacingX == nil)
    let results = try StudyResults(store: store)
    #expect(results.exams.map(\.status) == [.unknown])
    let exams = try #require(ExamTables(results).tables.first { $0.name == "exams" })
    let column = try #require(exams.columns.firstIndex { $0.title == "edv_ml" })
    #expect(exams.rows[0].cells[column] == .missing)
    let section = try #require(try TimingSection(results, TimingResults(store: store)).section())
    let notices = section.blocks.filter { if case .notice = $0 { true } else { false } }
    #expect(notices.count == 1)
  }

  @Test func twoViewsWithoutAScaleAreNotCombined() throws {
    try write("p1_a4c.dcm", MiniatureCine(isCalibrated: false))
    try write("p1_a2c.dcm", MiniatureCine(isCalibrated: false))
    let row = try #require(try run().all(ExamEFRow.self).first)
    #expect(row.method == VolumeMethod.singlePlaneA4C.rawValue)
  }

  @Test func causesOfFailureAreCoded() throws {
    try write("still_a4c.dcm", MiniatureCine(eds: [200], frames: 40))
    try write("timeless_a4c.dcm", MiniatureCine(frameTime: nil))
    try write("viewless.dcm")
    try Data("no picture".utf8).write(to: files.appendingPathComponent("text_a4c.dcm"))
    let store = try run()
    func codes(_ exam: String) throws -> Set<String> {
      Set(try store.all(FailureRow.self).filter { $0.exam == exam }.map(\.code))
    }
    #expect(try codes("still").contains("no-beat-found"))
    #expect(try codes("timeless") == ["frame-rate-missing"])
    #expect(try codes("viewless") == ["view-missing"])
    #expect(try codes("text").count == 1)
    #expect(try store.all(FindingRow.self).contains { $0.exam == "viewless" })
    #expect(try store.all(ExamEFRow.self) == [])
  }

  @Test func knownFramesAreComparedAndCanDecide() throws {
    try write("p1_a4c.dcm")
    try "file,ed,es,ef\np1_a4c.dcm,15 40,25 48,50\n".write(
      to: files.appendingPathComponent("recordings.csv"), atomically: true, encoding: .utf8)
    let store = try run()
    let agreement = try #require(try TimingResults(store: store).agreement("area"))
    #expect(agreement.matched == 2)
    #expect(agreement.extra == 1)
    #expect(agreement.ed.frames.mean == 0)
    #expect(agreement.es.frames.mean == 0)  // known 25 and 48, found 24 and 49
    #expect(agreement.es.meanAbsoluteFrames == 1)
    #expect(agreement.es.meanAbsoluteMilliseconds == 40)
    let given = try run(timing: "timing: {method: given}", name: "given")
    #expect(try beats(given) == [BeatFrames(ed: 15, es: 25), BeatFrames(ed: 40, es: 48)])
    #expect(try given.all(ExamRow.self).first?.recordedEf == 50)
  }

  /// Neither the bytes of the store nor any file of the report hold what the file says of the patient.
  @Test func namesOfPatientsStayInTheFile() throws {
    let identity = "MUSTERFRAU^ERIKA"
    try write("p1_a4c.dcm", MiniatureCine(identity: identity))
    #expect(
      try Data(contentsOf: files.appendingPathComponent("p1_a4c.dcm")).range(of: Data(identity.utf8)) != nil)
    let store = try run()
    let report = mini.folder.file("report")
    try StudyReport(store: store).write(to: report)
    try store.flush()
    let written = try #require(
      FileManager.default.enumerator(at: mini.folder.url, includingPropertiesForKeys: [.isRegularFileKey]))
    var count = 0
    for case let file as URL in written where file.pathExtension != "dcm" {
      guard let data = try? Data(contentsOf: file) else { continue }
      count += 1
      #expect(data.range(of: Data("MUSTERFRAU".utf8)) == nil, "\(file.lastPathComponent)")
    }
    #expect(count > 10)
  }

  /// The figure's numbers are those of the store, and the tables count what the store holds.
  @Test func theReportDrawsWhatTheStoreHolds() throws {
    try write("p1_a4c.dcm")
    let store = try run()
    let results = try TimingResults(store: store)
    let stored = try StudyResults(store: store)
    let document = try StudyDocument(
      stored, measures: EFMeasures(store: store, stored), masks: MaskArchive(store: store)
    ).document()
    let figure = try #require(document.figures.first { $0.name == "area-curves" })
    let sidecar = try JSONDecoder().decode(BeatCurveFigure.Sidecar.self, from: figure.sidecar)
    let method = try #require(results.recordings[0].method("area"))
    #expect(sidecar.unit == "cm²")
    #expect(sidecar.panels[0].values == method.curve.map { $0.map { $0 * 0.01 } })
    #expect(sidecar.panels[0].beats.map(\.ed) == method.beats.map(\.frames.ed))
    #expect(sidecar.panels[0].beats.count(where: \.isMeasured) == results.recordings[0].measured.count)
    let sheet = try #require(document.figures.first { $0.name.hasPrefix("followed") })
    let frames = try JSONDecoder().decode(GalleryFigure.Sidecar.self, from: sheet.sidecar).frames
    #expect(frames.count == results.recordings[0].frames.count)
    #expect(frames.allSatisfy { !$0.prediction.isEmpty })
    #expect(frames.count { $0.captionLines[0].hasPrefix("E") } == 2)
    let beats = TimingTables(results).beats
    #expect(beats.rows.count == method.beats.count)
  }
}
