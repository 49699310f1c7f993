internal import ApicalImaging

/// Every value of some groups as a dot, with median and quartiles.
public struct StripFigure: FigureSource {
  /// One column.
  public struct Group: Sendable, Equatable, Codable {
    /// Name under the column.
    public let label: String
    /// In the unit of the axis.
    public let values: [Double]
    /// Whose values they are, in the same order, said on hover; empty for nobody's.
    public let ids: [String]
    /// True to draw the group as out of range; nil for neither.
    public let isOutOfRange: Bool?

    /// One column.
    ///
    /// - Precondition: no ids, or one for each value.
    public init(label: String, values: [Double], ids: [String] = [], isOutOfRange: Bool? = nil) {
      precondition(ids.isEmpty || ids.count == values.count, "one id for each value")
      self.label = label
      self.values = values
      self.ids = ids
      self.isOutOfRange = isOutOfRange
    }
  }

  /// One panel: groups of one quantity.
  public struct Panel: Sendable, Equatable, Codable {
    /// What is measured.
    public let quantity: String
    /// Its unit; nil for plain numbers.
    public let unit: String?
    /// Values that the quantity can have: the axis does not reach beyond; nil where any value is possible.
    public let possible: ClosedRange<Double>?
    /// The columns, left to right.
    public let groups: [Group]

    /// Groups of one quantity.
    public init(quantity: String, unit: String?, possible: ClosedRange<Double>? = nil, groups: [Group]) {
      self.quantity = quantity
      self.unit = unit
      self.possible = possible
      self.groups = groups
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// A column's box.
    public struct Box: Codable, Equatable, Sendable {
      /// Name under the column.
      public let label: String
      /// Number of values.
      public let n: Int
      /// Quartiles by linear interpolation; nil without values.
      public let lowerQuartile, median, upperQuartile: Double?
    }

    /// The values.
    public let panels: [Panel]
    /// The boxes of each panel.
    public let boxes: [[Box]]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - panels: Side by side, each on its own axis.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(words: FigureWords, panels: [Panel]) throws(RenderError) {
    for panel in panels {
      for group in panel.groups {
        try validate(group.values, "\(panel.quantity) of \(group.label), value", in: words)
      }
    }
    sidecar = Sidecar(panels: panels, boxes: panels.map { $0.groups.map(Self.box) })
    grid = PlotGrid(
      rows: [zip(panels, sidecar.boxes).map(Self.plot)], plotHeight: 180)
    self.words = words.filled(caption: Self.caption, altText: Self.altText(sidecar))
  }

  private static func box(_ group: Group) -> Sidecar.Box {
    let sorted = group.values.sorted()
    func quartile(_ part: Double) -> Double? {
      sorted.isEmpty ? nil : HistogramBins.quantile(sorted, part)
    }
    return Sidecar.Box(
      label: group.label, n: sorted.count, lowerQuartile: quartile(0.25), median: quartile(0.5),
      upperQuartile: quartile(0.75))
  }

  private static func plot(_ panel: Panel, _ boxes: [Sidecar.Box]) -> Plot {
    let categories = zip(0..., panel.groups).map { index, group in
      Axis.Category(
        position: Double(index), label: "\(group.label)\nn = \(NumberFormat.count(group.values.count))")
    }
    let x = Axis(
      "", scale: Scale(domain: -0.5...max(Double(panel.groups.count) - 0.5, 0.5)), categories: categories)
    let y = Axis(panel.quantity, unit: panel.unit, scale: scale(panel))
    let marks = zip(0..., zip(panel.groups, boxes)).flatMap { Self.marks($1.0, $1.1, at: Double($0)) }
    let isEmpty = panel.groups.allSatisfy(\.values.isEmpty)
    return Plot(x: x, y: y, marks: marks, message: isEmpty ? "No values to show" : nil)
  }

  private static func scale(_ panel: Panel) -> Scale {
    let scale = Scale(covering: panel.groups.flatMap(\.values))
    guard let possible = panel.possible, possible.overlaps(scale.domain) else { return scale }
    return Scale(domain: scale.domain.clamped(to: possible), tickCount: 5)
  }

  private static func marks(_ group: Group, _ box: Sidecar.Box, at x: Double) -> [Mark] {
    guard let low = box.lowerQuartile, let median = box.median, let high = box.upperQuartile else {
      return []
    }
    let style: DotStyle =
      switch group.isOutOfRange {
      case true: .outOfRange
      case false: .inRange
      default: .unclassified
      }
    let isCrowded = group.values.count > 500
    let small = DotStyle(
      shape: style.shape, colour: style.colour.opacity(isCrowded ? 0.35 : 0.55), radius: isCrowded ? 1.1 : 1.9
    )
    let format = NumberFormat(digits: 3)
    let outline = [(-0.26, low), (0.26, low), (0.26, high), (-0.26, high)]
    let dots = group.values.enumerated().map { Point(x: x + jitter($0), y: $1) }
    return [
      .polygon(
        outline.map { Point(x: x + $0.0, y: $0.1) }, fill: Palette.band,
        stroke: Stroke(Palette.axis, width: 0.7)),
      .dots(dots, small, titles: zip(group.ids, group.values).map { "\($0): \(format.string($1))" }),
      .line(
        from: Point(x: x - 0.26, y: median), to: Point(x: x + 0.26, y: median),
        Stroke(Palette.ink, width: 1.5)),
    ]
  }

  /// A shift that spreads neighbours evenly (multiples of the golden ratio) and is the same in every run.
  private static func jitter(_ index: Int) -> Double {
    let part = (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
    return (part - 0.5) * 0.36
  }

  private static let caption =
    "One dot a value; boxes reach from the lower to the upper quartile, thick lines are medians."

  private static func altText(_ data: Sidecar) -> String {
    let format = NumberFormat(digits: 2)
    let panels = zip(data.panels, data.boxes).map { panel, boxes in
      let groups = boxes.map { box in
        "\(box.label) \(box.median.map(format.string) ?? "no values") (n = \(box.n))"
      }
      return "\(panel.quantity), medians: " + groups.joined(separator: ", ")
    }
    return panels.joined(separator: ". ") + "."
  }
}
