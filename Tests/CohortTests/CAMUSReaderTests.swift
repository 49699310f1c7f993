import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalCohort

/// A miniature of CAMUS, written file by file.
struct MiniatureCAMUS {
  let folder = try! TemporaryFolder()
  var root: URL { folder.url }

  func patient(_ id: String) throws -> URL {
    let url = root.appendingPathComponent(id)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  func add(_ id: String, _ view: String, _ phase: String, label: Bool = true) throws {
    let size = PixelSize(width: 6, height: 8)
    let spacing = try Spacing(x: 0.3, y: 0.3)
    let image = Image(size: size, spacing: spacing, pixels: (0..<48).map { Float($0) })
    var map = LabelMap(size: size, spacing: spacing, labels: [UInt8](repeating: 0, count: 48))
    map[3, 4] = .lv
    try NIfTI.write(image, to: patient(id).appendingPathComponent("\(id)_\(view)_\(phase).nii.gz"))
    if label {
      try NIfTI.write(map, to: patient(id).appendingPathComponent("\(id)_\(view)_\(phase)_gt.nii.gz"))
    }
  }

  func info(_ id: String, _ view: String, _ text: String) throws {
    try text.write(
      to: patient(id).appendingPathComponent("Info_\(view).cfg"), atomically: true, encoding: .utf8)
  }

  func complete(_ id: String, ef: String = "54") throws {
    for phase in ["ED", "ES"] { try add(id, "4CH", phase) }
    try info(
      id, "4CH",
      "ED: 1\nES: 18\nNbFrame: 18\nSex: F\nAge: 56\nImageQuality: Good\nEF: \(ef)\nFrameRate: 48.4\n")
  }
}

@Suite struct CAMUSReaderTests {
  @Test func readsAFourChamberPatient() throws {
    let mini = MiniatureCAMUS()
    try mini.complete("patient0007")
    let cohort = try CohortReader.read(mini.root)
    #expect(cohort.layout == .camusNIfTI)
    #expect(cohort.findings.isEmpty)
    let exam = try #require(cohort.exams.first)
    #expect(exam.id == "patient0007")
    #expect(exam.recorded == RecordedVolumes(edv: nil, esv: nil, ef: 54))
    #expect(exam.attributes == ["Sex": "F", "Age": "56", "ImageQuality": "Good"])
    let view = try #require(exam.view(.a4c))
    #expect(view.frameRate == 48.4)
    #expect(exam.view(.a2c) == nil)
    let es = try #require(view.beats.first?.frame(.es))
    #expect(es.id == "patient0007/A4C/beat1/ES")
    #expect(es.index == 17)
    #expect(es.source.location == "patient0007/patient0007_4CH_ES.nii.gz")
    #expect(try es.source.image()[5, 7] == 47)
    #expect(try es.source.reference()?.presentLabels == [.lv])
  }

  @Test func reportsWhatIsMissing() throws {
    let mini = MiniatureCAMUS()
    try mini.complete("patient0001")
    try mini.add("patient0002", "4CH", "ED", label: false)
    _ = try mini.patient("patient0003")
    try FileManager.default.createDirectory(
      at: mini.root.appendingPathComponent("notes"), withIntermediateDirectories: false)
    let cohort = try CohortReader.read(mini.root)
    #expect(cohort.exams.map(\.id) == ["patient0001", "patient0002", "patient0003"])
    let second = cohort.findings.filter { $0.exam == "patient0002" }.map(\.message)
    #expect(second.contains("A4C has no ES frame"))
    #expect(second.contains("A4C ED has no reference mask"))
    #expect(second.contains { $0.hasPrefix("Info_4CH.cfg is missing") })
    #expect(
      cohort.findings.contains(
        Finding(.problem, exam: "patient0003", "holds no file of the A2C or the A4C view")))
    #expect(cohort.findings.contains(Finding(.note, "folder notes is not a patient's; left unread")))
  }

  @Test func namesTheLineOfADamagedInfoFile() throws {
    let mini = MiniatureCAMUS()
    try mini.complete("patient0001")
    try mini.info("patient0001", "4CH", "ED: 1\nrubbish\n")
    let finding = try #require(try CohortReader.read(mini.root).findings.first { $0.severity == .problem })
    #expect(finding.message.contains("Info_4CH.cfg, line 2: 'rubbish' is not of the form 'Key: value'."))
  }

