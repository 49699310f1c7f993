import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalCohort

@Suite struct RecordingsReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String, _ text: String = "-") throws {
    let url = folder.file(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  @Test(arguments: [
    ("p7_a4c.mp4", "p7", ViewKind.a4c), ("p7-A2C.avi", "p7", .a2c), ("a4c.mp4", "a4c", .a4c),
    ("visit 3 4ch.dcm", "visit_3", .a4c), ("p7/x.ap2.dcm", "p7", .a2c), ("run1.dcm", "run1", nil),
    ("p7/run1.dcm", "p7", nil),
  ])
  func namesTellExamAndView(path: String, exam: String, view: ViewKind?) {
    let name = RecordingName(path)
    #expect(name.exam == exam)
    #expect(name.view == view)
  }

  @Test func filesOfOneExamComeTogether() throws {
    for name in ["p1_a4c.mp4", "p1_a2c.mp4", "p2/first_a4c.dcm", "p2/second_a4c.dcm", "notes.txt"] {
      try file(name)
    }
    let cohort = try CohortReader.read(folder.url)
    #expect(cohort.layout == .recordings)
    #expect(cohort.exams.map(\.id) == ["p1", "p2"])
    #expect(cohort.exams[0].views.map(\.kind) == [.a2c, .a4c])
    #expect(
      cohort.exams[1].view(.a4c)?.recordings.map(\.location) == ["p2/first_a4c.dcm", "p2/second_a4c.dcm"])
    #expect(cohort.findings == [])
  }

  @Test func theTableGoesBeforeNames() throws {
    try file("x.mp4")
    try file("y_a4c.mp4")
    try file(
      "recordings.csv",
      """
      file,exam,view,spacing_x,spacing_y,frame_rate,ef,ed,es,remark
      x.mp4,p9,a2c,0.3,0.4,50,61.5,4 40,20 55,good
      y_a4c.mp4,p9,,,,,,,,
      z.mp4,p9,,,,,,,,
      """)
    let cohort = try CohortReader.read(folder.url)
    let exam = try #require(cohort.exams.first)
    #expect(exam.id == "p9" && exam.views.map(\.kind) == [.a2c, .a4c])
    #expect(exam.recorded.ef == 61.5)
    let cine = try #require(exam.view(.a2c)?.recordings.first as? FileCine)
    #expect(cine.statedSpacing == (try Spacing(x: 0.3, y: 0.4)))
    #expect(cine.statedRate == 50)
    #expect(cine.knownBeats == [KnownBeat(ed: 4, es: 20), KnownBeat(ed: 40, es: 55)])
    #expect(cohort.findings.map(\.severity) == [.note, .problem])
  }

  @Test(arguments: [
    ("file,view\nx.mp4,PLAX", "known are A2C, A4C"), ("file,view\n,A4C", "'file' is empty"),
    ("file,frame_rate\nx.mp4,0", "above zero"), ("file,ed,es\nx.mp4,5,3", "ED before ES"),
    ("file,ed,es\nx.mp4,5 9,7", "one frame each"), ("file,ed,es\nx.mp4,five,7", "frames from 0"),
    ("file,view\nx.mp4,A4C\nx.mp4,A2C", "a second time"),
    ("file,spacing_x,spacing_y\nx.mp4,0,1", "greater than zero"),
  ])
  func wrongTablesAreRefusedByLine(table: String, reason: String) throws {
    try file("x.mp4")
    try file("recordings.csv", table)
    do {
      _ = try CohortReader.read(folder.url)
      Issue.record("read")
    } catch {
      #expect(error.code == "cohort-bad-table")
      #expect(error.description.contains(reason))
      #expect(error.description.contains("line"))
    }
  }

  @Test func aViewThatNothingTellsIsSaidSo() throws {
    try file("run1.mp4")
    let cohort = try CohortReader.read(folder.file("run1.mp4"))
    #expect(cohort.exams.map(\.id) == ["run1"])
    #expect(cohort.exams[0].views.map(\.kind) == [.unknown])
    #expect(cohort.findings.contains { $0.severity == .problem && $0.exam == "run1" })
    let told = try CohortReader.read(folder.file("run1.mp4"), view: .a4c)
    #expect(told.exams[0].views.map(\.kind) == [.a4c])
    #expect(told.findings == [])
  }

  @Test func aChangedFileChangesTheFingerprint() throws {
    try file("run1_a4c.mp4")
    let before = try CohortReader.read(folder.url).fingerprint
    try file("run1_a4c.mp4", "longer")
    #expect(try CohortReader.read(folder.url).fingerprint != before)
  }
}
