import ApicalImaging
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import ApicalReport

/// What is drawn equals what is given and what the sidecar says, figure by figure.
@Suite struct StudyFigureTests {
  /// Written where `APICAL_SAMPLE_REPORT` says, for the eye; into a temporary folder otherwise.
  @Test func everyFigureIsDrawnInEveryFormat() throws {
    let temporary = try TemporaryFolder()
    let folder =
      ProcessInfo.processInfo.environment["APICAL_SAMPLE_REPORT"].map { URL(fileURLWithPath: $0) }
      ?? temporary.url
    for figure in try StudyFigureSamples.all() {
      for format in ["svg", "pdf", "png"] {
        try figure.write(to: folder.appendingPathComponent("\(figure.name).\(format)"))
      }
      _ = try SVGReader.read(try figure.svg())
      let json = try JSONSerialization.jsonObject(with: figure.sidecar)
      #expect((json as? [String: Any])?.isEmpty == false, "\(figure.name)")
      #expect(!figure.caption.isEmpty && !figure.altText.isEmpty && !figure.title.isEmpty)
    }
  }

  private func decoded<Source: FigureSource>(_ source: Source) throws -> Source.Sidecar {
    try JSONDecoder().decode(Source.Sidecar.self, from: source.figure().sidecar)
  }

  private func dots(_ plot: Plot) -> [Point] {
    plot.marks.flatMap { mark -> [Point] in
      if case .dots(let points, _, _) = mark { points } else { [] }
    }
  }

  private func texts(_ plot: Plot) -> [String] {
    plot.marks.compactMap { mark -> String? in
      if case .text(let text) = mark { text.text } else { nil }
    }
  }

