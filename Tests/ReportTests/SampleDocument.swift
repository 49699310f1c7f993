import ApicalImaging
import ApicalRandom
import ApicalReport
import ApicalStats
import Foundation
import TestSupport

/// A whole report of made-up numbers: every block and every figure once.
enum SampleDocument {
  static func make() throws -> Document { try made.get() }

  /// Built once: frames and heat maps take a while without optimisation.
  private static let made = Result { try build() }

  private static func build() throws -> Document {
    Document(
      title: "Automatic ejection fraction with and without generative augmentation",
      subtitle: "Agreement, segmentation and feasibility on 50 made-up exams of the sample cohort",
      metadata: [
        .init("Study", "sample-study"), .init("Cohort", "CAMUS-like, 50 exams"),
        .init("Model", "unet-lv-augmented, SHA-256 3f0a…91c2"),
        .init("Range rule", "any frame, depth > 150 mm or angle > 70°"),
        .init("Seed", "20 240 611"), .init("Precision", "f32"),
      ],
      sections: [
        Section("Summary", blocks: try summary()),
        Section("Agreement of ejection fraction", blocks: try agreement()),
        Section(
          "Segmentation",
          subsections: [
            Section("Overlap and distance", blocks: try segmentation()),
            Section("Examples", blocks: [.figure(try gallery().figure())]),
          ]),
        Section("Acquisition", blocks: try acquisition()),
        Section("Exams without an ejection fraction", blocks: failures()),
      ])
  }

  static func summary() throws -> [Block] {
    let all = try SampleData.agreement(SampleData.exams())
    let format = NumberFormat(digits: 1)
    return [
      .keyFigures([
        KeyFigure(
          label: "Bias of EF", value: format.string(all.bias.value), unit: "points",
          detail: "95\u{202F}% CI \(format.string(all.bias.interval))"),
        KeyFigure(
          label: "Limits of agreement",
          value: "\(format.string(all.lowerLoA.value)) to \(format.string(all.upperLoA.value))",
          unit: "points", detail: "bias ± 1.96 SD, n = 50"),
        KeyFigure(label: "Dice of LV", value: "0.92", detail: "median of 200 frames, IQR 0.90 to 0.94"),
        KeyFigure(
          label: "Feasibility", value: "50", unit: "of 52 exams", detail: "96.2\u{202F}% (87.0 to 98.9)"),
      ]),
      .paragraph(
        "Automatic ejection fraction was compared with the reference in 50 of 52 exams; two exams gave no value and are listed with their causes in the last section. Inside of the normal acquisition range the methods agree within the limits that two human readers reach; outside of it the automatic value is lower, and the spread is about twice as large."
      ),
      .notice(
        Notice(
          .warning, title: "Made-up data.",
          text:
            "Every number in this report is drawn from a random generator to show the layout. Nothing here may be read as a result."
        )),
    ]
  }

  static func agreement() throws -> [Block] {
    let points = SampleData.exams()
    let rule = "depth > 150 mm or sector angle > 70° in at least one frame used"
    let labels = AgreementLabels(rangeRule: rule)
    let single = try BlandAltmanFigure(
      words: FigureWords(name: "bland-altman", title: "Agreement of automatic and reference EF"),
      points: points,
      agreement: try SampleData.agreement(points), labels: labels)
    let scatter = try ScatterFigure(
      words: FigureWords(name: "scatter", title: "Automatic over reference EF"),
      panels: [
        .init(
          points: points,
          correlation: Estimate(
            value: 0.76, interval: 0.61...0.86, confidence: 0.95, method: .studentT, count: 17,
            unit: .dimensionless),
          fit: .init(intercept: 6.2, slope: 0.86))
      ],
      labels: labels)
    return [
      .figure(try single.figure()), .table(try agreementTable()), .figure(try panels(labels).figure()),
      .figure(try scatter.figure()),
    ]
  }

