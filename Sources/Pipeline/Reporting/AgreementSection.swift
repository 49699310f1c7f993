import ApicalReport
import ApicalStats
import Foundation

/// Automatic against reference EF: paper, Figs. 14–16.
struct AgreementSection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  func section() throws -> Section {
    let pairs = results.pairs
    guard !pairs.isEmpty else {
      return Section(
        "Agreement of EF", blocks: [.paragraph("No exam has both an automatic and a reference EF.")])
    }
    let checks = AgreementChecks(results)
    // The order of Gerke's checklist: benchmark and structure, plot and assumptions, bias and limits, their context.
    let blocks: [Block?] = [
      .paragraph(introduction), .figure(try blandAltman()), checks.assumptions.map { .table($0) },
      .table(table), verdict.map { .paragraph($0) }, .figure(try byRange()),
      checks.comparison.map { .table($0) }, .figure(try scatter()),
    ]
    return Section("Agreement of EF", blocks: blocks.compactMap { $0 })
  }

  /// Where the limits lie with respect to those that the study calls acceptable; nil without either.
  private var verdict: String? {
    guard let acceptable = results.study.agreement.acceptable,
      let agreement = results.agreement(results.pairs)
    else { return nil }
    func fits(_ low: Double, _ high: Double) -> Bool { low >= -acceptable && high <= acceptable }
    let outer = fits(agreement.lowerLoA.interval.lowerBound, agreement.upperLoA.interval.upperBound)
    let place =
      outer
      ? "lie within it, with their intervals"
      : fits(agreement.lowerLoA.value, agreement.upperLoA.value)
        ? "lie within it, their intervals do not" : "do not lie within it"
    let stated = NumberFormat(digits: 1).string(acceptable)
    return
      "Stated beforehand as acceptable: ±\(stated) percentage points. The limits of agreement of all exams \(place)."
  }

  private var introduction: String {
    let labels = results.agreementLabels
    return """
      Automatic EF by the modified Simpson method, \(results.methodNames), against the \(labels.reference). Differences are \
      automatic − reference in percentage points; limits of agreement (LoA) are bias ± \
      \(results.study.agreement.multiplier.formatted()) SD, and intervals are at \
      \(NumberFormat.level(results.study.agreement.confidence)): Student's t for the bias, for the limits \
      \(results.study.agreement.limits.intervalMethod.words).
      """
  }

  private var groups: [(title: String, pairs: [EFPair])] {
    [("All exams", results.pairs)]
      + RangeStatus.allCases.map { status in (status.title, results.pairs.filter { $0.status == status }) }
      .filter { !$0.1.isEmpty }
  }

  private var table: Table {
    Table(
      name: results.stem("agreement"), title: "Agreement of automatic and reference EF, percentage points",
      columns: [
        .init("Exams"), .number("n"), .number("Bias (CI)"), .number("SD"), .number("Lower LoA (CI)"),
        .number("Upper LoA (CI)"), .number("MAE"),
      ],
      rows: groups.map { title, pairs in
        let agreement = results.agreement(pairs)
        let error = try? AbsoluteError(
          differences: pairs.map { $0.automatic - $0.reference }, unit: .percentagePoints)
        return Table.Row(
          [
            .text(title), .count(pairs.count), Self.cell(agreement?.bias),
            agreement.map { .number($0.standardDeviation, digits: 1) } ?? .missing,
            Self.cell(agreement?.lowerLoA),
            Self.cell(agreement?.upperLoA), error.map { .number($0.mean, digits: 1) } ?? .missing,
          ], isEmphasised: title == "All exams")
      },
      notes: ["Limits need 3 exams. MAE: mean absolute error, bias included."])
  }

  private static func cell(_ estimate: Estimate?, digits: Int = 1) -> Cell {
    estimate.map { .estimate($0, digits: digits) } ?? .missing
  }

  private func correlation(_ pairs: [EFPair]) -> Correlation? {
    try? Correlation(
      method: pairs.map(\.automatic), reference: pairs.map(\.reference),
      confidence: results.study.agreement.confidence)
  }

  private func blandAltman() throws -> Figure {
    try BlandAltmanFigure(
      words: FigureWords(name: results.stem("bland-altman"), title: "Bland–Altman plot of EF"),
      points: results.pairs.map(AgreementPoint.init),
      agreement: results.agreement(results.pairs), labels: results.agreementLabels
    ).figure()
  }

  private func byRange() throws -> Figure {
    let panels = [RangeStatus.inRange, .outOfRange].map { status in
      let pairs = results.pairs.filter { $0.status == status }
      return BlandAltmanFigure.Panel(
        title: status.title, points: pairs.map(AgreementPoint.init),
        agreement: results.agreement(pairs).map { AgreementLines($0) })
    }
    return try BlandAltmanFigure(
      words: FigureWords(
        name: results.stem("bland-altman-by-range"), title: "Bland–Altman plots of EF, in and out of range"),
      panels: panels, labels: results.agreementLabels
    ).figure()
  }

  private func scatter() throws -> Figure {
    try ScatterFigure(
      words: FigureWords(name: results.stem("scatter"), title: "Automatic against reference EF"),
      panels: [
        .init(
          points: results.pairs.map(AgreementPoint.init), correlation: correlation(results.pairs)?.pearson)
      ],
      labels: results.agreementLabels
    ).figure()
  }
}
