internal import ApicalImaging
public import ApicalStats

/// Measured over reference values on equal axes, with the line of identity.
public struct ScatterFigure: FigureSource {
  /// A fitted straight line: measured = intercept + slope · reference.
  public struct FittedLine: Sendable, Equatable, Codable {
    /// In the unit of the axes, and per unit.
    public let intercept, slope: Double

    /// A fitted straight line.
    public init(intercept: Double, slope: Double) {
      self.intercept = intercept
      self.slope = slope
    }
  }

  /// One group of exams.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading; empty for none.
    public let title: String
    /// One point an exam.
    public let points: [AgreementPoint]
    /// Pearson's r; nil where it is not defined.
    public let correlation: Estimate?
    /// Fit to draw; nil for none.
    public let fit: FittedLine?

    /// One group of exams with what was computed from it.
    public init(
      title: String = "", points: [AgreementPoint], correlation: Estimate? = nil, fit: FittedLine? = nil
    ) {
      self.title = title
      self.points = points
      self.correlation = correlation
      self.fit = fit
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What the axes mean.
    public let labels: AgreementLabels
    /// Points and lines of each panel.
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
  ///   - panels: Side by side on equal axes.
  ///   - labels: What was measured and how.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, panels: [Panel], labels: AgreementLabels = AgreementLabels()
  ) throws(RenderError) {
    for panel in panels {
      try validate(panel.points.map(\.reference), "reference of exam", in: words)
      try validate(panel.points.map(\.measured), "measurement of exam", in: words)
      try validate(panel.fit.map { [$0.intercept, $0.slope] } ?? [], "coefficient", in: words)
    }
    sidecar = Sidecar(labels: labels, panels: panels)
    grid = Self.grid(sidecar)
    self.words = words.filled(caption: Self.caption(sidecar), altText: Self.altText(sidecar))
  }

  private static func grid(_ data: Sidecar) -> PlotGrid {
    let points = data.panels.flatMap(\.points)
    let scale = Scale(covering: points.flatMap { [$0.reference, $0.measured] }, tickCount: 5)
    let plots = data.panels.enumerated().map { plot($1, data.labels, scale: scale, isFirst: $0 == 0) }
    let width = plots.count == 1 ? 300 : Theme.fullWidth
    return PlotGrid(
      rows: [plots], legend: points.legend(withCounts: plots.count == 1, item: data.labels.item),
      width: width, plotHeight: 270)
  }

  private static func plot(_ panel: Panel, _ labels: AgreementLabels, scale: Scale, isFirst: Bool) -> Plot {
    let heading = panel.title.isEmpty ? nil : "\(panel.title), n = \(NumberFormat.count(panel.points.count))"
    return Plot(
      title: heading,
      x: Axis("\(labels.reference.uppercasedFirst) \(labels.quantity)", unit: labels.unit, scale: scale),
      y: Axis("\(labels.method) \(labels.quantity)", unit: labels.unit, scale: scale, isLabelled: isFirst),
      marks: marks(panel, scale: scale), message: panel.points.isEmpty ? "No exams to show" : nil, aspect: 1)
  }

  private static func marks(_ panel: Panel, scale: Scale) -> [Mark] {
    var marks: [Mark] = [
      .rule(.sloped(intercept: 0, slope: 1), Stroke(Palette.axis, width: 0.8, dash: [4, 3]))
    ]
    if let fit = panel.fit { marks += line(fit, over: panel.points.map(\.reference)) }
    marks += panel.points.dots { Point(x: $0.reference, y: $0.measured) }
    for (index, line) in statements(panel).enumerated() {
      let corner = Point(x: scale.domain.lowerBound, y: scale.domain.upperBound)
      let offset = Size(width: 7, height: 4 + Double(index) * Font.annotation.lineHeight)
      marks.append(.text(TextMark(line, at: corner, level: .top, offset: offset)))
    }
    return marks
  }

  /// The fit, no further than the data reach.
  private static func line(_ fit: FittedLine, over references: [Double]) -> [Mark] {
    guard let low = references.min(), let high = references.max() else { return [] }
    let ends = [low, high].map { Point(x: $0, y: fit.intercept + fit.slope * $0) }
    return [.line(from: ends[0], to: ends[1], Stroke(Palette.accent, width: 1.2))]
  }

  private static func statements(_ panel: Panel) -> [String] {
    let format = NumberFormat(digits: 2)
    let r = panel.correlation.map { "r = \(format.string($0.value, $0.interval))" }
    let fit = panel.fit.map { line -> String in
      let sign = line.intercept < 0 ? "−" : "+"
      return
        "y = \(format.string(line.slope)) x \(sign) \(NumberFormat(digits: 1).string(abs(line.intercept)))"
    }
    return [r, fit].compactMap { $0 }
  }

  private static func caption(_ data: Sidecar) -> String {
    let labels = data.labels
    var text =
      "\(labels.method) over \(labels.reference) \(labels.quantity), one point per \(labels.item). Dashed line: identity."
    if data.panels.contains(where: { $0.fit != nil }) { text += " Solid line: fit." }
    if let level = data.panels.compactMap(\.correlation).first?.confidence {
      text += " r: Pearson's correlation with its \(NumberFormat.level(level)) confidence interval."
    }
    if !labels.rangeRule.isEmpty { text += " Out of range: \(labels.rangeRule)." }
    return text
  }

  private static func altText(_ data: Sidecar) -> String {
    let panels = data.panels.map { panel in
      let name = panel.title.isEmpty ? "" : "\(panel.title): "
      return "\(name)\(panel.points.count) exams" + statements(panel).map { ", \($0)" }.joined()
    }
    return "Scatter plot of \(data.labels.methodInText) over \(data.labels.reference) "
      + "\(data.labels.quantity). " + panels.joined(separator: ". ") + "."
  }
}

extension String {
  /// "reference" as "Reference".
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
