import ApicalEF
import ApicalReport
import ApicalStats

/// The tables of the timing section.
struct TimingTables {
  let timing: TimingResults

  init(_ timing: TimingResults) { self.timing = timing }

  static func words(_ method: String) -> String {
    switch method {
    case "area": "peaks of the LV area"
    case "network": "the phase seen by the timing network"
    case "given": "the frames that the data set states"
    default: method
    }
  }

  /// As the first column of a table has it.
  private static func name(_ method: String) -> String {
    switch method {
    case "area": "LV area"
    case "network": "Timing network"
    case "given": "Given frames"
    default: method
    }
  }

  /// One row a recording, at most 40.
  var recordings: Table {
    let most = 40
    let left = max(0, timing.recordings.count - most)
    return Table(
      name: "recordings", title: "Recordings",
      columns: [
        .init("Exam"), .init("View"), .init("Format"), .number("Frames"), .number("Frame rate", unit: "1/s"),
        .number("Pixel", unit: "mm"), .number("Beats measured"), .init("Remarks"),
      ],
      rows: timing.recordings.prefix(most).map { recording in
        let row = recording.row
        let spacing = row.spacingX.map { NumberFormat(digits: 3).string($0) } ?? "none"
        return Table.Row([
          .text(recording.exam), .text(recording.view), .text(row.format), .count(row.frames),
          row.frameRate.map { .number($0, digits: 1) } ?? .missing, .text(spacing),
          .count(recording.measured.count), .text(remarks(recording)),
        ])
      },
      notes: left > 0 ? ["\(left) more recordings stand in beats.csv."] : [])
  }

  private func remarks(_ recording: TimedResult) -> String {
    let scale = recording.row.spacingX == nil ? ["pixels; EF only"] : []
    let failures = recording.methods.compactMap { method in method.failure.map { "\(method.name): \($0)" } }
    return (scale + failures).joined(separator: "; ")
  }

  /// One row a method and view.
  var found: Table {
    let views = Set(timing.recordings.map(\.view)).sorted()
    let rows = timing.methods.filter { $0 != "given" }.flatMap { method in
      views.map { row(method, view: $0) }
    }
    return Table(
      name: "beats-found", title: "Beats found",
      columns: [
        .init("Method"), .init("View"), .number("Recordings"), .number("Beats"), .number("Measurable"),
        .number("Cut by an end"), .number("Implausible or in a gap"), .number("Heart rate", unit: "1/min"),
        .number("ED to ES", unit: "ms"),
      ], rows: rows,
      notes: ["Mean ± SD over measurable beats. \(usedNote)"])
  }

  private var usedNote: String {
    let used = Set(timing.recordings.compactMap(\.used).map(\.name)).sorted().map(Self.words)
    return "EF was measured at the beats of: \(used.joined(separator: ", "))."
  }

  private func row(_ method: String, view: String) -> Table.Row {
    let chosen = timing.recordings.filter { $0.view == view }
    let beats = chosen.compactMap { $0.method(method) }.flatMap(\.beats)
    let whole = beats.filter(\.isWhole)
    let cut = beats.count { $0.flaws.contains(.edCut) || $0.flaws.contains(.esCut) }
    let other = beats.count - whole.count - cut
    return Table.Row([
      .text(Self.name(method)), .text(view), .count(chosen.count), .count(beats.count), .count(whole.count),
      .count(cut), .count(other), .text(Self.spread(whole.compactMap(\.quality.length).map { 60_000 / $0 })),
      .text(Self.spread(whole.map(\.quality.systole))),
    ])
  }

  private static func spread(_ values: [Double]) -> String {
    guard let summary = try? Summary(values) else { return "–" }
    let format = NumberFormat(digits: 0)
    return format.string(summary.mean) + (summary.standardDeviation.map { " ± \(format.string($0))" } ?? "")
  }

