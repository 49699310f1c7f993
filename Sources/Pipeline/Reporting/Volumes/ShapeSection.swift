import ApicalEF
import ApicalReport
import ApicalStats

/// Whether the views show the whole ventricle, and how it shortens.
struct ShapeSection {
  let measures: EFMeasures

  init(_ measures: EFMeasures) { self.measures = measures }

  func section() -> Section? {
    let rows = measures.sources.flatMap(rows)
    guard !rows.isEmpty else { return nil }
    let difference = differences
    return Section(
      "Foreshortening and strain", name: "shape",
      blocks: [.paragraph(introduction), .table(table(rows))]
        + (difference.rows.isEmpty ? [] : [.table(difference)]))
  }

  private var introduction: String {
    """
    Both views show the same ventricle. The foreshortening index is the shorter over the longer of their long axes: a view \
    clearly shorter than the other misses its apex; that both do, no ratio shows. Longitudinal strain is the change in \
    length of the contour from hinge point around the apex to hinge point, ED to ES, as a mean over views of the mean \
    over beats. A contour is not a tracked tissue: reference values of speckle tracking do not apply.
    """
  }

  private static let titles: [(measure: ExamMeasure, title: String, digits: Int)] = [
    (.foreshorteningED, "Foreshortening index, ED", 3), (.foreshorteningES, "Foreshortening index, ES", 3),
    (.lengthRatioED, "Axis of A2C / axis of A4C, ED", 3),
    (.lengthRatioES, "Axis of A2C / axis of A4C, ES", 3),
    (.strain, "Global longitudinal strain, %", 1),
  ]

  /// An index below this is counted.
  private static let short = 0.9

  private func rows(_ source: EFMeasures.Source) -> [Table.Row] {
    Self.titles.compactMap { measure, title, digits in
      let values = source.values(measure).map(\.value)
      guard let summary = try? Summary(values) else { return nil }
      let isIndex = measure == .foreshorteningED || measure == .foreshorteningES
      return Table.Row([
        .text(source.title), .text(title), .count(summary.count), .number(summary.mean, digits: digits),
        summary.standardDeviation.map { .number($0, digits: digits) } ?? .missing,
        .number(summary.median, digits: digits), .number(summary.minimum, digits: digits),
        .number(summary.maximum, digits: digits),
        isIndex ? .count(values.count { $0 < Self.short }) : .missing,
      ])
    }
  }

  private func table(_ rows: [Table.Row]) -> Table {
    Table(
      name: "shape-and-strain", title: "Foreshortening and longitudinal strain",
      columns: [
        .init("Source"), .init("Measure"), .number("Exams"), .number("Mean"), .number("SD"),
        .number("Median"),
        .number("Lowest"), .number("Highest"), .number("Below \(Self.short)"),
      ], rows: rows)
  }

  /// Models against the reference masks, exam by exam.
  private var differences: Table {
    let reference = measures.sources.first { $0.isReference }
    let rows = measures.sources.filter { !$0.isReference }.flatMap { source in
      Self.titles.compactMap { measure, title, digits -> Table.Row? in
        let known = Dictionary(
          (reference?.values(measure) ?? []).map { ($0.exam, $0.value) }
        ) { first, _ in first }
        let differences = source.values(measure).compactMap { exam, value in known[exam].map { value - $0 } }
        guard let agreement = measures.agreement(differences, unit: measure.unit) else { return nil }
        return Table.Row([
          .text(source.title), .text(title), .count(differences.count),
          .estimate(agreement.bias, digits: digits),
          .number(agreement.standardDeviation, digits: digits),
          .number(agreement.lowerLoA.value, digits: digits),
          .number(agreement.upperLoA.value, digits: digits),
        ])
      }
    }
    return Table(
      name: "shape-agreement", title: "Foreshortening and strain: automatic − reference masks",
      columns: [
        .init("Source"), .init("Measure"), .number("Exams"), .number("Mean difference (CI)"), .number("SD"),
        .number("Lower LoA"), .number("Upper LoA"),
      ], rows: rows)
  }
}

extension ExamMeasure {
  /// Unit of a difference of two values.
  var unit: ClinicalUnit {
    switch self {
    case .foreshorteningED, .foreshorteningES, .lengthRatioED, .lengthRatioES: .dimensionless
    case .strain, .pairSD, .beatSDA2C, .beatSDA4C, .efAtKnownFrames: .percentagePoints
    }
  }
}
