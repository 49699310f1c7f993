import ApicalEF
import ApicalReport
import ApicalStats

/// Which part of the automatic ventricle makes EF differ from that of the reference masks.
struct ErrorBudgetSection {
  let measures: EFMeasures
  let results: StudyResults

  init(_ measures: EFMeasures, _ results: StudyResults) {
    self.measures = measures
    self.results = results
  }

  func section() throws -> Section? {
    let models = try measures.sources.compactMap { source in
      try Budgets(source).map { (source: source, budgets: $0) }
    }
    guard !models.isEmpty else { return nil }
    return Section(
      "Where the EF error comes from", name: "error-budget",
      blocks: [.paragraph(introduction)] + models.map { .table(table($0.source, $0.budgets)) }
        + [.figure(try figure(models.map { ($0.source.title, $0.budgets) }))]
        + (results.study.ef.reference == .recorded ? parts : []))
  }

  private var introduction: String {
    """
    The automatic ventricle differs from the reference one by its length and its width\(timing), at ED and at ES, in each \
    view. Each of these is a switch from reference to automatic. Its \
    share is the Shapley value: the mean change in EF when it is thrown, over all orders of throwing them. The shares \
    of an exam add up to its error, automatic − reference masks, exactly; an exam's budget is the mean over the pairs of \
    beats that both sides measured. What scatters EF is told by the part of the variance, Cov(share, error) / \
    Var(error): these parts add up to 100 %, and one below zero makes up for others.
    """
  }

  /// What stands behind the shares of timing, or why there are none.
  private var timing: String {
    if measures.sources.contains(where: {
      $0.shares.contains { $0.cause == ErrorBudget.Cause.timing.rawValue }
    }) {
      return
        ", both at the known ED and ES, and by its timing, the step from its contours there to those at the ED and ES that "
        + "were found"
    }
    return results.study.timing.map { $0.method != .given } == true
      ? " (and by the frame that was chosen: ED and ES are not known, so that what timing does is part of these)"
      : ""
  }

  private func table(_ source: EFMeasures.Source, _ budgets: Budgets) -> Table {
    let lost = source.budgets.count - budgets.all.count
    return Table(
      name: "error-budget-\(source.id)", title: "Error budget of EF: \(source.title)",
      columns: [
        .init("Part"), .number("Mean share", unit: "points"), .number("SD"),
        .number("Mean size", unit: "points"),
        .number("Part of the variance", unit: "%"),
      ],
      rows: (budgets.parts + budgets.margins + [budgets.whole]).map { part in
        Table.Row(
          [
            .text(part.title), .number(part.points.mean, digits: 2),
            part.points.standardDeviation.map { .number($0, digits: 2) } ?? .missing,
            .number(part.meanAbsolute, digits: 2),
            part.varianceShare.map { .number(100 * $0, digits: 0) } ?? .missing,
          ], isEmphasised: part.title == budgets.whole.title)
      },
      notes: [
        "\(NumberFormat.count(budgets.all.count)) exams with a budget, \(NumberFormat.count(lost)) without. The parts of "
          + "view, phase and cause add up to the error; so do the sums over phases, views and causes below them."
      ])
  }

  private func figure(_ models: [(title: String, budgets: Budgets)]) throws -> Figure {
    func part(_ part: Budgets.Part) -> ErrorBudgetFigure.Part {
      ErrorBudgetFigure.Part(
        label: part.title, mean: part.points.mean, standardDeviation: part.points.standardDeviation,
        meanAbsolute: part.meanAbsolute)
    }
    return try ErrorBudgetFigure(
      words: FigureWords(name: "error-budget", title: "Where the EF error comes from"),
      panels: models.map { title, budgets in
        ErrorBudgetFigure.Panel(
          title: title, count: budgets.all.count, parts: budgets.parts.map(part), whole: part(budgets.whole))
      }
    ).figure()
  }

  /// What of the disagreement with the recorded EF is the contours', and what the record's.
  private var parts: [Block] {
    results.perModel.compactMap { model in
      let exams = model.exams.compactMap { exam -> (masks: Double, record: Double)? in
        guard let automatic = exam.automatic?.ef, let masks = exam.fromMasks?.ef,
          let known = exam.row.recordedEf
        else { return nil }
        return (automatic - masks, masks - known)
      }
      guard let split = ErrorSplit(exams) else { return nil }
      return .table(split.table(name: model.stem("error-origin"), model: model.model.id))
    }
  }
}
