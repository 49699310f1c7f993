import ApicalEF
import ApicalReport
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalPipeline

/// The tables of conventions, budgets, beats and shape are arithmetic on the rows of the store.
@Suite struct MeasureSectionsTests {
  private static let study = try! Study(
    yaml: "name: x\ncohort:\n  layout: camus\nmodel:\n  card: m.json\n", file: "x.yml")

  private func source(
    conventions: [ConventionRow] = [], beats: [BeatMeasureRow] = [], summaries: [ExamMeasureRow] = [],
    budgets: [ErrorBudgetRow] = [], shares: [ErrorShareRow] = []
  ) -> EFMeasures.Source {
    EFMeasures.Source(
      id: "net 1", title: "net 1", isReference: false, conventions: conventions, beats: beats,
      summaries: summaries, budgets: budgets, shares: shares)
  }

  private func measures(_ source: EFMeasures.Source) -> EFMeasures {
    EFMeasures(study: Self.study, sources: [source])
  }

  private func convention(_ exam: String, _ code: String, ef: Double?, difference: Double?) -> ConventionRow {
    ConventionRow(
      exam: exam, source: "net 1", convention: code, isRecord: code == "biplane-20", pairs: ef == nil ? 0 : 1,
      edv: ef.map { _ in 100 }, esv: ef.map { 100 - $0 }, ef: ef, edvDifference: difference.map { $0 + 1 },
      esvDifference: difference.map { -$0 }, efDifference: difference, failure: ef == nil ? "lv-empty" : nil)
  }