  static func panels(_ labels: AgreementLabels) throws -> BlandAltmanFigure {
    let without = SampleData.exams(seed: 3, noise: 8, outOfRangeBias: -18)
    let with = SampleData.exams()
    func panel(_ title: String, _ points: [AgreementPoint]) throws -> BlandAltmanFigure.Panel {
      .init(title: title, points: points, agreement: AgreementLines(try SampleData.agreement(points)))
    }
    return try BlandAltmanFigure(
      words: FigureWords(
        name: "bland-altman-range", title: "Agreement by acquisition range, without and with augmentation"),
      panels: [
        try panel("Without, in range", without.filter { $0.isOutOfRange == false }),
        try panel("Without, out of range", without.filter { $0.isOutOfRange == true }),
        try panel("With, in range", with.filter { $0.isOutOfRange == false }),
        try panel("With, out of range", with.filter { $0.isOutOfRange == true }),
      ], labels: labels)
  }

  static func agreementTable() throws -> Table {
    let points = SampleData.exams()
    let groups = [
      ("In range", points.filter { $0.isOutOfRange == false }),
      ("Out of range", points.filter { $0.isOutOfRange == true }),
      ("All exams", points),
    ]
    return Table(
      name: "agreement",
      title: "Bias and limits of agreement of EF, percentage points, with 95\u{202F}% confidence intervals",
      columns: [
        .init("Group"), .number("n"), .number("Bias"), .number("Lower limit"), .number("Upper limit"),
        .number("SD"),
      ],
      rows: try groups.map { name, points in
        let value = try SampleData.agreement(points)
        return .init(
          [
            .text(name), .count(value.count), .estimate(value.bias, digits: 1),
            .estimate(value.lowerLoA, digits: 1),
            .estimate(value.upperLoA, digits: 1), .number(value.standardDeviation, digits: 1),
          ], isEmphasised: name == "All exams")
      },
      notes: [
        "Limits are bias ± 1.96 SD of the differences; intervals use Student's t with n − 1 degrees of freedom.",
        "Out of range: depth > 150 mm or sector angle > 70° in at least one frame used.",
      ])
  }

  static func segmentation() throws -> [Block] {
    var random = CounterRandom(seed: 5, stream: "dice")
    func values(_ mean: Double, _ sd: Double, _ range: ClosedRange<Double>) -> [Double] {
      (0..<100).map { _ in
        min(max(mean + sd * random.normal(), range.lowerBound), range.upperBound)
      }
    }
    let strip = try StripFigure(
      words: FigureWords(name: "dice-hd", title: "Dice and Hausdorff distance of the LV by phase"),
      panels: [
        .init(
          quantity: "Dice", unit: nil,
          groups: [
            .init(label: "ED, in range", values: values(0.935, 0.02, 0...0.98), isOutOfRange: false),
            .init(label: "ED, out", values: values(0.89, 0.05, 0...0.97), isOutOfRange: true),
            .init(label: "ES, in range", values: values(0.915, 0.025, 0...0.97), isOutOfRange: false),
            .init(label: "ES, out", values: values(0.87, 0.06, 0...0.97), isOutOfRange: true),
          ]),
        .init(
          quantity: "Hausdorff distance", unit: "mm",
          groups: [
            .init(label: "ED, in range", values: values(5.5, 1.6, 2...30), isOutOfRange: false),
            .init(label: "ED, out", values: values(9, 4, 2...40), isOutOfRange: true),
            .init(label: "ES, in range", values: values(5.9, 1.8, 2...30), isOutOfRange: false),
            .init(label: "ES, out", values: values(10, 4.6, 2...40), isOutOfRange: true),
          ]),
      ])
    return [
      .paragraph(
        "Dice and Hausdorff distance are computed on each frame's own grid; the distance is the boundary-to-boundary maximum."
      ),
      .figure(try strip.figure()), .figure(try heatmap().figure()),
    ]
  }

