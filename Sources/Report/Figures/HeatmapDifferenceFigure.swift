public import ApicalImaging

/// Where one source of masks shows a structure more often than another, pixel by pixel.
public struct HeatmapDifferenceFigure: FigureSource {
  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// The structure.
    public let structure: String
    /// The two sources: the difference is the first minus the second.
    public let titles: [String]
    /// Number of masks of each.
    public let counts: [Int]
    /// Grid of the map.
    public let size: PixelSize
    /// Percentage points, −100…100, row after row.
    public let difference: [Double]
    /// Both ends of the colour bar, percentage points.
    public let limit: Double
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panel and its marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - structure: What the masks show, such as "LV".
  ///   - first: The source that counts positive.
  ///   - second: The source that counts negative.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  /// - Precondition: both panels have one size.
  public init(
    words: FigureWords, structure: String, first: HeatmapFigure.Panel, second: HeatmapFigure.Panel
  ) throws(RenderError) {
    precondition(first.size == second.size, "a difference needs two maps of one size")
    let difference = zip(first.occupancy, second.occupancy).map { 100 * ($0 - $1) }
    try validate(difference, "difference, pixel", in: words)
    let largest = difference.reduce(0) { max($0, abs($1)) }
    let limit = [1.0, 2, 5, 10, 20, 40, 60, 80].first { $0 >= largest } ?? 100
    sidecar = Sidecar(
      structure: structure, titles: [first.title, second.title], counts: [first.count, second.count],
      size: first.size, difference: difference, limit: limit)
    let bar = ColourBar(
      axis: Axis(
        "Difference in \(structure) occupancy", unit: "percentage points",
        scale: Scale(domain: -limit...limit, tickCount: 5)),
      map: .difference)
    let plot = Plot(
      picture: difference.map { 0.5 + 0.5 * $0 / limit }, size: first.size, map: .difference,
      title: "\(first.title) − \(second.title)")
    grid = PlotGrid(rows: [[plot]], colourBar: bar, width: 320, plotHeight: 260)
    let counts = "\(NumberFormat.count(first.count)) and \(NumberFormat.count(second.count)) masks"
    self.words = words.filled(
      caption: "Share of masks of \(first.title) in which a pixel belongs to the \(structure), minus that of "
        + "\(second.title); \(counts).",
      altText: "Heat map of the difference in \(structure) occupancy, \(first.title) minus \(second.title).")
  }
}
