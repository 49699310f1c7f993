internal import ApicalImaging

/// Errors over a variable such as imaging depth: one point an exam or a frame, a smooth curve and its band.
public struct ErrorCurveFigure: FigureSource {
  /// One exam.
  public struct Exam: Sendable, Equatable, Codable {
    /// The exam.
    public let id: String
    /// The variable, and the error at it.
    public let x, error: Double
    /// True outside of the normal acquisition range; nil where that is not known.
    public let isOutOfRange: Bool?

    /// One exam.
    public init(id: String, x: Double, error: Double, isOutOfRange: Bool? = nil) {
      self.id = id
      self.x = x
      self.error = error
      self.isOutOfRange = isOutOfRange
    }
  }

  /// The curve at one value of the variable.
  public struct Station: Sendable, Equatable, Codable {
    /// The variable, the curve there, and both ends of the band.
    public let x, value, lower, upper: Double

    /// The curve at one value of the variable.
    public init(x: Double, value: Double, lower: Double, upper: Double) {
      self.x = x
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// One variable of one group of exams.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading; empty for none.
    public let title: String
    /// The variable and its unit; panels of one quantity share their axis.
    public let quantity, unit: String
    /// Limit of the normal acquisition range; nil for none.
    public let limit: Double?
    /// One point an exam.
    public let exams: [Exam]
    /// Ascending in x; empty where too few exams allow no curve.
    public let curve: [Station]

    /// One variable of one group of exams; see the properties.
    public init(
      title: String = "", quantity: String, unit: String, limit: Double? = nil, exams: [Exam],
      curve: [Station]
    ) {
      self.title = title
      self.quantity = quantity
      self.unit = unit
      self.limit = limit
      self.exams = exams
      self.curve = curve
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What the error is and its unit.
    public let error, unit: String
    /// How the curve and its band were made, as in "local linear regression, 95 % bootstrap band".
    public let method: String
    /// What one point is, as in "exam".
    public let item: String
    /// Headings of the rows; empty for none.
    public let rowTitles: [String]
    /// Row after row.
    public let panels: [[Panel]]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - rows: Panels side by side, one row a model.
  ///   - rowTitles: One heading a row; empty for none.
  ///   - error: What the error is, as in "Automatic − reference EF".
  ///   - unit: Unit of the error.
  ///   - method: How the curve and its band were made, for the caption.
  ///   - item: What one point is.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, rows: [[Panel]], rowTitles: [String] = [], error: String, unit: String,
    method: String,
    item: String = "exam"
  ) throws(RenderError) {
    for panel in rows.flatMap({ $0 }) {
      try validate(
        panel.exams.flatMap { [$0.x, $0.error] }, "\(panel.quantity), coordinate of exam", in: words)
      try validate(
        panel.curve.flatMap { [$0.x, $0.value, $0.lower, $0.upper] }, "\(panel.quantity), curve", in: words)
    }
    sidecar = Sidecar(
      error: error, unit: unit, method: method, item: item, rowTitles: rowTitles, panels: rows)
    grid = ErrorCurvePlots(sidecar).grid()
    self.words = words.filled(
      caption: ErrorCurvePlots(sidecar).caption, altText: ErrorCurvePlots(sidecar).altText)
  }
}
