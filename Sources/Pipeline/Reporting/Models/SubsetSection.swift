import ApicalReport
import ApicalStats
import Foundation

/// Segmentation and agreement in parts of the cohort: paper, Table 4, and how errors depend on the acquisition.
struct SubsetSection {
  private let results: StudyResults
  private let analyses: [SubsetAnalysis]
  private let tests: [SubsetTest]
  private let curves: [ErrorCurve]
  private let coverage: AcquisitionCoverage

  /// nil where the study asks for no subsets.
  init?(_ results: StudyResults) {
    guard !results.study.reportedSubsets.isEmpty else { return nil }
    self.results = results
    analyses = results.study.reportedSubsets.map { SubsetAnalysis($0, results) }
    tests = SubsetTest.adjusted(analyses.flatMap(\.tests))
    curves = ErrorCurve.all(results)
    coverage = AcquisitionCoverage(results)
  }

  func section() throws -> Section {
    var blocks: [Block] = [.paragraph(introduction)]
    blocks += analyses.map { .table(table($0)) }
    if !tests.isEmpty { blocks.append(.table(testTable)) }
    for measure in ErrorCurve.Measure.allCases {
      if let figure = try curveFigure(measure) { blocks.append(.figure(figure)) }
    }
    if let figure = try coverageFigure() { blocks.append(.figure(figure)) }
    return Section("Subsets of the cohort", blocks: blocks)
  }

  /// Tables that are written as files only.
  var appendix: [Table] { [curveTable, coverageTable] }

  private var introduction: String {
    let rule = results.study.range
    let who =
      switch rule.quorum {
      case .any: "the largest of its frames"
      case .all: "the smallest of its frames"
      case .majority: "the largest that more than half of its frames reach"
      }
    return """
      Dice and Hausdorff distance of the LV over frames, EF over exams, in parts of the cohort. By depth and by sector angle \
      each frame is sorted by its own value, as in table 4 of the paper; the EF of an exam by \(who). Limits of a subset: a \
      value on the boundary belongs to the part \(rule.comparison == .greater ? "below" : "above") it.
      """
  }

  private func table(_ analysis: SubsetAnalysis) -> Table {
    let several = !results.others.isEmpty
    return Table(
      name: "subsets-\(analysis.variable.name)",
      title: "Subsets by \(analysis.variable.title.lowercasedFirstLetter)",
      columns: [.init(analysis.variable.title)] + (several ? [.init("Model")] : []) + [
        .number("Frames"), .number("LV Dice"), .number("LV HD", unit: "mm"), .number("No HD"),
        .number("Exams"),
        .number("EF pairs"), .number("EF bias (CI)"), .number("Lower LoA (CI)"), .number("Upper LoA (CI)"),
      ],
      rows: analysis.rows.map { row in
        func spread(_ summary: Summary?, _ digits: Int) -> Cell {
          guard let summary else { return .missing }
          let format = NumberFormat(digits: digits)
          return .text(
            format.string(summary.mean) + (summary.standardDeviation.map { " ± " + format.string($0) } ?? ""))
        }
        return Table.Row(
          [.text(row.group)] + (several ? [.text(row.model)] : []) + [
            .count(row.frames), spread(row.dice, 3), spread(row.hausdorff, 2),
            .count(row.frames - (row.hausdorff?.count ?? 0)), .count(row.exams), .count(row.pairs),
            row.agreement.map { .estimate($0.bias, digits: 1) } ?? .missing,
            row.agreement.map { .estimate($0.lowerLoA, digits: 1) } ?? .missing,
            row.agreement.map { .estimate($0.upperLoA, digits: 1) } ?? .missing,
          ])
      }, notes: ["Mean ± SD. EF in percentage points, exams that the model solves; limits need three."])
  }

  private var testTable: Table {
    Table(
      name: "subsets-tests", title: "Tests between subsets",
      columns: [
        .init("Variable"), .init("Model"), .init("Quantity"), .init("Exams"), .init("Effect"),
        .number("Value (CI)"),
        .number("p"), .number("p, Holm"), .init("Test"),
      ],
      rows: tests.map { test in
        Table.Row([
          .text(test.variable), .text(test.model), .text(test.quantity),
          .text(test.sizes.map(String.init).joined(separator: ", ")), .text(test.effectName),
          test.effect.map { .estimate($0, digits: test.quantity == "LV Dice" ? 3 : 2) } ?? .missing,
          test.test.map { .pValue($0.pValue) } ?? .missing, test.adjustedP.map { .pValue($0) } ?? .missing,
          .text(test.test?.method ?? test.remark ?? ""),
        ])
      },
      notes: [
        """
        First − second subset, in the order of the tables. Dice and HD: one mean an exam in each subset; an exam with frames in \
        both counts in both. Subsets below three exams and exams without a value are left out. Holm: over the \
        \(tests.count { $0.test != nil }) p-values of this table.
        """
      ])
  }

