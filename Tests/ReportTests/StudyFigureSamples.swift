import ApicalImaging
import ApicalRandom
import ApicalReport
import ApicalStats
import Foundation
import TestSupport

/// The figures of a study of two models, from made-up numbers.
enum StudyFigureSamples {
  static let models = ["LV-focused U-Net 1.0", "LV-focused U-Net, augmented 1.0"]

  /// Exams of each model.
  static func exams() -> [[AgreementPoint]] {
    [SampleData.exams(seed: 3, noise: 8, outOfRangeBias: -18), SampleData.exams()]
  }

  static func grid() throws -> BlandAltmanFigure {
    let panels = try exams().flatMap { points in
      try [(false, "In range"), (true, "Out of range")].map { isOut, title in
        let group = points.filter { $0.isOutOfRange == isOut }
        return BlandAltmanFigure.Panel(
          title: title, points: group, agreement: AgreementLines(try SampleData.agreement(group)))
      }
    }
    return try BlandAltmanFigure(
      words: FigureWords(name: "bland-altman-grid", title: "Agreement of EF by model and range"),
      panels: panels, columns: 2, rowTitles: models)
  }

  static func scatter() throws -> ScatterFigure {
    try ScatterFigure(
      words: FigureWords(name: "scatter-models", title: "Automatic over reference EF by model"),
      panels: zip(models, exams()).map { .init(title: $0, points: $1) })
  }

  static func depth(_ index: Int) -> Double { 112 + Double(index * 37 % 71) }
  static func angle(_ index: Int) -> Double { 58 + Double(index * 23 % 29) }

  static func errors() throws -> ErrorCurveFigure {
    let rows = exams().map { points in
      [("Depth", "mm", 150.0, depth), ("Sector angle", "°", 70.0, angle)].map {
        quantity, unit, limit, value in
        let exams = points.enumerated().map {
          ErrorCurveFigure.Exam(
            id: $1.id, x: value($0), error: $1.difference, isOutOfRange: $1.isOutOfRange)
        }
        let (low, high) = (exams.map(\.x).min()!, exams.map(\.x).max()!)
        let curve = (0...40).map { step -> ErrorCurveFigure.Station in
          let part = Double(step) / 40
          let x = low + part * (high - low)
          let value = 1 - 7 * part * part
          let half = 2 + 6 * (part - 0.5) * (part - 0.5)
          return ErrorCurveFigure.Station(x: x, value: value, lower: value - half, upper: value + half)
        }
        return ErrorCurveFigure.Panel(
          quantity: quantity, unit: unit, limit: limit, exams: exams, curve: curve)
      }
    }
    return try ErrorCurveFigure(
      words: FigureWords(name: "error-curves", title: "EF error over depth and sector angle"), rows: rows,
      rowTitles: models, error: "Automatic − reference", unit: "percentage points", method: "made up")
  }

  static func coverage() throws -> CoverageMapFigure {
    let exams = (0..<120).map { index in
      CoverageMapFigure.Exam(id: "exam-\(index + 1)", depth: depth(index), angle: angle(index * index))
    }
    return try CoverageMapFigure(
      words: FigureWords(name: "coverage", title: "Depth and sector angle of the exams"),
      groups: [.init(exams: exams)],
      limits: .init(depth: 150, angle: 70, isInclusive: false))
  }

  static func flow() -> FeasibilityFlowFigure {
    let ids = (1...50).map { "exam-\($0)" }
    func arm(_ title: String, _ out: [(String, String, ClosedRange<Int>)]) -> FeasibilityFlowFigure.Arm {
      let exclusions = out.map { code, label, range in
        FeasibilityFlowFigure.Exclusion(code: code, label: label, exams: range.map { "exam-\($0)" })
      }
      let gone = Set(exclusions.flatMap(\.exams))
      return FeasibilityFlowFigure.Arm(
        title: title, exclusions: exclusions, solved: ids.filter { !gone.contains($0) })
    }
    let arms = [
      arm(
        models[0],
        [
          ("lv-empty", "No LV found", 4...9), ("no-mitral-plane", "LV without a mitral plane", 12...13),
          ("esv-not-below-edv", "ESV not below EDV", 20...20),
        ]),
      arm(models[1], [("lv-empty", "No LV found", 4...4)]),
    ]
    let both = ids.filter { arms[0].solved.contains($0) && arms[1].solved.contains($0) }
    return FeasibilityFlowFigure(
      words: FigureWords(name: "feasibility-flow", title: "The way of every exam"), exams: ids, arms: arms,
      ends: [
        .init(label: "Automatic EF by both models", exams: both),
        .init(label: "With reference EF: in the agreement", exams: Array(both.dropLast(2))),
      ])
  }

  static func differing() throws -> GalleryFigure {
    try GalleryFigure(
      words: FigureWords(name: "models-differ", title: "Frames where the models differ most"),
      rows: [
        .init(
          title: "",
          items: try (1...3).map { index in
            .init(
              id: "exam-\(index)", image: try SampleData.frame(seed: UInt64(index)),
              reference: [SampleData.ellipse(20, 38)],
              prediction: [SampleData.ellipse(23, 30, shift: 9)],
              secondPrediction: [SampleData.ellipse(19, 37, shift: -1)],
              captionLines: ["exam-\(index) · A4C · ED", "Dice 0.71 and 0.94"])
          })
      ], names: (reference: "Reference LV", prediction: models[0]), secondName: models[1])
  }

  static func conventions() throws -> ConventionFigure {
    var random = CounterRandom(seed: 9, stream: "conventions")
    let rows = try [
      ("Simpson, 100 discs", 0.1, 0.3), ("CAMUS notebook", -2.4, 1.8), ("Area–length, biplane", 1.5, 2.2),
      ("Single plane, A4C", 0.8, 4.5), ("Single plane, A2C", -1.1, 4.9),
    ].map { label, mean, sd in
      let values = (0..<50).map { _ in mean + sd * random.normal() }
      return ConventionFigure.Row(
        label: label, exams: (1...50).map { "exam-\($0)" }, differences: values,
        agreement: AgreementLines(try BlandAltman(differences: values, unit: .percentagePoints)))
    }
    return try ConventionFigure(
      words: FigureWords(name: "conventions", title: "EF by convention"),
      panels: [.init(title: "Reference masks", rows: rows), .init(title: models[1], rows: rows)],
      record: "Simpson, 20 discs")
  }

  static func budget() throws -> ErrorBudgetFigure {
    func part(_ label: String, _ mean: Double, _ sd: Double) -> ErrorBudgetFigure.Part {
      .init(label: label, mean: mean, standardDeviation: sd, meanAbsolute: abs(mean) + sd / 2)
    }
    return try ErrorBudgetFigure(
      words: FigureWords(name: "error-budget", title: "Where the EF error comes from"),
      panels: [
        .init(
          title: models[1], count: 48,
          parts: [
            part("ED, length", 0.4, 1.2), part("ED, width", -1.6, 2.4), part("ES, length", 0.2, 1.4),
            part("ES, width", 1.9, 3.1),
          ], whole: part("EF error", 0.9, 4.2))
      ])
  }

  static func all() throws -> [Figure] {
    [
      try grid().figure(), try scatter().figure(), try errors().figure(), try coverage().figure(),
      try flow().figure(), try differing().figure(), try conventions().figure(), try budget().figure(),
    ]
  }
}
