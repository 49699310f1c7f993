import ApicalReport

/// Row-by-row tables that are written as CSV only.
struct ExamTables {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  var tables: [Table] { [exams, frames, failures, findings, LedgerSection(results).table] }

  /// Whether rows say whose they are.
  private var several: Bool { !results.others.isEmpty }

  private var exams: Table {
    Table(
      name: "exams", title: "Exams",
      columns: (several ? [.init("model")] : []) + [
        .init("exam"), .init("range"), .init("method"), .number("edv_ml"), .number("esv_ml"),
        .number("ef_percent"),
        .number("masks_edv_ml"), .number("masks_esv_ml"), .number("masks_ef_percent"),
        .number("recorded_edv_ml"),
        .number("recorded_esv_ml"), .number("recorded_ef_percent"), .init("failures"),
      ],
      rows: rows { exam in
        [
          [
            .text(exam.row.id), .text(exam.status.rawValue),
            exam.automatic.map { .text($0.method) } ?? .missing,
            Self.cell(exam.automatic?.edvInML), Self.cell(exam.automatic?.esvInML),
            Self.cell(exam.automatic?.ef),
            Self.cell(exam.fromMasks?.edvInML), Self.cell(exam.fromMasks?.esvInML),
            Self.cell(exam.fromMasks?.ef),
            Self.cell(exam.row.recordedEdv), Self.cell(exam.row.recordedEsv), Self.cell(exam.row.recordedEf),
            .text(Set(exam.failures.map(\.code)).sorted().joined(separator: " ")),
          ]
        ]
      })
  }

  private var frames: Table {
    Table(
      name: "frames", title: "Frames",
      columns: (several ? [.init("model")] : []) + [
        .init("frame"), .init("label"), .init("outcome"), .number("dice"), .number("hd_mm"),
        .number("hd95_mm"),
        .number("reference_pixels"), .number("predicted_pixels"), .number("removed_pixels"),
        .number("depth_mm"),
        .number("angle_degrees"),
      ],
      rows: rows { exam in
        let frames = Dictionary(exam.frames.map { ($0.id, $0) }) { first, _ in first }
        return exam.metrics.map { metric in
          [
            .text(metric.frame), .text(metric.label), .text(metric.outcome), Self.cell(metric.dice),
            Self.cell(metric.hausdorff), Self.cell(metric.hausdorff95), .count(metric.referencePixels),
            .count(metric.predictedPixels), .count(metric.removedPixels),
            Self.cell(frames[metric.frame]?.depth),
            Self.cell(frames[metric.frame]?.angle),
          ]
        }
      })
  }

  /// Rows of every exam of every model, headed by the model where there are several.
  private func rows(_ cells: (ExamResults) -> [[Cell]]) -> [Table.Row] {
    results.perModel.flatMap { results in
      results.exams.flatMap(cells).map { Table.Row((several ? [.text(results.model.id)] : []) + $0) }
    }
  }

  private var failures: Table {
    Table(
      name: "failure-events", title: "Failures",
      columns: [
        .init("exam"), .init("view"), .number("beat"), .init("phase"), .init("source"), .init("stage"),
        .init("code"),
        .init("message"),
      ],
      rows: results.exams.flatMap(\.allFailures).map { row in
        Table.Row([
          .text(row.exam), .text(row.view ?? ""), row.beat.map { .count($0) } ?? .missing,
          .text(row.phase ?? ""),
          .text(row.source ?? ""), .text(row.stage), .text(row.code), .text(row.message),
        ])
      })
  }

  private var findings: Table {
    Table(
      name: "findings", title: "Missing or odd in the data",
      columns: [.init("severity"), .init("exam"), .init("message")],
      rows: results.findings.map { Table.Row([.text($0.severity), .text($0.exam ?? ""), .text($0.message)]) })
  }

  /// Full precision goes to the file.
  private static func cell(_ value: Double?) -> Cell { value.map { .number($0, digits: 3) } ?? .missing }
}