  private func curveFigure(_ measure: ErrorCurve.Measure) throws -> Figure? {
    let chosen = curves.filter { $0.measure == measure && !$0.points.isEmpty }
    guard !chosen.isEmpty else { return nil }
    let models = results.perModel.map(\.model.id)
    let status = Dictionary(results.exams.map { ($0.row.id, $0.status) }) { first, _ in first }
    let rows = models.map { model in
      chosen.filter { $0.model == model }.map { curve in
        ErrorCurveFigure.Panel(
          quantity: curve.variable.title, unit: curve.variable.unit.symbol,
          limit: curve.variable == .depth ? results.study.range.depth : results.study.range.angle,
          exams: curve.points.map { point in
            let status = status[point.exam] ?? .unknown
            return .init(
              id: point.id, x: point.x, error: point.y,
              isOutOfRange: status == .unknown ? nil : status == .outOfRange)
          },
          curve: curve.curve.map { curve in
            curve.places.indices.map {
              .init(
                x: curve.places[$0], value: curve.values[$0], lower: curve.lower[$0], upper: curve.upper[$0])
            }
          } ?? [])
      }
    }.filter { !$0.isEmpty }
    return try ErrorCurveFigure(
      words: FigureWords(
        name: "error-curves-\(measure.rawValue)", title: "\(measure.title) against depth and sector angle"),
      rows: rows, rowTitles: models.count > 1 ? models : [], error: measure.title, unit: measure.unit.symbol,
      method: method(chosen), item: measure.item
    ).figure()
  }

  private func method(_ curves: [ErrorCurve]) -> String {
    guard let curve = curves.compactMap(\.curve).first else { return "too few points for a curve" }
    return """
      local linear regression over depth, local mean over angle (±\(ErrorCurve.Variable.leastAngle.formatted())° at least), span \
      \(curve.smoother.span.formatted()), not below zero; \(NumberFormat.level(curve.confidence)) pointwise \
      band from \(curve.bootstrap.resamples) bootstrap samples of exams
      """
  }

  private func coverageFigure() throws -> Figure? {
    guard !coverage.points.isEmpty else { return nil }
    let range = results.study.range
    return try CoverageMapFigure(
      words: FigureWords(name: "coverage", title: "Exams by imaging depth and sector angle"),
      groups: [.init(exams: coverage.points.map { .init(id: $0.exam, depth: $0.depth, angle: $0.angle) })],
      limits: .init(depth: range.depth, angle: range.angle, isInclusive: range.comparison == .greaterOrEqual),
      depthStep: AcquisitionCoverage.depthStep, angleStep: AcquisitionCoverage.angleStep,
      unknown: coverage.unknown
    ).figure()
  }

  private var curveTable: Table {
    Table(
      name: "error-curves", title: "Errors against depth and sector angle",
      columns: [
        .init("measure"), .init("variable"), .init("model"), .number("x"), .number("value"), .number("lower"),
        .number("upper"), .number("points"), .number("exams"),
      ],
      rows: curves.flatMap { curve in
        (curve.curve?.places.indices.map { $0 } ?? []).map { place in
          let smooth = curve.curve!
          return Table.Row([
            .text(curve.measure.rawValue), .text(curve.variable.rawValue), .text(curve.model),
            .number(smooth.places[place], digits: 3), .number(smooth.values[place], digits: 3),
            .number(smooth.lower[place], digits: 3), .number(smooth.upper[place], digits: 3),
            .count(smooth.points), .count(smooth.subjects),
          ])
        }
      })
  }

  private var coverageTable: Table {
    Table(
      name: "coverage", title: "Exams by depth and sector angle",
      columns: [
        .number("depth_from_mm"), .number("angle_from_degrees"), .number("exams"), .init("ids"),
      ],
      rows: coverage.cells.map { cell in
        Table.Row([
          .number(cell.depth, digits: 0), .number(cell.angle, digits: 0), .count(cell.exams.count),
          .text(cell.exams.joined(separator: " ")),
        ])
      },
      notes: ["Cells of 10 mm × 5°."])
  }
}

extension String {
  /// As inside of a sentence: "Imaging depth" gives "imaging depth"; abbreviations and names of attributes stay.
  fileprivate var lowercasedFirstLetter: String {
    guard dropFirst().first?.isLowercase == true, contains(" ") else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
