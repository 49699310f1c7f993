import ApicalCohort
import ApicalEngine
import ApicalImaging
import ApicalReport
import Foundation

/// The tables that make a folder of augmented frames readable: the manifest, and what its format asks for.
struct AugmentationTables {
  let settings: AugmentationSettings
  let records: [SampleRecord]

  /// Frames that could not be augmented.
  static func failures(_ failures: [(frame: String, failure: FrameFailure)]) -> Table {
    Table(
      name: "left-out", title: "Frames left out",
      columns: ["frame", "code", "message"].map { Table.Column($0) },
      rows: failures.map { Table.Row([.text($0.frame), .text($0.failure.code), .text($0.failure.message)]) })
  }

  /// Writes `manifest.csv`, and `frames.csv`, `dataset.json` or the patients' `Info_….cfg`.
  func write(to root: URL) throws {
    try put(manifest.csv(), root.appendingPathComponent("manifest.csv"))
    switch settings.format {
    case .images: try put(frames.csv(), root.appendingPathComponent("frames.csv"))
    case .nnunet: try put(dataset, root.appendingPathComponent("dataset.json"))
    case .camus: try writeInfo(to: root)
    }
  }

  private func put(_ text: String, _ file: URL) throws { try AtomicFile.write([UInt8](text.utf8), to: file) }

  /// Table of the ``PNGFolderReader``: every image an exam of its own, as two samples differ in scale.
  private var frames: Table {
    Table(
      name: "frames", title: "Frames",
      columns: ["file", "exam", "patient", "view", "beat", "phase", "spacing_x", "spacing_y"].map {
        Table.Column($0)
      },
      rows: records.map { record in
        let view = record.view == .unknown ? "" : record.view.rawValue
        return Table.Row([
          .text(URL(fileURLWithPath: record.image).lastPathComponent), .text(record.name),
          .text(record.exam), .text(view), .count(record.beat), .text(record.phase?.rawValue ?? ""),
          .number(record.sector.spacing.x, digits: 6), .number(record.sector.spacing.y, digits: 6),
        ])
      })
  }

  /// One row an image.
  private var manifest: Table {
    Table(
      name: "manifest", title: "Manifest", columns: Self.manifestColumns.map { Table.Column($0) },
      rows: records.map { Table.Row(Self.cells($0, settings)) })
  }

  private static let manifestColumns = [
    "file", "labels", "exam", "view", "beat", "phase", "source", "sample", "recipe", "depth_rows",
    "tilt_degrees", "width_factor", "shift_x", "shift_y", "spacing_x", "spacing_y", "tip_x", "tip_y",
    "left_angle", "right_angle", "radius_mm", "depth_mm", "structures_left", "labels_off_keep",
    "labels_on_paint", "rejected_draws", "fallback", "sampler", "denoiser_calls", "seed", "sha256",
    "labels_sha256",
  ]

  private static func cells(_ record: SampleRecord, _ settings: AugmentationSettings) -> [Cell] {
    func number(_ value: Double?) -> Cell { value.map { .number($0, digits: 6) } ?? .missing }
    let (draw, sector) = (record.draw, record.sector)
    let isOriginal = record.number == 0
    let phase = record.phase?.rawValue ?? ""
    return [
      .text(record.image), .text(record.labels), .text(record.exam), .text(record.view.rawValue),
      .count(record.beat), .text(phase), .text(record.source), .count(record.number),
      .text(isOriginal ? "original" : settings.recipe.rawValue), number(draw.depth), number(draw.tilt),
      number(draw.width), number(draw.shiftX), number(draw.shiftY), number(sector.spacing.x),
      number(sector.spacing.y), number(sector.tip.x), number(sector.tip.y), number(sector.leftAngle),
      number(sector.rightAngle), number(sector.radius), number(sector.depth), number(record.structuresLeft),
      number(record.labelsOffKeep), number(record.labelsOnPaint), .count(record.rejectedDraws),
      .text(record.isFallback ? "yes" : "no"), .text(isOriginal ? "none" : settings.sampler.rawValue),
      .count(record.denoiserCalls), .text("\(settings.seed)"), .text(record.imageSHA256),
      .text(record.labelsSHA256),
    ]
  }

  /// nnU-Net's description of the data set; its labels have to be consecutive, so those below the highest are declared.
  private var dataset: String {
    let highest = records.flatMap(\.present).max() ?? 0
    let labels = (0...highest).map { value -> String in
      let label = Label(rawValue: value)
      return "\"\(label.name)\": \(value)"
    }
    return """
      {
        "channel_names": {"0": "ultrasound"},
        "labels": {\(labels.joined(separator: ", "))},
        "numTraining": \(records.count),
        "file_ending": ".nii.gz"
      }

      """
  }

  /// Frame numbers and EF of each patient's views.
  private func writeInfo(to root: URL) throws {
    let views = Dictionary(grouping: records) { record in
      let patient = AugmentationLayout.patient(
        exam: record.exam, beat: record.beat, number: record.number)
      return "\(patient)/Info_\(AugmentationLayout.camusViews[record.view] ?? "").cfg"
    }
    for (path, frames) in views {
      var lines =
        Phase.allCases.enumerated().map { "\($1.rawValue): \($0 + 1)" } + ["NbFrame: \(frames.count)"]
      if let ef = frames[0].recordedEF { lines.append("EF: \(ef)") }
      try put(lines.joined(separator: "\n") + "\n", root.appendingPathComponent(path))
    }
  }
}
