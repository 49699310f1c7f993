import ApicalReport
import ApicalStats

/// The difference to a recorded EF, divided into what the contours do and what the record does: automatic − recorded =
/// (automatic − reference masks) + (reference masks − recorded).
struct ErrorSplit {
  private let rows: [(title: String, values: [Double])]
  private let whole: [Double]

  /// - Parameter exams: Automatic − masks and masks − recorded EF of each exam, percentage points.
  /// - Returns: nil without an exam.
  init?(_ exams: [(masks: Double, record: Double)]) {
    guard !exams.isEmpty else { return nil }
    whole = exams.map { $0.masks + $0.record }
    rows = [
      ("Automatic − reference masks", exams.map(\.masks)),
      ("Reference masks − recorded reference", exams.map(\.record)),
      ("Automatic − recorded reference", whole),
    ]
  }

  func table(name: String, model: String) -> Table {
    Table(
      name: name, title: "Contours and record: \(model)",
      columns: [
        .init("Difference"), .number("n"), .number("Mean", unit: "points"), .number("SD"),
        .number("Part of the variance", unit: "%"),
      ],
      rows: rows.map { title, values in
        let summary = try? Summary(values)
        let share = Budgets.varianceShare(values, of: whole)
        return Table.Row(
          [
            .text(title), .count(values.count), summary.map { .number($0.mean, digits: 2) } ?? .missing,
            summary?.standardDeviation.map { .number($0, digits: 2) } ?? .missing,
            share.map { .number(100 * $0, digits: 0) } ?? .missing,
          ], isEmphasised: title == rows[2].title)
      },
      notes: [
        "The first two rows add up to the third, exam by exam. The second holds the record's own error: that of its "
          + "reader, and that of the masks."
      ])
  }
}
