import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalCohort

@Suite struct PNGFolderReaderTests {
  let folder = try! TemporaryFolder()

  private func add(_ name: String, label: Bool = true) throws {
    for part in label ? ["images", "labels"] : ["images"] {
      try FileManager.default.createDirectory(at: folder.file(part), withIntermediateDirectories: true)
    }
    let size = PixelSize(width: 4, height: 4)
    try PNG.write(Image(size: size, spacing: nil, filledWith: 7), to: folder.file("images/\(name)"))
    if label {
      try PNG.write(
        LabelMap(size: size, spacing: nil, labels: [UInt8](repeating: 1, count: 16)),
        to: folder.file("labels/\(name)"))
    }
  }

  private func table(_ text: String) throws {
    try text.write(to: folder.file("frames.csv"), atomically: true, encoding: .utf8)
  }

  @Test func namesTellExamViewAndPhase() throws {
    try add("patient_3_2CH_ED.png")
    try add("patient_3_2CH_ES.png")
    try add("other.png", label: false)
    let cohort = try CohortReader.read(folder.url)
    #expect(cohort.layout == .pngFolder)
    #expect(cohort.exams.map(\.id) == ["other", "patient_3"])
    #expect(cohort.exams[1].view(.a2c)?.beats.first?.frame(.es)?.id == "patient_3/patient_3_2CH_ES")
    #expect(cohort.exams[0].views.map(\.kind) == [.unknown])
    #expect(cohort.exams[0].views[0].frames[0].phase == nil)
    #expect(cohort.findings.contains { $0.message.contains("no spacing") })
    #expect(cohort.findings.contains(Finding(.note, exam: "other", "1 frames have no reference mask")))
  }

  @Test func theTableGivesSpacingAndEF() throws {
    try add("a.png")
    try add("b.png")
    try table(
      "\u{FEFF}file,exam,view,beat,phase,spacing_x,spacing_y,edv,esv,ef,scanner\r\n"
        + "a.png,E1,A4C,1,ED,0.4,0.2,100,40,60,X\r\nb.png,E1,a4c,2,es,0.4,0.2,,NA,60,X\r\n")
    let cohort = try CohortReader.read(folder.url)
    let exam = try #require(cohort.exams.first)
    #expect(exam.recorded == RecordedVolumes(edv: 100, esv: 40, ef: 60))
    #expect(exam.view(.a4c)?.beats.map(\.number) == [1, 2])
    let frame = try #require(exam.view(.a4c)?.beats[0].frames.first)
    #expect(try frame.source.image().spacing == Spacing(x: 0.4, y: 0.2))
    #expect(try frame.source.reference()?.spacing == Spacing(x: 0.4, y: 0.2))
    #expect(cohort.findings == [Finding(.note, "frames.csv: columns not used: scanner")])
  }

  @Test(arguments: [
    ("name,exam\na.png,E1\n", "frames.csv has no column 'file'. Columns: name, exam."),
    ("file,ef\na.png,high\n", "line 2, column 'ef': 'high' is no number."),
    ("file,ef\n\na.png,\"5\n0\"\n", "line 3, column 'ef'"),
    ("file,exam,ef\na.png,E1\n", "line 2: cells: 2, needed: 3 as in the header"),
    ("file,exam\na.png,\"E1\n", "line 2: a quote opens here and is never closed."),
    ("file,beat\na.png,1e300\n", "line 2: 1e+300 in column 'beat', needed: a whole number from 1."),
    ("file,beat\na.png,1.5\n", "line 2: 1.5 in column 'beat', needed: a whole number from 1."),
    ("file,exam\n", "frames.csv has a header but no rows."),
    ("file,view\na.png,PLAX\n", "line 2: 'PLAX' in column 'view': known are A2C, A4C."),
    ("file,spacing\na.png,0\n", "line 2: Pixel spacing 0.0 × 0.0 mm: both must be greater than zero."),
    ("file\n\na.png\n\na.png\n", "line 5: names a.png a second time."),
  ])
  func aBadTableNamesItsLine(_ text: String, _ expected: String) throws {
    try add("a.png")
    try table(text)
    let error = #expect(throws: CohortError.self) { try CohortReader.read(folder.url) }
    #expect(error?.code == "cohort-bad-table")
    #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
  }

  @Test func aTableOfSemicolonsAndDecimalCommasIsRead() throws {
    try add("a.png")
    try table("File;Exam;Spacing;EF\na.png;E1;0,4;55,5\n;;;\n")
    let exam = try #require(try CohortReader.read(folder.url).exams.first)
    #expect(exam.recorded == RecordedVolumes(ef: 55.5))
    #expect(try exam.views[0].frames[0].source.image().spacing == Spacing(x: 0.4, y: 0.4))
  }

  @Test func aTableOfOtherFilesIsReported() throws {
    try add("a.png")
    try table("file,exam\na.png,E1\nzzz.png,E2\n")
    #expect(
      try CohortReader.read(folder.url).findings.contains(
        Finding(.problem, "the table names zzz.png, which images/ does not hold")))
  }
}