  static func heatmap() throws -> HeatmapFigure {
    let size = PixelSize(width: 256, height: 256)
    return try HeatmapFigure(
      words: FigureWords(name: "occupancy", title: "Where the LV lies in the image"), structure: "LV",
      panels: [
        .init(
          title: "Reference", size: size,
          occupancy: SampleData.occupancy(centre: Point(x: 122, y: 112), seed: 1), count: 200,
          outline: [Point(x: 128, y: 4), Point(x: 250, y: 200), Point(x: 128, y: 252), Point(x: 6, y: 200)]),
        .init(
          title: "Automatic", size: size,
          occupancy: SampleData.occupancy(centre: Point(x: 124, y: 118), seed: 0.92), count: 200),
      ])
  }

  static func gallery() throws -> GalleryFigure {
    func item(_ id: String, _ phase: String, _ dice: String, _ hd: String, shift: Double, seed: UInt64) throws
      -> GalleryFigure.Item
    {
      .init(
        id: id, image: try SampleData.frame(seed: seed), reference: [SampleData.ellipse(20, 38)],
        prediction: [SampleData.ellipse(20 + shift / 4, 38 - shift, shift: shift)],
        captionLines: ["\(id) · A4C · \(phase)", "Dice \(dice) · HD \(hd) mm"])
    }
    return try GalleryFigure(
      words: FigureWords(name: "gallery", title: "Best, median and worst frames by Dice"),
      rows: [
        .init(
          title: "Best",
          items: [
            try item("exam-31", "ED", "0.97", "2.1", shift: 0.5, seed: 1),
            try item("exam-8", "ED", "0.97", "2.3", shift: -0.6, seed: 2),
            try item("exam-17", "ES", "0.96", "2.4", shift: 0.8, seed: 3),
          ]),
        .init(
          title: "Median",
          items: [
            try item("exam-2", "ED", "0.92", "5.6", shift: 2.6, seed: 4),
            try item("exam-40", "ES", "0.92", "5.8", shift: -2.8, seed: 5),
            try item("exam-23", "ED", "0.92", "5.8", shift: 3, seed: 6),
          ]),
        .init(
          title: "Worst",
          items: [
            try item("exam-11", "ES", "0.61", "21.4", shift: 11, seed: 7),
            try item("exam-49", "ES", "0.58", "23.0", shift: 13, seed: 8),
            try item("exam-5", "ED", "0.52", "29.7", shift: 15, seed: 9),
          ]),
      ])
  }

  static func acquisition() throws -> [Block] {
    let histogram = try HistogramFigure(
      words: FigureWords(name: "depth", title: "Imaging depth"), quantity: "Depth", unit: "mm",
      series: [.init(label: "CAMUS-like", values: SampleData.depths())],
      threshold: .init(value: 150, label: "out of range: > 150 mm"))
    return [.figure(try histogram.figure())]
  }

  static func failures() -> [Block] {
    let rows = (1...64).map { index -> Table.Row in
      let view: Cell = index % 3 == 0 ? "A2C" : "A4C"
      let cause: Cell = index % 2 == 0 ? "mask has no base plane" : "no end-systole between two end-diastoles"
      let depth = 128 + Double(index) * 0.7
      return Table.Row([
        .text("exam-\(100 + index)"), view, .count(index % 3 + 1), cause, .number(depth, digits: 0),
      ])
    }
    return [
      .paragraph("A failed exam is a result: it is listed with the beat at which it happened."),
      .list([
        "An exam fails when no beat gives both volumes.",
        "A beat fails when one of its frames has no usable mask.",
      ]),
      .table(
        Table(
          name: "failures", title: "Exams without an ejection fraction",
          columns: [
            .init("Exam"), .init("View"), .number("Beat"), .init("Cause"), .number("Depth", unit: "mm"),
          ], rows: rows)),
    ]
  }
}
