public import ApicalImaging

/// How often each pixel belongs to a structure, side by side for several sources of masks.
public struct HeatmapFigure: FigureSource {
  /// One source of masks.
  public struct Panel: Sendable, Equatable, Codable {
    /// Heading, such as "Reference".
    public let title: String
    /// Grid of the map.
    public let size: PixelSize
    /// Part of the masks that hold each pixel, 0…1, row after row.
    public let occupancy: [Double]
    /// Number of masks.
    public let count: Int
    /// Outline to draw over the map, in pixels; empty for none.
    public let outline: [Point]

    /// A map of `size.count` parts.
    public init(title: String, size: PixelSize, occupancy: [Double], count: Int, outline: [Point] = []) {
      precondition(
        occupancy.count == size.count, "\(size.count) values needed, \(occupancy.count) given")
      self.title = title
      self.size = size
      self.occupancy = occupancy
      self.count = count
      self.outline = outline
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// The structure.
    public let structure: String
    /// Every pixel of each panel.
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
  ///   - structure: What the masks show, such as "LV".
  ///   - panels: Side by side, on one scale from 0 to 100 %.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(words: FigureWords, structure: String, panels: [Panel]) throws(RenderError) {
    for panel in panels {
      try validate(panel.occupancy, "\(panel.title), pixel", in: words)
      try validate(panel.outline.flatMap { [$0.x, $0.y] }, "\(panel.title), outline coordinate", in: words)
    }
    sidecar = Sidecar(structure: structure, panels: panels)
    grid = Self.grid(sidecar)
    let size = panels.first.map { "\($0.size.width)\u{00A0}×\u{00A0}\($0.size.height)" } ?? ""
    let list = panels.map { "\($0.title) (\(NumberFormat.count($0.count)) masks)" }.joined(separator: ", ")
    self.words = words.filled(
      caption:
        "Share of masks in which a pixel belongs to the \(structure), after resizing to \(size) pixels.",
      altText: "Heat maps of \(structure) occupancy: \(list).")
  }

  private static func grid(_ data: Sidecar) -> PlotGrid {
    let bar = ColourBar(
      axis: Axis("\(data.structure) occupancy", unit: "%", scale: Scale(domain: 0...100, tickCount: 5)),
      map: .occupancy)
    let width = data.panels.count == 1 ? 300 : Theme.fullWidth
    return PlotGrid(rows: [data.panels.map(plot)], colourBar: bar, width: width, plotHeight: 260)
  }

  private static func plot(_ panel: Panel) -> Plot {
    var plot = Plot(
      picture: panel.occupancy, size: panel.size, map: .occupancy,
      title: "\(panel.title), n = \(NumberFormat.count(panel.count))")
    if !panel.outline.isEmpty {
      plot.marks.append(.contour([panel.outline], Stroke(Palette.axis, width: 0.8)))
    }
    if panel.count == 0 { plot.message = "No masks to show" }
    return plot
  }
}

extension Plot {
  /// A square panel that shows `size.count` parts of the whole, 0…1, as colours.
  init(picture parts: [Double], size: PixelSize, map: ColourMap, title: String) {
    let (width, height) = (Double(size.width), Double(size.height))
    let bytes = parts.flatMap { part -> [UInt8] in
      let colour = map.bytes(part)
      return [colour.red, colour.green, colour.blue]
    }
    self.init(
      title: title,
      x: Axis("", scale: Scale(domain: 0...width)),
      y: Axis("", scale: Scale(domain: 0...height), isReversed: true),
      marks: [
        .raster(
          Raster(size: size, rgb: bytes, isSmooth: false),
          Rectangle(x: 0, y: 0, width: width, height: height)),
        .contour([Self.rectangle(width, height)], Stroke(Palette.hairline, width: 1)),
      ],
      aspect: 1, frame: .none)
  }

  private static func rectangle(_ width: Double, _ height: Double) -> [Point] {
    [Point(x: 0, y: 0), Point(x: width, y: 0), Point(x: width, y: height), Point(x: 0, y: height)]
  }
}
