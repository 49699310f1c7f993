import ApicalImaging
import ApicalMetrics
import ApicalReport
import ApicalStats

/// Who was studied and how they were acquired: paper, Figs. 2 and 4–6.
struct CohortSection {
  let results: StudyResults
  let masks: MaskArchive

  init(_ results: StudyResults, _ masks: MaskArchive) {
    self.results = results
    self.masks = masks
  }

  func section() throws -> Section {
    Section(
      "Cohort",
      blocks: [
        .paragraph(introduction), .table(table),
        try histogram("depth", "Imaging depth", unit: "mm", depths, of: "frame", width: 10, depthLimit),
        try histogram("sector-angle", "Sector angle", unit: "°", angles, of: "frame", width: 5, angleLimit),
        try histogram("reference-ef", "Reference EF", unit: "%", referenceEF, of: "exam", width: 5, nil),
        .figure(try heatmap()),
      ])
  }

  private var depths: [Double] { results.frames.compactMap(\.depth) }
  private var angles: [Double] { results.frames.compactMap(\.angle) }
  private var referenceEF: [Double] { results.exams.compactMap(\.referenceEF) }
  private var range: RangeRule { results.study.range }
  /// True where the limit itself is out of range.
  private var isInclusive: Bool { range.comparison == .greaterOrEqual }

  private var introduction: String {
    let out = results.exams.filter { $0.status == .outOfRange }.count
    let unknown = results.exams.filter { $0.status == .unknown }.count
    let undecided = unknown > 0 ? " For \(unknown) the range is unknown." : ""
    return """
      \(results.row.cohortName): \(NumberFormat.count(results.exams.count)) exams with \
      \(NumberFormat.count(results.frames.count)) frames. An exam is out of the normal range when it has \
      \(range.sentence): \(NumberFormat.proportion(out, of: results.exams.count)) are.\(undecided)
      """
  }

  private var table: Table {
    let groups =
      [("All", results.exams)]
      + RangeStatus.allCases.map { status in
        (status.title, results.exams.filter { $0.status == status })
      }.filter { !$0.1.isEmpty }
    return Table(
      name: "cohort", title: "The cohort by acquisition range",
      columns: [
        .init("Exams"), .number("n"), .number("Views"), .number("Frames"), .number("Depth", unit: "mm"),
        .number("Sector angle", unit: "°"), .number("Reference EF", unit: "%"),
      ],
      rows: groups.map { title, exams in
        let frames = exams.flatMap(\.frames)
        return Table.Row(
          [
            .text(title), .count(exams.count), .count(exams.reduce(0) { $0 + $1.views.count }),
            .count(frames.count),
            .text(Self.spread(frames.compactMap(\.depth), digits: 0)),
            .text(Self.spread(frames.compactMap(\.angle), digits: 0)),
            .text(Self.spread(exams.compactMap(\.referenceEF), digits: 1)),
          ], isEmphasised: title == "All")
      },
      notes: ["Mean ± SD (smallest to largest). Depth and angle over frames, EF over exams. \(referenceNote)"]
    )
  }

  private var referenceNote: String {
    results.study.ef.reference == .masks
      ? "Reference EF: the method of this study on the reference masks."
      : "Reference EF: as the data set states it."
  }

  static func spread(_ values: [Double], digits: Int) -> String {
    guard let summary = try? Summary(values) else { return "–" }
    let format = NumberFormat(digits: digits)
    let sd = summary.standardDeviation.map { " ± \(format.string($0))" } ?? ""
    return "\(format.string(summary.mean))\(sd) (\(format.string(summary.minimum...summary.maximum)))"
  }

  private var depthLimit: HistogramFigure.Threshold {
    .init(
      value: range.depth, label: "limit, \(NumberFormat(digits: 0).string(range.depth)) mm",
      isInclusive: isInclusive)
  }

  private var angleLimit: HistogramFigure.Threshold {
    .init(
      value: range.angle, label: "limit, \(NumberFormat(digits: 0).string(range.angle))°",
      isInclusive: isInclusive)
  }

  /// The distribution over frames or exams; a line in its place where none has a value.
  private func histogram(
    _ name: String, _ quantity: String, unit: String, _ values: [Double], of item: String, width: Double,
    _ threshold: HistogramFigure.Threshold?
  ) throws -> Block {
    guard !values.isEmpty else {
      return .paragraph("\(quantity): no \(item) has a value, so its distribution is not shown.")
    }
    return .figure(
      try HistogramFigure(
        words: FigureWords(name: name, title: "\(quantity) in the cohort"), quantity: quantity, unit: unit,
        series: [.init(label: "", values: values)], binWidth: width, threshold: threshold
      ).figure())
  }

  private func heatmap() throws -> Figure {
    let models = results.perModel.map(\.model.id)
    let sources =
      [("Reference", SourceRow.reference)] + models.map { (models.count > 1 ? $0 : "Automatic", $0) }
    let panels = try sources.compactMap { title, source -> HeatmapFigure.Panel? in
      let map = try masks.occupancy(of: .lv, source: source)
      return map.shares.map {
        HeatmapFigure.Panel(title: title, size: map.size, occupancy: $0, count: map.frameCount)
      }
    }
    return try HeatmapFigure(
      words: FigureWords(name: "lv-heatmap", title: "Where the LV lies in the image"), structure: "LV",
      panels: panels
    ).figure()
  }
}