  @Test func aGridHasARowAModelOnSharedAxes() throws {
    let figure = try StudyFigureSamples.grid()
    #expect(figure.grid.rows.map(\.count) == [2, 2])
    #expect(figure.grid.rowTitles == StudyFigureSamples.models)
    #expect(Set(figure.grid.plots.map(\.y.scale)).count == 1)
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    for (plot, panel) in zip(figure.grid.plots, sidecar.panels) {
      #expect(dots(plot) == panel.points.map { Point(x: $0.mean, y: $0.difference) })
      let rules = plot.marks.compactMap { mark -> Double? in
        if case .rule(.horizontal(let y), _) = mark { y } else { nil }
      }
      let agreement = try #require(panel.agreement)
      #expect(
        Set(rules) == [0, agreement.lowerLoA.value, agreement.bias.value, agreement.upperLoA.value])
    }
    #expect(figure.words.altText.contains("LV-focused U-Net 1.0, Out of range: 12 exams"))
  }

  @Test func scatterHasAPanelAModel() throws {
    let figure = try StudyFigureSamples.scatter()
    #expect(figure.grid.rows.map(\.count) == [2])
    for (plot, points) in zip(figure.grid.plots, StudyFigureSamples.exams()) {
      #expect(Set(dots(plot)) == Set(points.map { Point(x: $0.reference, y: $0.measured) }))
    }
  }

  @Test func curvesGoThroughTheirStations() throws {
    let figure = try StudyFigureSamples.errors()
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    for (plot, panel) in zip(figure.grid.plots, sidecar.panels.flatMap { $0 }) {
      #expect(Set(dots(plot)) == Set(panel.exams.map { Point(x: $0.x, y: $0.error) }))
      let lines = plot.marks.compactMap { mark -> [Point]? in
        if case .polyline(let points, _) = mark { points } else { nil }
      }
      #expect(lines.last == panel.curve.map { Point(x: $0.x, y: $0.value) })
      let bands = plot.marks.compactMap { mark -> [Point]? in
        if case .polygon(let points, _, _) = mark { points } else { nil }
      }
      #expect(
        bands == [
          panel.curve.map { Point(x: $0.x, y: $0.upper) }
            + panel.curve.reversed().map { Point(x: $0.x, y: $0.lower) }
        ])
      #expect(
        plot.marks.contains {
          if case .rule(.vertical(150), _) = $0 {
            panel.limit == 150
          } else if case .rule(.vertical(70), _) = $0 {
            panel.limit == 70
          } else {
            false
          }
        })
    }
  }

  /// Depths and angles on the borders of the outermost cells; which side a limit is on, the rule says.
  @Test(arguments: [false, true])
  func outermostCellsHoldWhatTheirEdgesSay(_ isInclusive: Bool) throws {
    let exams = [(150.0, 70.0), (160, 75), (155, 72)].enumerated().map {
      CoverageMapFigure.Exam(id: "\($0)", depth: $1.0, angle: $1.1)
    }
    let data = try CoverageMapFigure(
      words: FigureWords(name: "coverage", title: "Coverage"), groups: [.init(exams: exams)],
      limits: .init(depth: 150, angle: 70, isInclusive: isInclusive), unknown: 2
    )
    let sidecar = data.sidecar
    #expect(sidecar.depthEdges == (isInclusive ? [150, 160, 170] : [140, 150, 160]))
    #expect(sidecar.angleEdges == (isInclusive ? [70, 75, 80] : [65, 70, 75]))
    #expect(sidecar.counts == (isInclusive ? [[[2, 0], [0, 1]]] : [[[1, 0], [0, 2]]]))
    #expect(data.words.caption.contains("Not shown: 2 without depth or angle."))
  }

  /// Counted here one by one: depths in steps of 10 mm and angles in steps of 5°, upper edges held.
  @Test func cellsHoldTheExamsWithinTheirEdges() throws {
    let figure = try StudyFigureSamples.coverage()
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    #expect(sidecar.depthEdges.contains(150) && sidecar.angleEdges.contains(70))
    let exams = sidecar.groups[0].exams
    for (row, line) in sidecar.counts[0].enumerated() {
      for (column, count) in line.enumerated() {
        let expected = exams.count { exam in
          exam.depth > sidecar.depthEdges[column] && exam.depth <= sidecar.depthEdges[column + 1]
            && exam.angle > sidecar.angleEdges[row] && exam.angle <= sidecar.angleEdges[row + 1]
        }
        #expect(count == expected)
      }
    }
    #expect(sidecar.counts[0].flatMap { $0 }.reduce(0, +) == exams.count)
    let printed = texts(figure.grid.plots[0]).compactMap { Int($0) }
    #expect(printed == sidecar.counts[0].flatMap { $0 }.filter { $0 > 0 })
    let rules = figure.grid.plots[0].marks.compactMap { mark -> Rule? in
      if case .rule(let rule, _) = mark { rule } else { nil }
    }
    #expect(rules == [.vertical(150), .horizontal(70)])
  }

  @Test func boxesOfTheFlowCountTheirExams() throws {
    let figure = StudyFigureSamples.flow()
    #expect(try decoded(figure) == figure.sidecar)
    let said = texts(figure.grid.plots[0]).joined(separator: " ").replacingOccurrences(
      of: "\u{00A0}", with: " ")
    for part in [
      "Exams in the study n = 50", "No automatic EF, n = 9", "No LV found (lv-empty), n = 6",
      "(no-mitral-plane), n = 2", "(esv-not-below-edv), n = 1", "41 of 50 (82.0", "No automatic EF, n = 1",
      "49 of 50 (98.0", "by both models n = 41", "in the agreement n = 39",
    ] {
      #expect(said.contains(part), "\(part) in \(said)")
    }
    #expect(figure.sidecar.arms[0].exclusions[1].exams == ["exam-12", "exam-13"])
  }

  /// Text may not leave its box, nor boxes overlap.
  @Test func boxesOfTheFlowStandApart() throws {
    let marks = StudyFigureSamples.flow().grid.plots[0].marks
    let boxes = marks.compactMap { mark -> [Point]? in
      if case .polygon(let points, _, let stroke) = mark, stroke != nil { points } else { nil }
    }
    #expect(boxes.count == 9)
    for (index, box) in boxes.enumerated() {
      for other in boxes[(index + 1)...] {
        let isApart =
          box[2].x <= other[0].x || other[2].x <= box[0].x || box[2].y <= other[0].y || other[2].y <= box[0].y
        #expect(isApart)
      }
    }
    for mark in marks {
      guard case .text(let text) = mark else { continue }
      let width = TextLayout(text.text, font: text.font).size.width
      #expect(
        boxes.contains { box in
          text.position.x >= box[0].x && text.position.x + width <= box[2].x && text.position.y > box[0].y
            && text.position.y < box[2].y
        }, "\(text.text)")
    }
  }

  @Test func bothModelsAreDrawnOverTheFrame() throws {
    let figure = try StudyFigureSamples.differing()
    let frame = try decoded(figure).frames[0]
    let rings = figure.grid.plots[0].marks.compactMap { mark -> [[Point]]? in
      if case .contour(let rings, _) = mark { rings } else { nil }
    }
    // Pixels of 0.5 × 0.3 mm.
    func scaled(_ rings: [[Point]]) -> [[Point]] {
      rings.map { $0.map { Point(x: $0.x * 0.5, y: $0.y * 0.3) } }
    }
    #expect(
      rings == [
        scaled(frame.reference), scaled(frame.reference), scaled(frame.prediction),
        scaled(frame.secondPrediction),
      ])
    #expect(figure.grid.legend.map(\.label) == ["Reference LV"] + StudyFigureSamples.models)
  }

  @Test func conventionsShowEveryDifference() throws {
    let figure = try StudyFigureSamples.conventions()
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    for (plot, panel) in zip(figure.grid.plots, sidecar.panels) {
      let expected = panel.rows.flatMap { row in row.differences + [row.agreement!.bias.value] }
      #expect(dots(plot).map(\.x) == expected)
      let bars = plot.marks.compactMap { mark -> [Double]? in
        if case .line(let from, let to, _) = mark, from.y == to.y { [from.x, to.x] } else { nil }
      }
      #expect(bars == panel.rows.map { [$0.agreement!.lowerLoA.value, $0.agreement!.upperLoA.value] })
    }
  }

  @Test func barsOfTheBudgetAreItsParts() throws {
    let figure = try StudyFigureSamples.budget()
    let sidecar = try decoded(figure)
    #expect(sidecar == figure.sidecar)
    let panel = sidecar.panels[0]
    let bars = figure.grid.plots[0].marks.compactMap { mark -> Double? in
      if case .polygon(let points, _, _) = mark { points[1].x } else { nil }
    }
    #expect(bars == panel.parts.map(\.mean) + [panel.whole.mean])
    #expect(abs(panel.parts.map(\.mean).reduce(0, +) - panel.whole.mean) < 1e-12)
    #expect(dots(figure.grid.plots[0]).map(\.x) == (panel.parts + [panel.whole]).map(\.meanAbsolute))
  }

  @Test func emptyStudiesGiveFigures() throws {
    let words = FigureWords(name: "f", title: "F")
    let figures = [
      try ErrorCurveFigure(
        words: words, rows: [[.init(quantity: "Depth", unit: "mm", exams: [], curve: [])]], error: "Error",
        unit: "points", method: ""
      ).figure(),
      try CoverageMapFigure(words: words, groups: [.init(exams: [])], limits: nil).figure(),
      try FeasibilityFlowFigure(words: words, exams: [], arms: []).figure(),
      try FeasibilityFlowFigure(
        words: words, exams: [], arms: [.init(title: "m", exclusions: [], solved: [])]
      ).figure(),
      try ConventionFigure(words: words, panels: [.init(title: "", rows: [])], record: "Simpson").figure(),
    ]
    for figure in figures { #expect(try figure.png().count > 100) }
  }
}
