import ApicalCohort
import ApicalImaging
import Foundation
import TestSupport
import Testing

@Suite struct InSilicoExportTests {
  private let cohort = InSilicoCohort(seed: 8, exams: 1, style: .lvFocused, beats: 1, views: [.a4c]).cohort()

  @Test func writesTheFolderThatTheReaderExpects() throws {
    let folder = try TemporaryFolder()
    #expect(try InSilicoExport.write(cohort: cohort, to: folder.url) == 2)
    let table = try String(contentsOf: folder.file("frames.csv"), encoding: .utf8)
    let lines = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      lines[0] == ["file", "exam", "view", "beat", "phase", "spacing_x", "spacing_y", "edv", "esv", "ef"])
    #expect(lines[1].prefix(5) == ["insilico-0001_A4C_beat1_ED.png", "insilico-0001", "A4C", "1", "ED"])
    #expect(lines[2][4] == "ES")
    let exam = cohort.exams[0]
    #expect(Double(lines[1][9]) == exam.recorded.ef)
    let source = exam.views[0].beats[0].frames[0].source
    let image = try source.image()
    #expect(Double(lines[1][5]) == image.spacing?.x)
    let name = String(lines[1][0])
    let stored = try PNG.decodeImage(Data(contentsOf: folder.file("images/" + name)), path: name)
    #expect(stored.pixels == image.pixels)
    let labels = try PNG.decodeLabels(Data(contentsOf: folder.file("labels/" + name)), path: name)
    #expect(try labels.labels == source.reference()?.labels)
  }

  @Test func goesOnWhereItStopped() throws {
    let folder = try TemporaryFolder()
    try InSilicoExport.write(cohort: cohort, to: folder.url)
    let kept = folder.file("images/insilico-0001_A4C_beat1_ED.png")
    let lost = folder.file("labels/insilico-0001_A4C_beat1_ES.png")
    let before = try Data(contentsOf: lost)
    try Data("untouched".utf8).write(to: kept)
    try FileManager.default.removeItem(at: lost)
    try InSilicoExport.write(cohort: cohort, to: folder.url)
    #expect(try Data(contentsOf: kept) == Data("untouched".utf8))
    #expect(try Data(contentsOf: lost) == before)
  }

  @Test func everyNthFrameJoinsTheTwoPhases() throws {
    let folder = try TemporaryFolder()
    let beat = InSilicoCohort(seed: 8, exams: 1, style: .lvFocused, beats: 1, views: [.a4c])
      .phantoms(exam: 1)[0].beats[0]
    let step = 20
    let expected = Set(beat.frames.filter { $0.isMultiple(of: step) }).union([
      beat.firstFrame, beat.endSystole,
    ])
    #expect(try InSilicoExport.write(cohort: cohort, to: folder.url, every: step) == expected.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.file("images").path)
    #expect(files.count == expected.count)
    #expect(files.contains("insilico-0001_A4C_beat1_frame20.png"))
  }

  @Test func refusesExamsReadFromFiles() throws {
    let folder = try TemporaryFolder()
    let frame = Frame(id: "a/A4C/beat1/ED", phase: .ed, index: 0, source: FileFrame())
    let view = View(kind: .a4c, beats: [Beat(number: 1, frames: [frame])])
    let cohort = Cohort(
      name: "files", layout: .pngFolder, origin: "x", exams: [Exam(id: "a", views: [view])])
    #expect(throws: InSilicoExportError.notGenerated(frame: "a/A4C/beat1/ED")) {
      try InSilicoExport.write(cohort: cohort, to: folder.url)
    }
  }

  private struct FileFrame: FrameSource {
    var location: String { "x.png" }
    var hasReference: Bool { false }
    func image() -> Image { Image(size: PixelSize(width: 1, height: 1), spacing: nil) }
    func reference() -> LabelMap? { nil }
  }
}
