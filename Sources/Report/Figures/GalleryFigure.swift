public import ApicalImaging

/// Frames with the contours of reference and prediction, in rows such as best, median and worst.
public struct GalleryFigure: FigureSource {
  /// One frame.
  public struct Item: Sendable, Equatable {
    /// The exam or frame.
    public let id: String
    /// The frame; without spacing its pixels are drawn square.
    public let image: Image
    /// Closed outlines of the reference, in pixels of the frame as ``Mask/contours()`` gives them: (0, 0) is its corner.
    public let reference: [[Point]]
    /// Closed outlines of the prediction, likewise.
    public let prediction: [[Point]]
    /// Closed outlines of a second prediction, likewise; empty for none.
    public let secondPrediction: [[Point]]
    /// Lines under the frame, the first one emphasised: id, view, phase, Dice, HD.
    public let captionLines: [String]

    /// One frame with its contours.
    public init(
      id: String, image: Image, reference: [[Point]], prediction: [[Point]],
      secondPrediction: [[Point]] = [], captionLines: [String]
    ) {
      self.id = id
      self.image = image
      self.reference = reference
      self.prediction = prediction
      self.secondPrediction = secondPrediction
      self.captionLines = captionLines
    }
  }

  /// Frames side by side.
  public struct Row: Sendable, Equatable {
    /// Heading at the left, such as "Worst"; empty for none.
    public let title: String
    /// Left to right.
    public let items: [Item]

    /// Frames side by side.
    public init(title: String, items: [Item]) {
      self.title = title
      self.items = items
    }
  }

  /// The numbers drawn.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// One frame.
    public struct Frame: Codable, Equatable, Sendable {
      /// Heading of its row.
      public let row: String
      /// The exam or frame.
      public let id: String
      /// Columns and rows.
      public let size: PixelSize
      /// mm; nil where unknown.
      public let spacing: Spacing?
      /// What is written below.
      public let captionLines: [String]
      /// Outlines in pixels.
      public let reference, prediction, secondPrediction: [[Point]]
    }

    /// Row after row.
    public let frames: [Frame]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - rows: Top to bottom.
  ///   - names: What the solid and the dashed contours are; empty for one that is not drawn.
  ///   - secondName: What the dotted contours are, as in a comparison of two models; nil for none.
  /// - Throws: ``RenderError/notFinite(figure:what:index:)``.
  public init(
    words: FigureWords, rows: [Row],
    names: (reference: String, prediction: String) = ("Reference", "Prediction"), secondName: String? = nil
  ) throws(RenderError) {
    for item in rows.flatMap(\.items) {
      let points = (item.reference + item.prediction + item.secondPrediction).flatMap { $0 }
      try validate(points.flatMap { [$0.x, $0.y] }, "\(item.id), contour coordinate", in: words)
    }
    sidecar = Sidecar(frames: rows.flatMap(Self.frames))
    let drawn = [
      LegendEntry(.line(Self.referenceStroke), names.reference),
      LegendEntry(.line(Self.predictionStroke), names.prediction),
    ]
    let legend =
      drawn.filter { !$0.label.isEmpty }
      + (secondName.map { [LegendEntry(.line(Self.secondStroke), $0)] } ?? [])
    grid = Self.grid(rows, legend)
    let list = sidecar.frames.map {
      ([$0.row] + $0.captionLines).filter { !$0.isEmpty }.joined(separator: ", ")
    }
    self.words = words.filled(
      caption: "Solid: \(names.reference.lowercasedFirst); dashed: \(names.prediction.lowercasedFirst)"
        + (secondName.map { "; dotted: \($0.lowercasedFirst)" } ?? "") + ". "
        + "Frames are drawn in their physical proportions.",
      altText: "Frames with contours. " + list.joined(separator: ". ") + ".")
  }

  private static func frames(_ row: Row) -> [Sidecar.Frame] {
    row.items.map { item in
      Sidecar.Frame(
        row: row.title, id: item.id, size: item.image.size, spacing: item.image.spacing,
        captionLines: item.captionLines, reference: item.reference, prediction: item.prediction,
        secondPrediction: item.secondPrediction)
    }
  }

  private static func grid(_ rows: [Row], _ legend: [LegendEntry]) -> PlotGrid {
    let columns = rows.map(\.items.count).max() ?? 0
    let hasTitles = rows.contains { !$0.title.isEmpty }
    return PlotGrid(
      rows: rows.map { $0.items.map(plot) }, rowTitles: hasTitles ? rows.map(\.title) : [], legend: legend,
      plotHeight: columns > 2 ? 150 : 190)
  }

  private static func plot(_ item: Item) -> Plot {
    let size = item.image.size
    let (dx, dy) = (item.image.spacing?.x ?? 1, item.image.spacing?.y ?? 1)
    let (width, height) = (Double(size.width) * dx, Double(size.height) * dy)
    func scaled(_ rings: [[Point]]) -> [[Point]] {
      rings.map { $0.map { Point(x: $0.x * dx, y: $0.y * dy) } }
    }
    let marks: [Mark] = [
      .raster(
        Raster(item.image, maximumSide: 560), Rectangle(x: 0, y: 0, width: width, height: height)),
      .contour(scaled(item.reference), casing), .contour(scaled(item.reference), referenceStroke),
      .contour(scaled(item.prediction), predictionStroke),
      .contour(scaled(item.secondPrediction), secondStroke),
    ]
    return Plot(
      x: Axis("", unit: "mm", scale: Scale(domain: 0...width)),
      y: Axis("", unit: "mm", scale: Scale(domain: 0...height), isReversed: true),
      marks: marks + (item.image.spacing == nil ? [] : scaleBar(height: height)), aspect: 1,
      frame: .none, captionLines: item.captionLines)
  }

  /// 20 mm in the lower left corner, where sectors leave the image black.
  private static func scaleBar(height: Double) -> [Mark] {
    let start = Point(x: 4, y: height - 4)
    let font = Font(size: 6)
    return [
      .line(from: start, to: Point(x: 24, y: height - 4), Stroke(Palette.paper, width: 1)),
      .text(
        TextMark(
          "20 mm", at: start, level: .bottom, font: font, colour: Palette.paper,
          offset: Size(width: 0, height: -1.5))),
    ]
  }

  /// Darkens the tissue around the contour of the reference, which is as bright.
  private static let casing = Stroke(Palette.ink.opacity(0.45), width: Theme.contourWidth + 1.2)
  private static let referenceStroke = Stroke(Palette.reference, width: Theme.contourWidth)
  private static let predictionStroke = Stroke(Palette.prediction, width: Theme.contourWidth, dash: [3.2, 2])
  private static let secondStroke = Stroke(
    Palette.secondPrediction, width: Theme.contourWidth + 0.4, dash: [1.6, 1.7])
}
