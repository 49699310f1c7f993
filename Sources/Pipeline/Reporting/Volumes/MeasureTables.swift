import ApicalEF
import ApicalReport

/// Exam by exam, what contours say beyond EF: tables that are written as CSV only.
struct MeasureTables {
  let measures: EFMeasures

  init(_ measures: EFMeasures) { self.measures = measures }

  var tables: [Table] {
    measures.sources.isEmpty ? [] : [conventions, beats, summaries, budgets]
  }

  /// One row an exam and source, one column a convention.
  private var conventions: Table {
    var seen: Set<String> = []
    let codes = measures.sources.flatMap(\.conventions).map(\.convention).filter { seen.insert($0).inserted }
    return Table(
      name: "exam-conventions", title: "EF by convention",
      columns: [.init("exam"), .init("source"), .init("study_convention")]
        + codes.map { .number($0.replacing("-", with: "_") + "_ef_percent") },
      rows: measures.sources.flatMap { source in
        byExam(source.conventions, \.exam).map { exam, rows in
          let values = Dictionary(rows.map { ($0.convention, $0) }) { first, _ in first }
          return Table.Row(
            [.text(exam), .text(source.id), .text(rows.first { $0.isRecord }?.convention ?? "")]
              + codes.map { code in
                values[code].map { row in row.ef.map { .number($0, digits: 3) } ?? .text(row.failure ?? "") }
                  ?? .missing
              })
        }
      })
  }

  private var beats: Table {
    Table(
      name: "beat-measures", title: "Beats",
      columns: [
        .init("exam"), .init("source"), .init("view"), .number("beat"), .number("ef_percent"),
        .number("single_plane_ef_percent"), .number("area_length_ef_percent"), .number("ed_length_mm"),
        .number("es_length_mm"), .number("longitudinal_strain_percent"), .number("axis_shortening_percent"),
        .number("area_change_percent"), .number("ed_sphericity"), .number("es_sphericity"),
      ],
      rows: measures.sources.flatMap(\.beats).map { row in
        Table.Row(
          [.text(row.exam), .text(row.source), .text(row.view), .count(row.beat)]
            + [
              row.ef, row.singlePlaneEf, row.areaLengthEf, row.edLength, row.esLength, row.longitudinalStrain,
              row.axisShortening, row.areaChange, row.edSphericity, row.esSphericity,
            ].map(Self.cell))
      })
  }

  private var summaries: Table {
    Table(
      name: "exam-measures", title: "Measures of exams",
      columns: [.init("exam"), .init("source")]
        + ExamMeasure.allCases.map { .number($0.rawValue.replacing("-", with: "_")) },
      rows: measures.sources.flatMap { source in
        byExam(source.summaries, \.exam).map { exam, rows in
          let values = Dictionary(rows.map { ($0.measure, $0) }) { first, _ in first }
          return Table.Row(
            [.text(exam), .text(source.id)]
              + ExamMeasure.allCases.map { measure in
                values[measure.rawValue].map { row in
                  row.value.map { .number($0, digits: 3) } ?? .text(row.failure ?? "")
                } ?? .missing
              })
        }
      })
  }

  private var budgets: Table {
    let factors = EFView.allCases.flatMap { view in
      EFPhase.allCases.flatMap { phase in
        ErrorBudget.Cause.allCases.map { ErrorBudget.Factor(view: view, phase: phase, cause: $0) }
      }
    }
    return Table(
      name: "error-budgets", title: "Error budgets",
      columns: [
        .init("exam"), .init("source"), .init("method"), .number("pairs"), .number("reference_ef_percent"),
        .number("automatic_ef_percent"), .init("failure"),
      ]
        + factors.map {
          .number("\($0.view.rawValue)_\($0.phase.rawValue)_\($0.cause.rawValue)_points".lowercased())
        },
      rows: measures.sources.flatMap { source in
        let shares = Dictionary(grouping: source.shares, by: \.exam)
        return source.budgets.map { row in
          let own = Dictionary(
            (shares[row.exam] ?? []).compactMap(\.share).map { ($0.factor, $0.points) }
          ) { first, _ in first }
          return Table.Row(
            [
              .text(row.exam), .text(row.source), .text(row.method ?? ""), .count(row.pairs),
              Self.cell(row.referenceEf), Self.cell(row.automaticEf), .text(row.failure ?? ""),
            ] + factors.map { Self.cell(own[$0]) })
        }
      })
  }

  /// In the order of the first row of each exam.
  private func byExam<Row>(_ rows: [Row], _ exam: KeyPath<Row, String>) -> [(exam: String, rows: [Row])] {
    var order: [String] = []
    var groups: [String: [Row]] = [:]
    for row in rows {
      if groups[row[keyPath: exam], default: []].isEmpty { order.append(row[keyPath: exam]) }
      groups[row[keyPath: exam], default: []].append(row)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private static func cell(_ value: Double?) -> Cell { value.map { .number($0, digits: 3) } ?? .missing }
}
