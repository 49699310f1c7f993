import ApicalMetrics
import ApicalReport

/// The numbers of an augmentation's audits as tables.
struct AugmentationTable {
  let audit: AugmentationAudit

  init(_ audit: AugmentationAudit) { self.audit = audit }

  /// One row an audit: mean, extremes, and how many samples are flagged.
  var summary: Table {
    let samples = audit.samples
    func row(
      _ title: String, _ unit: String, digits: Int, _ flag: SampleAudit.Flag?,
      _ value: (SampleAudit) -> Double?
    ) -> Table.Row {
      let values = samples.compactMap(value)
      func cell(_ number: Double?) -> Cell { number.map { .number($0, digits: digits) } ?? .missing }
      let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      return Table.Row([
        .text(title), .text(unit), .count(values.count), cell(mean), cell(values.min()), cell(values.max()),
        flag.map { flag in .count(samples.count { $0.flags.contains(flag) }) } ?? .missing,
      ])
    }
    return Table(
      name: "augmentation-audits", title: "Audits of the augmented frames",
      columns: [
        Table.Column("Audit"), Table.Column("Unit"), .number("Frames"), .number("Mean"), .number("Lowest"),
        .number("Highest"), .number("Flagged"),
      ],
      rows: [
        row("Kept pixels, mean difference", "grey levels", digits: 2, nil) {
          $0.fidelity.meanAbsoluteDifference
        },
        row("Kept pixels, largest difference", "grey levels", digits: 2, .keptChanged) {
          $0.fidelity.maximumAbsoluteDifference
        },
        row("Kept pixels, SSIM", "", digits: 4, nil) { $0.fidelity.ssim },
        row("Labelled pixels on painted ones", "%", digits: 2, .labelsOnPaint) { 100 * $0.labels.share },
        row("Seam, step over surroundings", "ratio", digits: 2, .seam) { $0.seam?.ratio },
        row("Border that is open", "%", digits: 1, nil) { $0.seam.map { 100 * $0.openShare } },
        row("Second ventricle, share of the LV", "%", digits: 1, .secondVentricle) {
          $0.second?.share.map { 100 * $0 }
        },
        row("Nearest original of another exam, SSIM", "", digits: 3, .copy) { $0.similarity },
      ])
  }

  /// Samples with a flag, by name; nil where there is none.
  var flags: Table? {
    let flagged = audit.samples.filter { !$0.flags.isEmpty }
    guard !flagged.isEmpty else { return nil }
    return Table(
      name: "augmentation-flags", title: "Flagged samples",
      columns: [
        Table.Column("Sample"), Table.Column("Draw"), Table.Column("Flags"), .number("Seam"),
        .number("Second ventricle, %"), .number("SSIM"),
      ],
      rows: flagged.map { sample in
        func cell(_ value: Double?, digits: Int) -> Cell {
          value.map { .number($0, digits: digits) } ?? .missing
        }
        return Table.Row([
          .text(sample.sample), .text(sample.draw.words),
          .text(sample.flags.map(\.rawValue).joined(separator: ", ")), cell(sample.seam?.ratio, digits: 2),
          cell(sample.second?.share.map { 100 * $0 }, digits: 1), cell(sample.similarity, digits: 3),
        ])
      })
  }

  /// Distances in features, samples against originals and halves of the originals; nil where none was asked.
  var quality: Table? {
    guard let quality = audit.quality else { return nil }
    func row(_ title: String, _ distances: QualityStudy.Distances) -> Table.Row {
      Table.Row([
        .text(title), distances.frechet.map { .number($0.value, digits: 2) } ?? .missing,
        distances.kernel.map { .number($0.value, digits: 3) } ?? .missing,
        distances.kernel.map { .number($0.standardError, digits: 3) } ?? .missing,
      ])
    }
    return Table(
      name: "augmentation-quality",
      title: "Distances in \(quality.dimension) features of \(quality.network)",
      columns: [
        Table.Column("Sets"), .number("Fréchet distance"), .number("Kernel distance"), .number("SE"),
      ],
      rows: [
        row("\(quality.generated) samples, \(quality.reference) originals", quality.distances),
        row("Two halves of the originals", quality.halves),
      ])
  }
}
