import ApicalEF
import ApicalReport
import ApicalStats
import Foundation

/// How much EF varies from beat to beat within an exam.
struct BeatSection {
  let measures: EFMeasures

  init(_ measures: EFMeasures) { self.measures = measures }

  func section() -> Section? {
    guard measures.sources.contains(where: { !$0.beats.isEmpty }) else { return nil }
    let rows = measures.sources.flatMap(rows)
    guard !rows.isEmpty else {
      return Section(
        "Between beats", name: "beats",
        blocks: [
          .paragraph(
            "Repeatability is pooled over exams with two beats or more of a view; this needs two such exams, which "
              + "the study does not have.")
        ])
    }
    return Section("Between beats", name: "beats", blocks: [.paragraph(introduction), .table(table(rows))])
  }

  private var introduction: String {
    """
    Beats of one recording are repeated measurements of one ventricle. The within-exam SD is pooled over the exams with \
    two beats or more (one-way analysis of variance); two beats of an exam differ by less than the repeatability \
    coefficient, \(measures.study.agreement.multiplier.formatted()) √2 SD, in most cases. In biplane a beat's EF is \
    the mean over its pairs, so the other view's beats are averaged out; pairs share beats and are not independent, so \
    their SD has no interval.
    """
  }

  /// EF of the beats of one view, exam by exam.
  private func replicates(
    _ source: EFMeasures.Source, _ view: EFView, _ value: KeyPath<BeatMeasureRow, Double?>
  ) -> [[Double]] {
    let exams = Dictionary(grouping: source.beats.filter { $0.view == view.rawValue }, by: \.exam)
    return exams.sorted { $0.key < $1.key }.map { $0.value.compactMap { $0[keyPath: value] } }
  }

  private func rows(_ source: EFMeasures.Source) -> [Table.Row] {
    let views = EFView.allCases.filter { view in source.beats.contains { $0.view == view.rawValue } }
    let alone = views.compactMap { view in
      row(source, "\(view.rawValue) beats, single plane", replicates(source, view, \.singlePlaneEf))
    }
    guard views.count > 1 else { return alone }
    let both = views.compactMap { view in
      row(source, "\(view.rawValue) beats, biplane", replicates(source, view, \.ef))
    }
    return both + pairs(source) + alone
  }

  private func row(_ source: EFMeasures.Source, _ title: String, _ replicates: [[Double]]) -> Table.Row? {
    guard
      let result = try? Repeatability(
        replicates: replicates, unit: .percentagePoints, multiplier: measures.study.agreement.multiplier,
        confidence: measures.study.agreement.confidence)
    else { return nil }
    return Table.Row([
      .text(source.title), .text(title), .count(replicates.count { $0.count > 1 }), .count(result.count),
      .estimate(result.withinSubjectSD, digits: 2), .estimate(result.coefficient, digits: 1),
    ])
  }

  /// Pooled over exams by their degrees of freedom.
  private func pairs(_ source: EFMeasures.Source) -> [Table.Row] {
    let spreads = source.summaries.compactMap { row in
      row.measure == ExamMeasure.pairSD.rawValue ? row.value.map { (sd: $0, n: row.n) } : nil
    }
    let degrees = spreads.reduce(0) { $0 + $1.n - 1 }
    guard degrees > 0 else { return [] }
    let squares = spreads.reduce(0) { $0 + Double($1.n - 1) * $1.sd * $1.sd }
    let sd = (squares / Double(degrees)).squareRoot()
    return [
      Table.Row([
        .text(source.title), .text("Pairs of beats, biplane"), .count(spreads.count),
        .count(spreads.reduce(0) { $0 + $1.n }), .number(sd, digits: 2),
        .number(measures.study.agreement.multiplier * 2.0.squareRoot() * sd, digits: 1),
      ])
    ]
  }

  private func table(_ rows: [Table.Row]) -> Table {
    Table(
      name: "between-beats", title: "EF between the beats of an exam, percentage points",
      columns: [
        .init("Source"), .init("Repeated"), .number("Exams"), .number("Values"),
        .number("Within-exam SD (CI)"),
        .number("Repeatability coefficient (CI)"),
      ], rows: rows,
      notes: ["Exams with two values or more. An exam's own spread stands in tables/exam-measures.csv."])
  }
}
