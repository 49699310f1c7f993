internal import ApicalImaging
public import ApicalStats

/// Differences of two methods over their means, with bias, limits of agreement and their intervals.
///
/// Source: Bland & Altman, Lancet 1986;327:307–310.
public struct BlandAltmanFigure: FigureSource {
  /// One group of exams.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading, such as "In range"; empty for none.
    public let title: String
    /// One point an exam.
    public let points: [AgreementPoint]
    /// Agreement of these points on the scale that is drawn; nil below three exams.
    public let agreement: AgreementLines?

    /// One group of exams with its agreement.
    public init(title: String, points: [AgreementPoint], agreement: AgreementLines?) {
      self.title = title
      self.points = points
      self.agreement = agreement
    }

  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What the axes mean.
    public let labels: AgreementLabels
    /// Points and lines of each panel, row after row.
    public let panels: [Panel]
    /// Headings of the rows, such as names of models; empty for none.
    public let rowTitles: [String]
    /// Panels in a row.
    public let columns: Int
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - panels: One panel each, on shared axes.
  ///   - columns: Panels in a row; nil for one row of up to two.
  ///   - rowTitles: One heading a row, such as the model's name; empty for none.
  ///   - labels: What was measured and how.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, panels: [Panel], columns: Int? = nil, rowTitles: [String] = [],
    labels: AgreementLabels = AgreementLabels()
  ) throws(RenderError) {
    for panel in panels {
      try validate(panel.points.map(\.reference), "reference of exam", in: words)
      try validate(panel.points.map(\.measured), "measurement of exam", in: words)
      try validate(panel.points.map { $0.difference(on: labels.scale) }, "difference of exam", in: words)
    }
    sidecar = Sidecar(
      labels: labels, panels: panels, rowTitles: rowTitles, columns: columns ?? min(2, max(panels.count, 1)))
    grid = BlandAltmanPlots(sidecar).grid()
    self.words = words.filled(
      caption: BlandAltmanWords(sidecar).caption, altText: BlandAltmanWords(sidecar).altText)
  }

  /// One panel.
  ///
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, points: [AgreementPoint], agreement: BlandAltman?,
    labels: AgreementLabels = AgreementLabels()
  ) throws(RenderError) {
    try self.init(
      words: words,
      panels: [Panel(title: "", points: points, agreement: agreement.map { AgreementLines($0) })],
      labels: labels)
  }
}
