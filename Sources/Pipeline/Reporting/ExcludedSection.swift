import ApicalReport

/// The appendix: every exam that is in the study and not in the agreement, with its cause.
struct ExcludedSection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  func section() -> Section {
    let blocks: [Block] =
      rows.isEmpty
      ? [.paragraph("No exam was left out: each has an automatic and a reference EF.")]
      : [
        .paragraph(
          "Every exam without a pair of EF values, at its first cause. All events, those of beats that an exam could spare included, are in tables/failure-events.csv."
        ), .table(table),
      ]
    return Section("Appendix: exams left out", name: "appendix", blocks: blocks)
  }

  private var several: Bool { results.perModel.count > 1 }

  private var table: Table {
    var titles = ["Exam", "Model", "Automatic EF", "Reference EF", "At", "Code", "Cause"]
    if !several { titles.remove(at: 1) }
    return Table(
      name: "excluded-exams", title: "Exams left out of the agreement",
      columns: titles.map { Table.Column($0) }, rows: rows)
  }

  private var rows: [Table.Row] {
    results.perModel.flatMap { results in
      results.exams.filter { $0.pair == nil }.map { exam in
        row(ExamOutcome(exam, model: results.model.id), results.model)
      }
    }
  }

  private func row(_ fate: ExamOutcome, _ model: ModelRow) -> Table.Row {
    let exam = fate.exam
    let cause = fate.cause ?? exam.failures.first { $0.source == SourceRow.reference }
    var cells = [
      exam.row.id, model.id, exam.automatic == nil ? "none" : "measured",
      exam.referenceEF == nil ? "none" : "known", Self.place(cause), cause?.code ?? "no-reference",
      cause?.message ?? "The data set states no EF for this exam.",
    ]
    if !several { cells.remove(at: 1) }
    return Table.Row(cells.map { Cell.text($0) })
  }

  /// "A4C, beat 2, ES".
  private static func place(_ failure: FailureRow?) -> String {
    [failure?.view, failure?.beat.map { "beat \($0)" }, failure?.phase].compactMap { $0 }
      .joined(separator: ", ")
  }
}