  private func tables(_ section: Section?) -> [Table] {
    section?.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } } ?? []
  }

  private func row(_ table: Table, _ title: String, column: Int = 0) throws -> [Cell] {
    try #require(table.rows.first { $0.cells[column].text == title }).cells
  }

  @Test func conventionsAreSummedUp() throws {
    let differences = [1.0, 2, 3, 6]
    var rows = differences.enumerated().flatMap { index, difference in
      [
        convention("e\(index)", "biplane-20", ef: 50, difference: 0),
        convention("e\(index)", "biplane-20-shorter", ef: 50 + difference, difference: difference),
      ]
    }
    rows.append(convention("lost", "biplane-20-shorter", ef: nil, difference: nil))
    rows.append(convention("lost", "biplane-20", ef: nil, difference: nil))
    let table = try #require(
      tables(try ConventionSection(measures(source(conventions: rows))).section()).first)
    #expect(table.rows.count == 2 && table.rows[0].isEmphasised)
    let cells = try row(table, "biplane, 20 discs, shorter axis")
    let expected = try BlandAltman(differences: differences, unit: .percentagePoints)
    #expect(cells[1] == .count(4) && cells[2] == .count(1))
    #expect(cells[3] == .number(53, digits: 1))
    #expect(cells[5] == .estimate(expected.bias, digits: 2))
    #expect(cells[6] == .number(expected.standardDeviation, digits: 2))
    #expect(cells[7] == .number(expected.lowerLoA.value, digits: 1))
    #expect(cells[9] == .number(4, digits: 1) && cells[10] == .number(-3, digits: 1))
    // Nothing is compared with itself.
    #expect(try row(table, "biplane, 20 discs")[5...].allSatisfy { $0 == .missing })
  }

  @Test func budgetsAddUp() throws {
    let points: [[Double]] = [[1, -2, 0.5], [3, 0, -1], [-1, 4, 2], [0, 1, 1]]
    let factors = [("A2C", "ED", "length"), ("A4C", "ES", "width"), ("A4C", "ED", "width")]
    let rows = points.enumerated().map { index, shares in
      ErrorBudgetRow(
        exam: "e\(index)", source: "net 1", method: "biplane", pairs: 1, referenceEf: 50,
        automaticEf: 50 + shares.reduce(0, +))
    }
    let lost = ErrorBudgetRow(exam: "lost", source: "net 1", pairs: 0, failure: "lv-empty")
    let shares = points.enumerated().flatMap { index, shares in
      zip(factors, shares).map { factor, value in
        ErrorShareRow(
          exam: "e\(index)", source: "net 1", view: factor.0, phase: factor.1, cause: factor.2, points: value)
      }
    }
    let budgets = try #require(try Budgets(source(budgets: rows + [lost], shares: shares)))
    #expect(budgets.all.count == 4 && budgets.parts.count == 3)
    let errors = points.map { $0.reduce(0, +) }
    let mean = errors.reduce(0, +) / 4
    #expect(abs(budgets.whole.points.mean - mean) < 1e-12)
    #expect(abs(budgets.parts.reduce(0) { $0 + $1.points.mean } - mean) < 1e-9)
    #expect(abs(budgets.parts.reduce(0) { $0 + ($1.varianceShare ?? 0) } - 1) < 1e-9)
    #expect(abs(try #require(budgets.whole.varianceShare) - 1) < 1e-12)
    let sums = Dictionary(uniqueKeysWithValues: budgets.margins.map { ($0.title, $0.points.mean) })
    for group in [["All ED", "All ES"], ["All A2C", "All A4C"], ["All length", "All width"]] {
      let parts = group.compactMap { sums[$0] }
      let sum = parts.reduce(0, +)
      #expect(parts.count == 2 && abs(sum - mean) < 1e-9)
    }
    #expect(sums["All timing"] == nil)
    let width = budgets.parts.first { $0.title == "A4C, ES, width" }
    #expect(abs(try #require(width).points.mean - 0.75) < 1e-12)
    #expect(abs(try #require(width).meanAbsolute - 1.75) < 1e-12)
  }

  @Test func contoursAndRecordAddUp() throws {
    let table = try #require(ErrorSplit([(1, 2), (3, -4), (-2, 0)])).table(name: "t", model: "m")
    func numbers(_ column: Int) -> [Double] {
      table.rows.compactMap { row -> Double? in
        if case .number(let value, _) = row.cells[column] { value } else { nil }
      }
    }
    let (means, shares) = (numbers(2), numbers(4))
    #expect(means.count == 3 && shares.count == 3)
    for (mean, expected) in zip(means, [2.0 / 3, -2.0 / 3, 0]) { #expect(abs(mean - expected) < 1e-12) }
    #expect(abs(shares[0] + shares[1] - 100) < 1e-9 && abs(shares[2] - 100) < 1e-9)
    #expect(ErrorSplit([]) == nil)
  }

  private func beat(_ exam: String, _ view: String, _ number: Int, _ ef: Double) -> BeatMeasureRow {
    BeatMeasureRow(
      exam: exam, source: "net 1", view: view, beat: number, ef: ef, singlePlaneEf: ef, edLength: 90,
      esLength: 80, axisShortening: 11, areaChange: 40, edSphericity: 0.5, esSphericity: 0.5)
  }

  /// Variances within exams 2 and 8, one degree of freedom each: s_w = √5, 1.96 · √2 · √5 = 6.198.
  @Test func beatsAreRepeatedMeasurements() throws {
    let rows = [
      beat("a", "A4C", 1, 60), beat("a", "A4C", 2, 62), beat("b", "A4C", 1, 50), beat("b", "A4C", 2, 54),
    ]
    let table = try #require(tables(BeatSection(measures(source(beats: rows))).section()).first)
    let cells = try row(table, "A4C beats, single plane", column: 1)
    #expect(cells[2] == .count(2) && cells[3] == .count(4))
    #expect(cells[4].text.hasPrefix("2.24 ("))
    #expect(cells[5].text.hasPrefix("6.2 ("))
    // One beat an exam says nothing about repeatability.
    let single = BeatSection(measures(source(beats: [rows[0], rows[2]]))).section()
    #expect(tables(single).isEmpty && single?.blocks.count == 1)
  }

  @Test func shapeIsSummedUp() throws {
    func measure(_ exam: String, _ measure: ExamMeasure, _ value: Double?) -> ExamMeasureRow {
      ExamMeasureRow(
        exam: exam, source: "net 1", measure: measure.rawValue, n: 1, value: value,
        failure: value == nil ? "lv-empty" : nil)
    }
    let rows = [0.95, 0.85, 0.99].enumerated().map { measure("e\($0)", .foreshorteningED, $1) }
    let table = try #require(
      tables(ShapeSection(measures(source(summaries: rows + [measure("x", .strain, nil)]))).section()).first)
    let cells = try row(table, "Foreshortening index, ED", column: 1)
    #expect(cells[2] == .count(3) && cells[3].text == "0.930")
    #expect(cells[8] == .count(1))
    #expect(table.rows.count == 1)
  }

  /// From masks to files: the EF of the store stands in the table, exam by exam.
  @Test func theReportHoldsThem() throws {
    let mini = try MiniatureStudy(exams: 4)
    let run = try StudyRun(studyFile: mini.study, data: mini.data, output: mini.output(), resume: false)
    try run.run()
    try StudyReport(store: run.store).write(to: mini.folder.file("report"))
    let html = try String(contentsOf: mini.folder.file("report/report.html"), encoding: .utf8)
    for title in [
      "EF by convention", "Where the EF error comes from", "Between beats", "Foreshortening and strain",
    ] {
      #expect(html.contains(title), "\(title)")
    }
    let csv = try String(
      contentsOf: mini.folder.file("report/tables/exam-conventions.csv"), encoding: .utf8)
    let lines = csv.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(lines[0].firstIndex(of: "biplane_20_shorter_ef_percent"))
    let stored = try run.store.all(ConventionRow.self).filter { $0.convention == "biplane-20-shorter" }
    #expect(stored.count == 8 && lines.count == 9)
    for row in stored {
      let line = try #require(lines.first { $0[0] == row.exam && $0[1] == row.source })
      #expect(Double(line[column]) == row.ef)
    }
    // The summary holds every measure of every source; EF at known frames is taken of recordings alone.
    let summary = try StudyReport(store: run.store).summary()
    let strains = try run.store.all(ExamMeasureRow.self).filter {
      $0.measure == "gls" && $0.source == SourceRow.reference
    }.compactMap(\.value)
    let measured = try #require(summary.examMeasures?["reference"])
    let taken = Set(ExamMeasure.allCases.map(\.rawValue)).subtracting([ExamMeasure.efAtKnownFrames.rawValue])
    #expect(summary.examMeasures?.count == 2 && Set(measured.keys) == taken)
    #expect(measured["gls"]?.n == 4 && measured["gls"]?.missing == 0)
    #expect(abs(try #require(measured["gls"]?.mean) - strains.reduce(0, +) / 4) < 1e-12)
    #expect(measured["ef-sd-pairs"]?.n == 0 && measured["ef-sd-pairs"]?.missing == 4)
    // What is drawn is what is stored.
    let drawn = try JSONDecoder().decode(
      ConventionFigure.Sidecar.self,
      from: Data(contentsOf: mini.folder.file("report/figures/ef-by-convention.json")))
    let bars = try #require(drawn.panels[1].rows.first { $0.label == "shorter axis" })
    let differences = stored.filter { $0.source != SourceRow.reference }.compactMap(\.efDifference)
    #expect(drawn.panels.count == 2 && bars.exams.count == 4 && bars.differences == differences)
    let error = try JSONDecoder().decode(
      ErrorBudgetFigure.Sidecar.self,
      from: Data(contentsOf: mini.folder.file("report/figures/error-budget.json"))
    ).panels[0]
    let rows = try run.store.all(ErrorBudgetRow.self)
    let bias = rows.compactMap { row in row.automaticEf.flatMap { ef in row.referenceEf.map { ef - $0 } } }
    #expect(error.count == 4 && error.parts.count == 8)
    #expect(abs(error.whole.mean - bias.reduce(0, +) / 4) < 1e-9)
    #expect(abs(error.parts.reduce(0) { $0 + $1.mean } - error.whole.mean) < 1e-9)
    let budgets = try String(contentsOf: mini.folder.file("report/tables/error-budgets.csv"), encoding: .utf8)
    #expect(budgets.split(separator: "\r\n").count == 5)
  }
}