  /// Errors against known frames; nil where none are known.
  var errors: Table? {
    let rows = timing.methods.flatMap { method -> [Table.Row] in
      guard let agreement = timing.agreement(method) else { return [] }
      return EFPhase.allCases.map { row(method, agreement, $0) }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "timing-errors", title: "Frame errors against known ED and ES",
      columns: [
        .init("Method"), .init("Phase"), .number("Beats matched"), .number("Missed"),
        .number("Extra"), .number("Error", unit: "frames"), .number("Error", unit: "ms"),
        .number("Mean size", unit: "frames"), .number("Mean size", unit: "ms"),
      ], rows: rows,
      notes: [
        "\(timing.recordings.count { $0.known != nil }) recordings with known ED and ES. Found − known, mean ± SD over matched "
          + "beats: positive for a frame found too late; mean size: of the absolute errors. Known beats are those with both ED "
          + "and ES inside of the recording."
      ])
  }

  /// What the choice of the frames does to the EF of each model; nil where no ED and ES are known.
  func effect(_ results: StudyResults) -> Table? {
    let known = Dictionary(grouping: timing.efAtKnownFrames, by: \.source)
    let rows = results.perModel.compactMap { model -> Table.Row? in
      let atKnown = Dictionary((known[model.model.id] ?? []).map { ($0.exam, $0.value) }) { first, _ in first
      }
      let differences = model.exams.compactMap { exam -> Double? in
        guard let found = exam.automatic?.ef, let known = atKnown[exam.row.id] ?? nil else { return nil }
        return found - known
      }
      guard let summary = try? Summary(differences), let size = try? Summary(differences.map(abs)) else {
        return nil
      }
      return Table.Row([
        .text(model.model.id), .count(differences.count), .text(Self.spread(summary, 2)),
        .number(size.mean, digits: 2), .number(size.maximum, digits: 1),
      ])
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      name: "timing-effect", title: "What timing does to EF",
      columns: [
        .init("Model"), .number("Exams"), .number("EF change", unit: "points"),
        .number("Mean size", unit: "points"), .number("Largest", unit: "points"),
      ], rows: rows,
      notes: [
        "EF at the ED and ES that were found − EF of the same network at the known ED and ES, mean ± SD over exams; means "
          + "over whatever beats each gave."
      ])
  }

  /// Mean with its sign ± SD.
  private static func spread(_ summary: Summary, _ digits: Int) -> String {
    let format = NumberFormat(digits: digits)
    let sd = summary.standardDeviation.map { " ± \(format.string($0))" } ?? ""
    return format.signed(summary.mean) + sd
  }

  private func row(_ method: String, _ agreement: TimingAgreement, _ phase: EFPhase) -> Table.Row {
    let errors = agreement.errors(phase)
    return Table.Row([
      .text(Self.name(method)), .text(phase.rawValue), .count(agreement.matched),
      .count(agreement.missed), .count(agreement.extra), .text(Self.spread(errors.frames, 2)),
      .text(Self.spread(errors.milliseconds, 0)), .number(errors.meanAbsoluteFrames, digits: 2),
      .number(errors.meanAbsoluteMilliseconds, digits: 0),
    ])
  }

  /// Every beat that was found, for a file of its own.
  var beats: Table {
    Table(
      name: "beats", title: "Beats",
      columns: [
        .init("exam"), .init("view"), .init("recording"), .init("method"), .init("used"), .number("beat"),
        .number("ed"), .number("es"), .number("next_ed"), .init("flaws"), .number("systole_ms"),
        .number("length_ms"), .number("area_change_percent"),
      ],
      rows: timing.recordings.flatMap { recording in
        recording.methods.flatMap { method in
          method.beats.map { beat in
            Table.Row([
              .text(recording.exam), .text(recording.view), .text(recording.row.location), .text(method.name),
              .text(method.isUsed ? "yes" : "no"), .count(beat.number), .count(beat.frames.ed),
              .count(beat.frames.es), beat.nextED.map { .count($0) } ?? .missing,
              .text(beat.flaws.map(\.rawValue).joined(separator: " ")),
              .number(beat.quality.systole, digits: 1),
              beat.quality.length.map { .number($0, digits: 1) } ?? .missing,
              .number(beat.quality.areaChange, digits: 1),
            ])
          }
        }
      })
  }
}
