import ApicalImaging
import ApicalMetrics
import ApicalReport
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ApicalPipeline

/// The parts that make a report one to file: checklists, appendix, flow, methods, and names that do no harm.
@Suite struct FiledReportTests {
  private func write(
    _ folder: TemporaryFolder, differences: [Double], ids: [String] = [], choices: String = ""
  ) throws -> String {
    let store = try KnownStore.make(in: folder, differences: differences, ids: ids, choices: choices)
    let written = try StudyReport(store: store).write(to: folder.file("out"))
    return try String(contentsOf: written[0], encoding: .utf8)
  }

  private func csv(_ folder: TemporaryFolder, _ name: String) throws -> [[Substring]] {
    let text = try String(contentsOf: folder.file("out/tables/\(name).csv"), encoding: .utf8)
    return text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  /// Status of every item by its number.
  private func statuses(_ folder: TemporaryFolder, _ name: String) throws -> [String: String] {
    let text = try String(contentsOf: folder.file("out/tables/\(name).csv"), encoding: .utf8)
    let known = Checklist.Status.allCases.map(\.rawValue)
    let rows = text.split(separator: "\r\n").dropFirst().map { row -> (String, String) in
      let cells = row.split(separator: ",").map { $0.trimmingCharacters(in: ["\""]) }
      return (cells[0], cells.first { known.contains($0) } ?? "none")
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  @Test func checklistsFollowTheContent() throws {
    let folder = try TemporaryFolder()
    _ = try write(folder, differences: [-2, 0, 2, 4])
    let gerke = try statuses(folder, "checklist-gerke")
    #expect(gerke.count == 16)
    #expect(try statuses(folder, "checklist-grras").count == 15)
    for item in ["2", "6", "7", "8", "9", "11", "12", "13", "15"] {
      #expect(gerke[item] == "reported", "\(item)")
    }
    #expect(gerke["1"] == "needs the author")
    #expect(gerke["3"] == "not applicable")
    #expect(gerke["10"] == "partly reported")
    #expect(gerke["16"] == "needs the author")
  }

  /// The section on beats answers the item about repeatability where exams have two beats.
  @Test func repeatabilityIsInTheTableOfBeats() throws {
    let folder = try TemporaryFolder()
    let store = try KnownStore.make(in: folder, differences: [-2, 0, 2, 4])
    let results = try StudyResults(store: store)
    let item = try #require(GerkeChecklist(results).checklist.items.first { $0.number == "3" })
    let table = Table(name: "between-beats", title: "", columns: [.init("")], rows: [])
    let document = Document(title: "", sections: [Section("Between beats", blocks: [.table(table)])])
    let checklist = GerkeChecklist(results).checklist
    #expect(checklist.status(of: item, in: document) == .reported)
    #expect(checklist.status(of: item, in: Document(title: "")) == .notApplicable)
  }

  /// Nothing to show: a line says so, and no empty figure stands there.
  @Test func aStudyWithoutReferenceEFHasNoHistogramOfIt() throws {
    let folder = try TemporaryFolder()
    let html = try write(folder, differences: [-2, 0, 2, 4], choices: "range: {depth: 150}")
    #expect(html.contains("figure-reference-ef") && html.contains("Bins of 5\u{00A0}%"))
    let store = try Store.open(folder.file("results.sqlite"))
    try store.write {
      try $0.execute(sql: "UPDATE exams SET recorded_ef = NULL; UPDATE frames SET angle = NULL")
    }
    let written = try StudyReport(store: store).write(to: folder.file("without"))
    let page = try String(contentsOf: written[0], encoding: .utf8)
    #expect(!page.contains("figure-reference-ef") && page.contains("figure-depth"))
    #expect(page.contains("Reference EF: no exam has a value, so its distribution is not shown."))
    #expect(page.contains("Sector angle: no frame has a value, so its distribution is not shown."))
  }

  @Test func tooFewExamsTakeItemsAway() throws {
    let folder = try TemporaryFolder()
    _ = try write(folder, differences: [1])
    let gerke = try statuses(folder, "checklist-gerke")
    for item in ["6", "7", "8", "9", "15"] { #expect(gerke[item] == "needs the author", "\(item)") }
    #expect(try statuses(folder, "checklist-grras")["13"] == "needs the author")
    #expect(try statuses(folder, "checklist-claim")["37"] == "partly reported")
  }

  /// Differences −2, 0, 2, 4: limits 1 ± 1.96 · 2.582 = −4.06 and 6.06; their intervals reach further than 10.
  @Test(
    arguments: [
      (6.0, "do not lie within it"), (7, "lie within it, their intervals do not"),
      (99, "lie within it, with"),
    ])
  func acceptableLimitsAreAnItemAndAVerdict(_ acceptable: Double, _ verdict: String) throws {
    let folder = try TemporaryFolder()
    let html = try write(
      folder, differences: [-2, 0, 2, 4], choices: "agreement: {acceptable: \(acceptable)}")
    #expect(html.contains("The limits of agreement of all exams \(verdict)"))
    #expect(try statuses(folder, "checklist-gerke")["1"] == "reported")
  }

  @Test func everyExamLeftOutStandsInTheAppendix() throws {
    let folder = try TemporaryFolder()
    let html = try write(folder, differences: [-2, 0, 2, 4])
    let rows = try csv(folder, "excluded-exams")
    #expect(rows.count == 2)
    #expect(
      rows[1][0] == "failed" && rows[1][1] == "none" && rows[1][2] == "known" && rows[1][4] == "lv-empty")
    #expect(html.contains("Appendix: exams left out"))
    #expect(html.contains("<a href=\"#section-8\">Section\u{00A0}8</a>"))
    let flow = try JSONDecoder().decode(
      FeasibilityFlowFigure.Sidecar.self,
      from: Data(contentsOf: folder.file("out/figures/feasibility-flow.json")))
    #expect(flow.arms.map(\.solved) == [["e0", "e1", "e2", "e3"]])
    #expect(flow.arms[0].exclusions == [.init(code: "lv-empty", label: "No LV found", exams: ["failed"])])
    #expect(flow.ends.last?.exams == ["e0", "e1", "e2", "e3"])
  }

  @Test func methodsSayWhatWasRun() throws {
    let folder = try TemporaryFolder()
    let html = try write(folder, differences: [-2, 0, 2, 4])
    for part in ["typed, read in the layout camus-nifti", "SHA-256 abc", "1.96 SD", "Seed", "20 discs"] {
      #expect(html.contains(part), "\(part)")
    }
    let contents = html.matches(
      of: /<h([2-4]) id="section-[0-9.]+"><span class="number">[0-9.]+<\/span>([^<]*)/)
    #expect(
      contents.filter { $0.output.1 == "2" }.map { String($0.output.2) } == [
        "Summary", "Methods", "Cohort", "Feasibility", "Segmentation", "Agreement of EF", "Checklists",
        "Appendix: exams left out",
      ])
  }

  @Test func namesOfExamsDoNoHarm() throws {
    let folder = try TemporaryFolder()
    let ids = ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "+1+1", "@SUM(A1)", "\t=1", "-2+3", "-5"]
    let html = try write(folder, differences: [1, 2, 3, 4, 5, 6, 7], ids: ids)
    #expect(!html.contains("<img src=x") && html.contains("&lt;img src=x onerror=alert(1)&gt;: reference"))
    let first = try csv(folder, "exams").dropFirst().map { String($0[0]) }
    #expect(
      first == [
        ids[0], "'=HYPERLINK(1)", "'+1+1", "'@SUM(A1)", "'\t=1", "'-2+3", "-5", "failed",
      ])
  }

  /// What was counted when the exams were run equals what the masks say.
  @Test func occupancyIsThatOfTheMasks() throws {
    let mini = try MiniatureStudy(exams: 2)
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    let archive = MaskArchive(store: run.store)
    #expect(try run.store.all(OccupancyRow.self).map(\.frames) == [4, 4, 4, 4])
    for source in [SourceRow.reference, "thresholds 1.0.0"] {
      let counted = try archive.occupancy(of: .lv, source: source)
      #expect(counted.frameCount == 8)
      var expected = OccupancyMap(of: .lv)
      for row in try run.store.all(MaskRow.self) where row.source == source {
        expected.add(try PNG.decodeLabels(row.png, path: "mask"))
      }
      #expect(counted == expected)
      try run.store.write { try $0.execute(sql: "DELETE FROM occupancy WHERE exam LIKE '%1'") }
      #expect(try archive.occupancy(of: .lv, source: source) == expected)
    }
  }
}
