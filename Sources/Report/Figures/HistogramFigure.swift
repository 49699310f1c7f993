internal import ApicalImaging
/// How often values fall into bins, with an optional threshold.
public struct HistogramFigure: FigureSource {
  /// Values of one group, such as a data set.
  public struct Series: Sendable, Equatable, Codable {
    /// Name in the legend.
    public let label: String
    /// In the unit of the axis.
    public let values: [Double]

    /// Values of one group.
    public init(label: String, values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  /// A limit marked in the plot.
  public struct Threshold: Sendable, Equatable, Codable {
    /// In the unit of the axis.
    public let value: Double
    /// Words beside the line, such as "out of range: > 150 mm".
    public let label: String
    /// True where the value itself lies beyond the limit (≥), false where it does not (>).
    public let isInclusive: Bool

    /// A limit marked in the plot.
    public init(value: Double, label: String, isInclusive: Bool = false) {
      self.value = value
      self.label = label
      self.isInclusive = isInclusive
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// Counts of one group.
    public struct Counts: Codable, Equatable, Sendable {
      /// Name of the group.
      public let label: String
      /// Number of values.
      public let n: Int
      /// How many in each bin.
      public let counts: [Int]
    }

    /// Title of the axis.
    public let quantity: String
    /// Unit of the edges.
    public let unit: String?
    /// Edges of the bins.
    public let binEdges: [Double]
    /// True where a bin holds its upper edge, false where it holds its lower one; without a threshold the outermost
    /// edges belong to the outermost bins.
    public let holdsUpperEdge: Bool
    /// Counts of every group.
    public let series: [Counts]
    /// Limit marked in the plot.
    public let threshold: Threshold?
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - quantity: What is measured.
  ///   - unit: Its unit; nil for plain numbers.
  ///   - series: One panel each, all with the same bins.
  ///   - binWidth: Width of a bin; nil for the Freedman–Diaconis width, rounded to 1, 2 or 5 × 10ᵏ.
  ///   - threshold: A limit to mark; bins right of it are drawn as out of range.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, quantity: String, unit: String?, series: [Series], binWidth: Double? = nil,
    threshold: Threshold? = nil
  ) throws(RenderError) {
    for group in series { try validate(group.values, "\(group.label), value", in: words) }
    let bins = HistogramBins(
      series.flatMap(\.values), width: binWidth, edge: threshold?.value,
      holdsUpperEdge: threshold.map { !$0.isInclusive } ?? false)
    let counts = series.map {
      Sidecar.Counts(label: $0.label, n: $0.values.count, counts: bins.counts($0.values))
    }
    sidecar = Sidecar(
      quantity: quantity, unit: unit, binEdges: bins.edges, holdsUpperEdge: bins.holdsUpperEdge,
      series: counts,
      threshold: threshold)
    grid = Self.grid(sidecar)
    self.words = words.filled(caption: Self.caption(sidecar), altText: Self.altText(sidecar))
  }

  private static func grid(_ data: Sidecar) -> PlotGrid {
    let top = Double(data.series.flatMap(\.counts).max() ?? 0)
    let y = Scale(domain: 0...max(top * 1.12, 1), tickCount: 4)
    let ends = [data.binEdges.first, data.binEdges.last].compactMap { $0 }
    let x =
      ends.count == 2 && ends[0] < ends[1]
      ? Scale(domain: ends[0]...ends[1], tickCount: 7) : Scale(domain: 0...1)
    let rows = data.series.enumerated().map { index, group in
      [plot(group, data, x: x, y: y, isLast: index + 1 == data.series.count)]
    }
    return PlotGrid(rows: rows, plotHeight: data.series.count > 1 ? 92 : 150)
  }

  private static func plot(
    _ group: Sidecar.Counts, _ data: Sidecar, x: Scale, y: Scale, isLast: Bool
  ) -> Plot {
    let bars = zip(group.counts, zip(data.binEdges, data.binEdges.dropFirst())).map { count, edges in
      Bar(range: edges.0...edges.1, height: Double(count))
    }
    let limit = data.threshold?.value ?? .infinity
    var marks: [Mark] = [
      .bars(bars.filter { $0.range.lowerBound < limit }, fill: Palette.inRange.opacity(0.78)),
      .bars(bars.filter { $0.range.lowerBound >= limit }, fill: Palette.outOfRange.opacity(0.82)),
    ]
    if let threshold = data.threshold, x.domain.contains(threshold.value) {
      marks += thresholdMarks(
        threshold, top: y.domain.upperBound, x: x, isNamed: group.label == data.series[0].label)
    }
    let count = "n = \(NumberFormat.count(group.n))"
    return Plot(
      title: group.label.isEmpty ? count : "\(group.label), \(count)",
      x: Axis(isLast ? data.quantity : "", unit: data.unit, scale: x, isLabelled: isLast),
      y: Axis("Count", scale: y), marks: marks, message: group.n == 0 ? "No values to show" : nil)
  }

  private static func thresholdMarks(
    _ threshold: Threshold, top: Double, x: Scale, isNamed: Bool
  ) -> [Mark] {
    let rule = Mark.rule(.vertical(threshold.value), Stroke(Palette.ink, width: 0.8, dash: [3, 2.5]))
    guard isNamed else { return [rule] }
    let isRight = x.fraction(of: threshold.value) < 0.7
    return [
      rule,
      .text(
        TextMark(
          threshold.label, at: .init(x: threshold.value, y: top), anchor: isRight ? .start : .end,
          level: .top,
          offset: Size(width: isRight ? 4 : -4, height: 0))),
    ]
  }

  private static func caption(_ data: Sidecar) -> String {
    let name = data.quantity.lowercasedFirst
    guard data.binEdges.count > 1 else { return "Distribution of \(name): no values." }
    let width = data.binEdges[1] - data.binEdges[0]
    let digits = Scale(domain: 0...max(width * 5, 1e-9), tickCount: 5).digits
    let unit = data.unit.map { $0 == "°" ? $0 : "\u{00A0}\($0)" } ?? ""
    let bins =
      "Bins of \(NumberFormat(digits: digits).string(width))\(unit), each with its \(data.holdsUpperEdge ? "upper" : "lower") edge."
    guard let threshold = data.threshold else {
      return "Distribution of \(name). \(bins)"
    }
    return "Distribution of \(name). \(bins) Dashed line: \(threshold.label)."
  }

  private static func altText(_ data: Sidecar) -> String {
    let groups = data.series.map { group -> String in
      guard group.n > 0, let most = group.counts.max(), let index = group.counts.firstIndex(of: most) else {
        return "\(group.label): no values"
      }
      let format = NumberFormat(digits: 1)
      return "\(group.label): \(group.n) values, most of them (\(most)) between "
        + "\(format.string(data.binEdges[index])) and \(format.string(data.binEdges[index + 1])) \(data.unit ?? "")"
    }
    return "Histogram of \(data.quantity.lowercasedFirst). " + groups.joined(separator: "; ") + "."
  }
}

extension String {
  /// "Depth" as "depth"; words in capitals stay.
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