  @Test func subgroupSelectsAndReportsAbsentees() throws {
    let mini = MiniatureCAMUS()
    try mini.complete("patient0001")
    try mini.complete("patient0002")
    let list = mini.root.appendingPathComponent("subgroup.txt")
    try "patient0002\npatient0039\n".write(to: list, atomically: true, encoding: .utf8)
    let cohort = try CohortReader.read(mini.root, selection: CohortSelection(subgroup: list))
    #expect(cohort.exams.map(\.id) == ["patient0002"])
    #expect(
      cohort.findings == [
        Finding(.problem, exam: "patient0039", "listed in subgroup.txt but not in the cohort")
      ])
  }

  @Test func anEmptySelectionIsAnError() throws {
    let mini = MiniatureCAMUS()
    try mini.complete("patient0001")
    let list = mini.root.appendingPathComponent("subgroup.txt")
    try "nobody\n".write(to: list, atomically: true, encoding: .utf8)
    let error = #expect(throws: CohortError.self) {
      try CohortReader.read(mini.root, selection: CohortSelection(subgroup: list))
    }
    #expect(error?.code == "cohort-empty")
  }

  @Test func aMaskOfAnotherSizeIsRefused() throws {
    let mini = MiniatureCAMUS()
    try mini.complete("patient0001")
    let size = PixelSize(width: 5, height: 8)
    let map = LabelMap(
      size: size, spacing: try Spacing(x: 0.3, y: 0.3), labels: [UInt8](repeating: 0, count: 40))
    let file = try mini.patient("patient0001").appendingPathComponent("patient0001_4CH_ED_gt.nii.gz")
    try FileManager.default.removeItem(at: file)
    try NIfTI.write(map, to: file)
    let frame = try #require(try CohortReader.read(mini.root).exams.first?.view(.a4c)?.frames.first)
    let error = #expect(throws: FrameError.self) { try frame.source.reference() }
    #expect(error?.code == "label-size-mismatch")
  }

  @Test func anUnknownFolderIsAnError() throws {
    let folder = try TemporaryFolder()
    #expect(throws: CohortError.notRecognised(folder.url.path)) { try CohortReader.read(folder.url) }
    let absent = folder.file("absent")
    #expect(throws: CohortError.notFound(absent.path)) { try CohortReader.read(absent) }
  }

  @Test(.enabled(if: SharedData.has("camus-mhd"), "the shared data are absent"))
  func readsTheRelease2019() throws {
    let cohort = try CohortReader.read(SharedData.path("camus-mhd"))
    #expect(cohort.layout == .camusMetaImage)
    #expect(cohort.exams.count == 5)
    #expect(cohort.exams.allSatisfy { $0.views.map(\.kind) == [.a2c, .a4c] })
    // Info_2CH.cfg of patient0001.
    #expect(cohort.exams[0].recorded == RecordedVolumes(edv: 94, esv: 34.6, ef: 63.2))
    // The sequences' data files are missing there: two notes a patient, nothing worse.
    #expect(cohort.findings.filter { $0.message.contains("_sequence.raw is missing") }.count == 10)
    #expect(!cohort.findings.contains { $0.severity == .problem })
    let frame = try #require(cohort.exams[0].view(.a2c)?.frames.first)
    let image = try frame.source.image()
    #expect(image.size == PixelSize(width: 549, height: 778))
    #expect(image.spacing == (try Spacing(x: 0.308, y: 0.154)))
  }

  @Test(.enabled(if: SharedData.has("camus-a4c"), "the shared data are absent"))
  func readsTheRelease2023() throws {
    let root = SharedData.path("camus-a4c")
    let cohort = try CohortReader.read(
      root, selection: CohortSelection(subgroup: root.appendingPathComponent("subgroup_training.txt")))
    #expect(cohort.exams.count == 399)
    #expect(cohort.findings.map(\.exam) == ["patient0039"])
    #expect(cohort.exams.allSatisfy { $0.view(.a4c)?.frames.count == 2 && $0.recorded.ef != nil })
  }
}
