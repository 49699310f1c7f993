import ApicalReport
import Foundation

/// The key figures, and what a reader must know before using them.
struct SummarySection {
  let results: StudyResults
  private let summary: StudySummary.Figures

  init(_ results: StudyResults) {
    self.results = results
    summary = StudySummary.Figures(results)
  }

  func section() -> Section {
    guard !results.others.isEmpty else { return Section("Summary", blocks: figures + notices) }
    return Section(
      "Summary", blocks: notices,
      subsections: results.perModel.map { Section($0.model.title, blocks: SummarySection($0).figures) })
  }

  private var figures: [Block] { [.keyFigures(maskFigures), .keyFigures(volumeFigures)] }

  private var maskFigures: [KeyFigure] {
    [
      spread("LV Dice", summary.dice["LV"], digits: 3, unit: ""),
      spread("LV Hausdorff distance", summary.hd["LV"], digits: 1, unit: "mm"),
    ] + (summary.dice["MYO"].map { [spread("MYO Dice", $0, digits: 3, unit: "")] } ?? [])
  }

  private var volumeFigures: [KeyFigure] {
    [
      bias, limits,
      KeyFigure(
        label: "EF feasibility", value: share, unit: "%",
        detail: "\(summary.feasibility.solved) of \(summary.feasibility.total) exams" + feasibilityInterval),
    ]
  }

  private func spread(_ label: String, _ measure: StudySummary.Measure?, digits: Int, unit: String)
    -> KeyFigure
  {
    guard let measure, let mean = measure.mean else {
      return KeyFigure(label: label, value: "–", detail: "not measured")
    }
    let format = NumberFormat(digits: digits)
    let sd = measure.sd.map { "SD \(format.string($0)), " } ?? ""
    return KeyFigure(
      label: label, value: format.string(mean), unit: unit,
      detail: "\(sd)n = \(NumberFormat.count(measure.n)) frames")
  }

  private var bias: KeyFigure {
    let format = NumberFormat(digits: 1)
    guard let value = summary.ef.bias, let ends = summary.ef.biasInterval else {
      return KeyFigure(
        label: "EF bias", value: "–", detail: "needs 3 exams, \(summary.ef.n) have both values")
    }
    return KeyFigure(
      label: "EF bias", value: format.signed(value), unit: "points",
      detail: "\(level) CI \(format.string(ends[0]...ends[1])), n = \(summary.ef.n)")
  }

  private var limits: KeyFigure {
    let format = NumberFormat(digits: 1)
    guard let lower = summary.ef.loaLower, let upper = summary.ef.loaUpper else {
      return KeyFigure(label: "EF limits of agreement", value: "–")
    }
    return KeyFigure(
      label: "EF limits of agreement", value: format.string(lower...upper), unit: "points",
      detail: "bias ± \(summary.ef.multiplier.formatted()) SD")
  }

  private var level: String { NumberFormat.level(summary.ef.confidence) }

  private var share: String {
    let total = summary.feasibility.total
    guard total > 0 else { return "–" }
    return NumberFormat(digits: 1).string(100 * Double(summary.feasibility.solved) / Double(total))
  }

  private var feasibilityInterval: String {
    guard let lower = summary.feasibility.lower, let upper = summary.feasibility.upper else { return "" }
    return ", \(level) CI \(NumberFormat(digits: 1).string((100 * lower)...(100 * upper)))"
  }

  private var notices: [Block] {
    var blocks: [Block] = []
    if results.exams.count < results.row.exams {
      blocks.append(
        .notice(
          Notice(
            .warning, title: "Unfinished run.",
            text:
              "\(results.exams.count) of \(results.row.exams) exams are in the store. Go on with --resume.")))
    }
    let problems = results.findings.filter { $0.severity == "problem" }
    if !problems.isEmpty {
      let list = problems.prefix(5).map { "\($0.exam.map { "\($0): " } ?? "")\($0.message)" }.joined(
        separator: "; ")
      let more = problems.count > 5 ? "; and \(problems.count - 5) more, see tables/findings.csv" : ""
      blocks.append(.notice(Notice(.note, title: "In the data.", text: list + more + ".")))
    }
    return blocks
  }
}
