internal import ApicalImaging
internal import ApicalStats

/// What a convention does to a measurement: paired differences to the convention of record, one row a convention.
public struct ConventionFigure: FigureSource {
  /// One convention.
  public struct Row: Sendable, Equatable, Codable {
    /// The convention.
    public let label: String
    /// The exams that could be measured both ways.
    public let exams: [String]
    /// This convention − the one of record, one an exam.
    public let differences: [Double]
    /// Agreement of both; nil below three exams.
    public let agreement: AgreementLines?

    /// One convention.
    ///
    /// - Precondition: one difference for each exam.
    public init(label: String, exams: [String], differences: [Double], agreement: AgreementLines?) {
      precondition(exams.count == differences.count, "one difference for each exam")
      self.label = label
      self.exams = exams
      self.differences = differences
      self.agreement = agreement
    }
  }

  /// One source of contours.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading, such as "Reference masks".
    public let title: String
    /// Top to bottom; every panel has the same ones.
    public let rows: [Row]

    /// One source of contours.
    public init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What is measured, and the unit of its differences.
    public let quantity, unit: String
    /// The convention that the others are compared with.
    public let record: String
    /// Side by side.
    public let panels: [Panel]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - panels: Side by side on one axis, with the same conventions.
  ///   - record: The convention that the others are compared with.
  ///   - quantity: What is measured.
  ///   - unit: Unit of its differences.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, panels: [Panel], record: String, quantity: String = "EF",
    unit: String = "percentage points"
  ) throws(RenderError) {
    for row in panels.flatMap(\.rows) {
      try validate(row.differences, "\(row.label), difference of exam", in: words)
    }
    sidecar = Sidecar(quantity: quantity, unit: unit, record: record, panels: panels)
    grid = Self.grid(sidecar)
    self.words = words.filled(caption: Self.caption(sidecar), altText: Self.altText(sidecar))
  }

  private static func grid(_ data: Sidecar) -> PlotGrid {
    let all = data.panels.flatMap(\.rows)
    let x = Scale(
      covering: [0]
        + all.flatMap { row in
          row.differences + (row.agreement.map { [$0.lowerLoA.value, $0.upperLoA.value] } ?? [])
        }, tickCount: 5)
    let most = data.panels.map(\.rows.count).max() ?? 0
    // Beside two others a panel is too narrow for the title of its axis.
    let named = data.panels.count > 2 ? [data.panels.count / 2] : Array(data.panels.indices)
    let plots = zip(0..., data.panels).map {
      plot($1, data, x: x, isFirst: $0 == 0, isNamed: named.contains($0))
    }
    return PlotGrid(rows: [plots], plotHeight: Double(max(most, 1)) * 26 + 6)
  }

  private static func plot(_ panel: Panel, _ data: Sidecar, x: Scale, isFirst: Bool, isNamed: Bool) -> Plot {
    let last = Double(panel.rows.count) - 0.5
    let labels = zip(0..., panel.rows).map { Axis.Category(position: Double($0), label: $1.label) }
    let y = Axis(
      "", scale: Scale(domain: -0.5...max(last, 0.5)), categories: labels, isLabelled: isFirst,
      isReversed: true)
    let title =
      data.panels.count == 1 ? "\(data.quantity) − \(data.quantity) by \(data.record)" : "Difference"
    let zero = Mark.rule(.vertical(0), Stroke(Palette.axis, width: 0.8))
    let dots = data.panels.flatMap(\.rows).reduce(0) { $0 + $1.differences.count }
    let rows = panel.rows.enumerated().flatMap {
      marks($1, at: Double($0), isNamed: dots <= Scene.mostSymbols)
    }
    return Plot(
      title: panel.title.isEmpty ? nil : panel.title,
      x: isNamed ? Axis(title, unit: data.unit, scale: x) : Axis("", scale: x), y: y,
      marks: [zero] + rows,
      message: panel.rows.allSatisfy(\.differences.isEmpty) ? "No exams to show" : nil)
  }

  /// Dots, a bar over the limits of agreement and a stroke at the bias.
  private static func marks(_ row: Row, at y: Double, isNamed: Bool) -> [Mark] {
    let isCrowded = row.differences.count > 500
    let style = DotStyle(
      shape: .circle, colour: Palette.inRange.opacity(isCrowded ? 0.25 : 0.45), radius: isCrowded ? 1 : 1.7)
    let points = zip(0..., row.differences).map { Point(x: $1, y: y + 0.12 + jitter($0)) }
    let format = NumberFormat(digits: 1)
    let titles = isNamed ? zip(row.exams, row.differences).map { "\($0): \(format.signed($1))" } : []
    var marks: [Mark] = [.dots(points, style, titles: titles)]
    guard let agreement = row.agreement else { return marks }
    let (low, high) = (agreement.lowerLoA.value, agreement.upperLoA.value)
    let bar = y - 0.3
    marks.append(
      .line(from: Point(x: low, y: bar), to: Point(x: high, y: bar), Stroke(Palette.ink, width: 0.9)))
    for end in [low, high] {
      marks.append(
        .line(
          from: Point(x: end, y: bar - 0.09), to: Point(x: end, y: bar + 0.09),
          Stroke(Palette.ink, width: 0.9)))
    }
    marks.append(
      .dots(
        [Point(x: agreement.bias.value, y: bar)],
        DotStyle(shape: .diamond, colour: Palette.accent, radius: 2.6)))
    return marks
  }

  private static func jitter(_ index: Int) -> Double {
    let part = (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
    return (part - 0.5) * 0.4
  }

  private static func caption(_ data: Sidecar) -> String {
    "\(data.quantity) by each convention minus \(data.quantity) by \(data.record), from the same contours, one dot an "
      + "exam. Diamonds: mean difference; bars: limits of agreement."
  }

  private static func altText(_ data: Sidecar) -> String {
    let format = NumberFormat(digits: 1)
    let panels = data.panels.map { panel -> String in
      let rows = panel.rows.map { row -> String in
        guard let agreement = row.agreement else { return "\(row.label): \(row.differences.count) exams" }
        return "\(row.label): mean \(format.signed(agreement.bias.value)), limits "
          + format.string(agreement.lowerLoA.value...agreement.upperLoA.value)
      }
      return (panel.title.isEmpty ? "" : "\(panel.title). ") + rows.joined(separator: "; ")
    }
    return "Differences of \(data.quantity) between conventions, \(data.unit). "
      + panels.joined(separator: ". ") + "."
  }
}
