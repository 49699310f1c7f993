import ApicalEF
import ApicalReport
import ApicalStats
import Foundation

/// EF of every beat, or pair of beats, of the first exams: what a study of a few recordings is about.
struct BeatTable {
  let results: StudyResults
  let timing: TimingResults

  /// Exams that are shown.
  static let most = 3

  init(_ results: StudyResults, _ timing: TimingResults) {
    self.results = results
    self.timing = timing
  }

  /// nil where no exam has an EF, and for studies of more exams than are shown: theirs stand in `beats.csv` and in the
  /// measures of each exam.
  var table: Table? {
    guard results.exams.count <= Self.most else { return nil }
    let rows = results.exams.flatMap(rows)
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "beat-ef", title: "EF of each beat",
      columns: [
        .init("Exam"), .init("Beat"), .init("ED and ES frame"), .number("EDV", unit: "mL"),
        .number("ESV", unit: "mL"), .number("EF", unit: "%"),
      ], rows: rows,
      notes: ["Model: \(results.model.id). Frames count from 0. SD over beats or pairs of beats."])
  }

  private func rows(_ exam: ExamResults) -> [Table.Row] {
    guard let automatic = exam.automatic,
      let pairs = try? JSONDecoder().decode([BeatPairEF].self, from: Data(automatic.pairs.utf8)),
      let summary = try? Summary(pairs.map(\.ef))
    else { return [] }
    let hasScale = automatic.volumeUnit == ExamEFRow.millilitres
    func volume(_ value: Double) -> Cell { hasScale ? .number(value, digits: 1) : .missing }
    let format = NumberFormat(digits: 1)
    let spread = summary.standardDeviation.map { " ± \(format.string($0))" } ?? ""
    return pairs.map { pair in
      Table.Row([
        .text(exam.row.id), .text(pair.beats.map(\.description).joined(separator: ", ")),
        .text(pair.beats.map { frames($0, exam) }.joined(separator: ", ")), volume(pair.edv),
        volume(pair.esv), .number(pair.ef, digits: 1),
      ])
    } + [
      Table.Row(
        [
          .text(exam.row.id), .text("Mean ± SD"), .text(""), volume(automatic.edv), volume(automatic.esv),
          .text(format.string(summary.mean) + spread),
        ], isEmphasised: true)
    ]
  }

  /// Such as "20/31".
  private func frames(_ beat: BeatName, _ exam: ExamResults) -> String {
    let views = exam.views.filter { $0.kind == beat.view.rawValue }.map(\.id)
    let own = exam.frames.filter { views.contains($0.view) && $0.beat == beat.beat }
    return EFPhase.allCases.map { phase in
      own.first { $0.phase == phase.rawValue }?.frameIndex.map { "\($0)" } ?? "–"
    }.joined(separator: "/")
  }
}
