import ApicalReport

/// Which exams gave no EF, and every failure by its code.
struct FeasibilitySection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  func section() -> Section {
    let solved = NumberFormat.proportion(
      results.exams.count { $0.automatic != nil }, of: results.row.exams)
    var blocks: [Block] = [
      .paragraph(
        "An automatic EF was obtained in \(solved) exams. A failed exam is a result: it is kept, counted and listed with its cause."
      )
    ]
    if failures.isEmpty {
      blocks.append(.paragraph("Nothing failed."))
    } else {
      blocks.append(.table(codes))
    }
    if !unsolved.isEmpty { blocks.append(.paragraph("Exams left out are listed in {section:appendix}.")) }
    return Section("Feasibility", blocks: blocks)
  }

  private var failures: [FailureRow] { results.exams.flatMap(\.failures) }
  private var unsolved: [ExamResults] { results.exams.filter { $0.pair == nil } }

  private var codes: Table {
    struct Key: Hashable { let stage, code, source: String }
    let groups = Dictionary(grouping: failures) {
      Key(
        stage: $0.stage, code: $0.code, source: $0.source == SourceRow.reference ? "reference" : "automatic")
    }
    let rows = groups.sorted {
      ($0.key.stage, $0.key.code, $0.key.source) < ($1.key.stage, $1.key.code, $1.key.source)
    }
    return Table(
      name: results.stem("failures"), title: "Failures by cause",
      columns: [
        .init("Stage"), .init("Code"), .init("Of"), .number("Exams"), .number("Events"), .init("Example"),
      ],
      rows: rows.map { key, rows in
        Table.Row([
          .text(key.stage), .text(key.code), .text(key.source), .count(Set(rows.map(\.exam)).count),
          .count(rows.count),
          .text(rows[0].message),
        ])
      })
  }
}
