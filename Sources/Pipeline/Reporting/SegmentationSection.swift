import ApicalCohort
import ApicalMetrics
import ApicalReport
import ApicalStats

/// Overlap and distance of the masks: paper, Tables 3 and 4.
struct SegmentationSection {
  let results: StudyResults

  init(_ results: StudyResults) { self.results = results }

  /// nil for a cohort without reference masks.
  func section() throws -> Section? {
    guard results.exams.contains(where: { !$0.metrics.isEmpty }) else {
      return Section(
        "Segmentation", blocks: [.paragraph("The cohort has no reference masks to compare with.")])
    }
    return Section("Segmentation", blocks: [.table(table), .figure(try strips())])
  }

  /// A frame's score with what it is grouped by.
  private struct Score {
    let metric: FrameMetricRow
    let phase: String?
    let status: RangeStatus
  }

  private func scores(_ label: String) -> [Score] {
    results.exams.flatMap { exam in
      let phases = Dictionary(exam.frames.map { ($0.id, $0.phase) }) { first, _ in first }
      return exam.metrics.filter { $0.label == label }.map {
        Score(metric: $0, phase: phases[$0.frame] ?? nil, status: exam.status)
      }
    }
  }

  private func groups(_ scores: [Score]) -> [(title: String, scores: [Score])] {
    let all: [(title: String, scores: [Score])] = [("all frames", scores)]
    let phases = [Phase.ed, .es].map(\.rawValue).map { phase in
      (title: phase, scores: scores.filter { $0.phase == phase })
    }
    let ranges = RangeStatus.allCases.map { status in
      (title: status.rawValue, scores: scores.filter { $0.status == status })
    }
    return (all + phases + ranges).filter { !$0.scores.isEmpty }
  }

  private var table: Table {
    Table(
      name: results.stem("segmentation"), title: "Dice and Hausdorff distance at native resolution",
      columns: [
        .init("Label"), .init("Frames"), .number("n"), .number("Dice, mean ± SD"), .number("Median"),
        .number("HD, mean ± SD", unit: "mm"), .number("Median", unit: "mm"),
        .number("No HD"),
      ],
      rows: results.study.measures.labels.flatMap { label in
        groups(scores(label)).map { title, scores in row(label, title, scores.map(\.metric)) }
      },
      notes: [
        """
        HD: boundary-to-boundary maximum; boundary: mask pixels with a 4-neighbour outside. Empty masks: policy \
        "\(results.study.measures.emptyMask.rawValue)"; "No HD" counts frames without a distance.
        """
      ])
  }

  private func row(_ label: String, _ title: String, _ metrics: [FrameMetricRow]) -> Table.Row {
    let dice = metrics.compactMap(\.dice)
    let hd = metrics.compactMap(\.hausdorff)
    return Table.Row(
      [
        .text(label), .text(title), .count(metrics.count), .text(Self.spread(dice, digits: 3)),
        Self.median(dice, digits: 3), .text(Self.spread(hd, digits: 2)), Self.median(hd, digits: 2),
        .count(metrics.count - hd.count),
      ], isEmphasised: title == "all frames")
  }

  static func spread(_ values: [Double], digits: Int) -> String {
    guard let summary = try? Summary(values) else { return "–" }
    let format = NumberFormat(digits: digits)
    return format.string(summary.mean) + (summary.standardDeviation.map { " ± \(format.string($0))" } ?? "")
  }

  static func median(_ values: [Double], digits: Int) -> Cell {
    (try? Summary(values)).map { .number($0.median, digits: digits) } ?? .missing
  }

  private func strips() throws -> Figure {
    let scores = scores("LV")
    func groups(_ value: (FrameMetricRow) -> Double?) -> [StripFigure.Group] {
      [Phase.ed, .es].map(\.rawValue).flatMap { (phase: String) in
        [RangeStatus.inRange, .outOfRange].map { status in
          let chosen = scores.filter { $0.phase == phase && $0.status == status }
          return StripFigure.Group(
            label: "\(phase)\n\(status.rawValue)", values: chosen.compactMap { value($0.metric) },
            isOutOfRange: status == .outOfRange)
        }
      }.filter { !$0.values.isEmpty }
    }
    return try StripFigure(
      words: FigureWords(
        name: results.stem("lv-scores"), title: "LV Dice and Hausdorff distance, frame by frame"),
      panels: [
        .init(quantity: "LV Dice", unit: nil, possible: 0...1, groups: groups(\.dice)),
        .init(
          quantity: "LV HD", unit: "mm", possible: 0...(.greatestFiniteMagnitude), groups: groups(\.hausdorff)
        ),
      ]
    ).figure()
  }
}
