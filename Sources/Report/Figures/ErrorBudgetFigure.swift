internal import ApicalImaging

/// How an error divides into parts that add up to it: bars from zero, the whole below.
public struct ErrorBudgetFigure: FigureSource {
  /// One part of the error.
  public struct Part: Sendable, Equatable, Codable {
    /// Its cause, as in "A4C, ED, length".
    public let label: String
    /// Mean over exams, signed: the parts of a panel add up to the whole.
    public let mean: Double
    /// SD over exams; nil below two.
    public let standardDeviation: Double?
    /// Mean of the magnitudes.
    public let meanAbsolute: Double

    /// One part of the error.
    public init(label: String, mean: Double, standardDeviation: Double?, meanAbsolute: Double) {
      self.label = label
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.meanAbsolute = meanAbsolute
    }
  }

  /// One way to divide the error.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading, such as "By phase" or the model's name.
    public let title: String
    /// Number of exams.
    public let count: Int
    /// Top to bottom.
    public let parts: [Part]
    /// The whole error.
    public let whole: Part

    /// One way to divide the error; see the properties.
    public init(title: String, count: Int, parts: [Part], whole: Part) {
      self.title = title
      self.count = count
      self.parts = parts
      self.whole = whole
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What the error is, and its unit.
    public let error, unit: String
    /// Top to bottom.
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
  ///   - panels: Side by side on one axis.
  ///   - error: What the error is.
  ///   - unit: Its unit.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, panels: [Panel], error: String = "EF error", unit: String = "percentage points"
  ) throws(RenderError) {
    for panel in panels {
      let parts = panel.parts + [panel.whole]
      try validate(
        parts.flatMap { [$0.mean, $0.standardDeviation ?? 0, $0.meanAbsolute] }, "\(panel.title), part",
        in: words)
    }
    sidecar = Sidecar(error: error, unit: unit, panels: panels)
    grid = Self.grid(sidecar)
    self.words = words.filled(caption: Self.caption(sidecar), altText: Self.altText(sidecar))
  }

  private static func grid(_ data: Sidecar) -> PlotGrid {
    let parts = data.panels.flatMap { $0.parts + [$0.whole] }
    let x = Scale(
      covering: [0]
        + parts.flatMap { part in
          let sd = part.standardDeviation ?? 0
          return [part.mean - sd, part.mean + sd, part.meanAbsolute]
        }, tickCount: 5)
    let labels = data.panels.map { ($0.parts + [$0.whole]).map(\.label) }
    let most = labels.map(\.count).max() ?? 1
    let plots = zip(0..., data.panels).map { index, panel in
      plot(panel, data, x: x, isLabelled: index == 0 || labels[index] != labels[0])
    }
    return PlotGrid(
      rows: [plots],
      legend: [
        LegendEntry(.swatch(Palette.inRange.opacity(0.78)), "Mean"),
        LegendEntry(.line(Stroke(Palette.ink, width: 0.9)), "± 1 SD over exams"),
        LegendEntry(.dot(absolute), "Mean of magnitudes"),
      ], plotHeight: Double(most) * 17 + 6)
  }

  private static func plot(_ panel: Panel, _ data: Sidecar, x: Scale, isLabelled: Bool) -> Plot {
    let parts = panel.parts + [panel.whole]
    let labels = zip(0..., parts).map { Axis.Category(position: Double($0), label: $1.label) }
    let y = Axis(
      "", scale: Scale(domain: -0.6...(Double(parts.count) - 0.4)), categories: labels,
      isLabelled: isLabelled,
      isReversed: true)
    let divider = Mark.rule(.horizontal(Double(parts.count) - 1.5), Stroke(Palette.ink, width: 0.6))
    let name = panel.title.isEmpty ? "" : "\(panel.title), "
    let zero = Mark.rule(.vertical(0), Stroke(Palette.axis, width: 0.8))
    let bars = parts.enumerated().flatMap { index, part in
      marks(part, at: Double(index), isWhole: index + 1 == parts.count)
    }
    return Plot(
      title: "\(name)n = \(NumberFormat.count(panel.count))", x: Axis(data.error, unit: data.unit, scale: x),
      y: y, marks: [zero, divider] + bars)
  }

  private static func marks(_ part: Part, at y: Double, isWhole: Bool) -> [Mark] {
    let corners = [(0, -0.3), (part.mean, -0.3), (part.mean, 0.3), (0, 0.3)]
    let fill = isWhole ? Palette.ink.opacity(0.62) : Palette.inRange.opacity(0.78)
    var marks: [Mark] = [.polygon(corners.map { Point(x: $0.0, y: y + $0.1) }, fill: fill, stroke: nil)]
    if let sd = part.standardDeviation {
      marks.append(
        .line(
          from: Point(x: part.mean - sd, y: y), to: Point(x: part.mean + sd, y: y),
          Stroke(Palette.ink, width: 0.9)))
    }
    return marks + [.dots([Point(x: part.meanAbsolute, y: y)], absolute)]
  }

  private static let absolute = DotStyle(shape: .diamond, colour: Palette.outOfRange, radius: 2.2)

  private static func caption(_ data: Sidecar) -> String {
    "\(data.error) by cause. Bars: mean part of the signed error, which add up to the whole in the last row; lines: ± 1 "
      + "SD over exams; diamonds: mean of the magnitudes, which do not add up."
  }

  private static func altText(_ data: Sidecar) -> String {
    let format = NumberFormat(digits: 1)
    let panels = data.panels.map { panel -> String in
      let parts = (panel.parts + [panel.whole]).map { "\($0.label) \(format.signed($0.mean))" }
      return (panel.title.isEmpty ? "" : "\(panel.title): ") + parts.joined(separator: ", ")
    }
    return "\(data.error) by cause, \(data.unit). " + panels.joined(separator: ". ") + "."
  }
}
