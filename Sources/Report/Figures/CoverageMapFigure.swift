internal import ApicalImaging

/// How many exams were acquired at which depth and sector angle, with the limits of the normal range.
public struct CoverageMapFigure: FigureSource {
  /// One exam.
  public struct Exam: Sendable, Equatable, Codable {
    /// The exam.
    public let id: String
    /// mm.
    public let depth: Double
    /// Opening angle of the sector, degrees.
    public let angle: Double

    /// One exam.
    public init(id: String, depth: Double, angle: Double) {
      self.id = id
      self.depth = depth
      self.angle = angle
    }
  }

  /// The limits of the normal range.
  public struct Limits: Sendable, Equatable, Codable {
    /// mm, and degrees.
    public let depth, angle: Double
    /// True where the limit itself lies out of range (≥), false where it does not (>).
    public let isInclusive: Bool

    /// The limits of the normal range.
    public init(depth: Double, angle: Double, isInclusive: Bool) {
      self.depth = depth
      self.angle = angle
      self.isInclusive = isInclusive
    }
  }

  /// One group of exams.
  public struct Group: Sendable, Equatable, Codable {
    /// Heading; empty for none.
    public let title: String
    /// The exams.
    public let exams: [Exam]

    /// One group of exams.
    public init(title: String = "", exams: [Exam]) {
      self.title = title
      self.exams = exams
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// Edges of the cells, mm and degrees.
    public let depthEdges, angleEdges: [Double]
    /// True where a cell holds its upper edges, false where it holds its lower ones.
    public let holdsUpperEdge: Bool
    /// The limits drawn.
    public let limits: Limits?
    /// The exams of each panel.
    public let groups: [Group]
    /// Exams in each cell: by panel, angle and depth, both ascending.
    public let counts: [[[Int]]]
    /// Exams without depth or angle, which are in no cell.
    public let unknown: Int
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - groups: One panel each, on shared axes and colours.
  ///   - limits: Limits to draw; they are edges of cells.
  ///   - depthStep: Width of a cell, mm.
  ///   - angleStep: Height of a cell, degrees.
  ///   - unknown: Exams without depth or angle, for the caption.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, groups: [Group], limits: Limits?, depthStep: Double = 10, angleStep: Double = 5,
    unknown: Int = 0
  ) throws(RenderError) {
    let exams = groups.flatMap(\.exams)
    try validate(exams.flatMap { [$0.depth, $0.angle] }, "depth or angle of exam", in: words)
    let holdsUpper = limits.map { !$0.isInclusive } ?? false
    let depths = HistogramBins(
      exams.map(\.depth), width: depthStep, edge: limits?.depth, holdsUpperEdge: holdsUpper)
    let angles = HistogramBins(
      exams.map(\.angle), width: angleStep, edge: limits?.angle, holdsUpperEdge: holdsUpper)
    let counts = groups.map { group -> [[Int]] in
      var cells = [[Int]](
        repeating: [Int](repeating: 0, count: max(depths.edges.count - 1, 0)),
        count: max(angles.edges.count - 1, 0))
      for exam in group.exams { cells[angles.bin(of: exam.angle)][depths.bin(of: exam.depth)] += 1 }
      return cells
    }
    sidecar = Sidecar(
      depthEdges: depths.edges, angleEdges: angles.edges, holdsUpperEdge: holdsUpper, limits: limits,
      groups: groups, counts: counts, unknown: unknown)
    grid = CoverageMapPlots(sidecar).grid()
    self.words = words.filled(
      caption: CoverageMapPlots(sidecar).caption, altText: CoverageMapPlots(sidecar).altText)
  }
}
